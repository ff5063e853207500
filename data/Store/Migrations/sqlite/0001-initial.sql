-- The first schema. Names are the model's. Links are checked at commit (deferred), so that linked records may be written in any order;
-- only links whose column is indexed are declared: the others would make every delete scan a table, and `verify` checks them.

CREATE TABLE "AccessKeys" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_AccessKeys" PRIMARY KEY,
    "Purpose" TEXT NOT NULL,
    "Prefix" TEXT NOT NULL,
    "Hash" TEXT NOT NULL,
    "UserId" INTEGER NOT NULL REFERENCES "Users" ("Id") DEFERRABLE INITIALLY DEFERRED,
    "CreatedAt" TEXT NOT NULL,
    "ExpiresAt" TEXT NULL,
    "RevokedAt" TEXT NULL
);

CREATE TABLE "Activities" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Activities" PRIMARY KEY,
    "Name" TEXT NOT NULL,
    "Type" TEXT NULL,
    "CustomerId" INTEGER NULL REFERENCES "Customers" ("Id") DEFERRABLE INITIALLY DEFERRED,
    "ContactId" INTEGER NULL,
    "OpportunityId" INTEGER NULL,
    "Goal" TEXT NULL,
    "Plan" TEXT NULL,
    "PlannedStart" TEXT NOT NULL,
    "PlannedOn" TEXT NOT NULL,
    "PlannedEnd" TEXT NULL,
    "ActualStart" TEXT NULL,
    "ActualEnd" TEXT NULL,
    "Location" TEXT NULL,
    "Participants" TEXT NULL,
    "RequiredResources" TEXT NULL,
    "BudgetFen" INTEGER NULL,
    "Status" TEXT NOT NULL,
    "Outcome" TEXT NULL,
    "FollowUpAction" TEXT NULL,
    "OwnerId" INTEGER NULL REFERENCES "Users" ("Id") DEFERRABLE INITIALLY DEFERRED,
    "CreatedById" INTEGER NULL,
    "Number" TEXT NOT NULL,
    "SourceId" TEXT NULL,
    "Version" INTEGER NOT NULL,
    "CreatedAt" TEXT NOT NULL,
    "UpdatedAt" TEXT NOT NULL
);

CREATE TABLE "AmountChanges" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_AmountChanges" PRIMARY KEY,
    "OpportunityId" INTEGER NOT NULL REFERENCES "Opportunities" ("Id") DEFERRABLE INITIALLY DEFERRED,
    "FromFen" INTEGER NULL,
    "ToFen" INTEGER NULL,
    "ChangedAt" TEXT NOT NULL,
    "ChangedById" INTEGER NULL
);

CREATE TABLE "Audit" (
    "Sequence" INTEGER NOT NULL CONSTRAINT "PK_Audit" PRIMARY KEY,
    "At" TEXT NOT NULL,
    "UserId" INTEGER NULL,
    "Action" TEXT NOT NULL,
    "Kind" TEXT NULL,
    "RecordId" INTEGER NULL,
    "DetailJson" TEXT NOT NULL,
    "PreviousHash" TEXT NOT NULL,
    "Hash" TEXT NOT NULL
);

CREATE TABLE "ChangeLog" (
    "Sequence" INTEGER NOT NULL CONSTRAINT "PK_ChangeLog" PRIMARY KEY AUTOINCREMENT,
    "Kind" TEXT NOT NULL,
    "RecordId" INTEGER NOT NULL,
    "IsDeleted" INTEGER NOT NULL
);

CREATE TABLE "ChannelIdentities" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_ChannelIdentities" PRIMARY KEY,
    "Channel" TEXT NOT NULL,
    "ExternalKey" TEXT NOT NULL,
    "UserId" INTEGER NOT NULL REFERENCES "Users" ("Id") DEFERRABLE INITIALLY DEFERRED,
    "CreatedAt" TEXT NOT NULL
);

CREATE TABLE "Contacts" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Contacts" PRIMARY KEY,
    "CustomerId" INTEGER NULL REFERENCES "Customers" ("Id") DEFERRABLE INITIALLY DEFERRED,
    "FullName" TEXT NOT NULL,
    "JobTitle" TEXT NULL,
    "Department" TEXT NULL,
    "BuyingRole" TEXT NULL,
    "Gender" TEXT NULL,
    "OfficePhone" TEXT NULL,
    "MobilePhone" TEXT NULL,
    "Email" TEXT NULL,
    "WeChatId" TEXT NULL,
    "Birthday" TEXT NULL,
    "Education" TEXT NULL,
    "WorkHistory" TEXT NULL,
    "Hobbies" TEXT NULL,
    "PreferredChannel" TEXT NULL,
    "RelationshipLevel" TEXT NULL,
    "Remarks" TEXT NULL,
    "OwnerId" INTEGER NULL,
    "Number" TEXT NOT NULL,
    "SourceId" TEXT NULL,
    "Version" INTEGER NOT NULL,
    "CreatedAt" TEXT NOT NULL,
    "UpdatedAt" TEXT NOT NULL
);

CREATE TABLE "Conversations" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Conversations" PRIMARY KEY,
    "Channel" TEXT NOT NULL,
    "Key" TEXT NOT NULL,
    "UserId" INTEGER NOT NULL,
    "StateJson" TEXT NOT NULL,
    "UpdatedAt" TEXT NOT NULL
);

CREATE TABLE "Customers" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Customers" PRIMARY KEY,
    "Name" TEXT NOT NULL,
    "ShortName" TEXT NULL,
    "NameEn" TEXT NULL,
    "FormerNames" TEXT NULL,
    "Industry" TEXT NULL,
    "CompanySize" TEXT NULL,
    "RegisteredAddress" TEXT NULL,
    "BusinessAddress" TEXT NULL,
    "Region" TEXT NULL,
    "City" TEXT NULL,
    "Source" TEXT NULL,
    "FirstContactDate" TEXT NULL,
    "Grade" TEXT NULL,
    "PrimaryContactId" INTEGER NULL,
    "KeyDecisionMakerId" INTEGER NULL,
    "MainNeeds" TEXT NULL,
    "BudgetMinFen" INTEGER NULL,
    "BudgetMaxFen" INTEGER NULL,
    "PlannedPurchaseDate" TEXT NULL,
    "Status" TEXT NOT NULL,
    "OwnerId" INTEGER NULL REFERENCES "Users" ("Id") DEFERRABLE INITIALLY DEFERRED,
    "AnnualRevenueFen" INTEGER NULL,
    "Tags" TEXT NULL,
    "Number" TEXT NOT NULL,
    "SourceId" TEXT NULL,
    "Version" INTEGER NOT NULL,
    "CreatedAt" TEXT NOT NULL,
    "UpdatedAt" TEXT NOT NULL
);

CREATE TABLE "Inbox" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Inbox" PRIMARY KEY,
    "Channel" TEXT NOT NULL,
    "ConversationKey" TEXT NOT NULL,
    "MessageKey" TEXT NOT NULL,
    "SenderKey" TEXT NOT NULL,
    "Text" TEXT NOT NULL,
    "MaskedKinds" TEXT NULL,
    "ActionJson" TEXT NULL,
    "SentAt" TEXT NOT NULL,
    "ReceivedAt" TEXT NOT NULL,
    "State" TEXT NOT NULL,
    "Attempts" INTEGER NOT NULL
);

CREATE TABLE "Interactions" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Interactions" PRIMARY KEY,
    "CustomerId" INTEGER NULL REFERENCES "Customers" ("Id") DEFERRABLE INITIALLY DEFERRED,
    "ContactId" INTEGER NULL,
    "OpportunityId" INTEGER NULL REFERENCES "Opportunities" ("Id") DEFERRABLE INITIALLY DEFERRED,
    "OccurredAt" TEXT NOT NULL,
    "OccurredOn" TEXT NOT NULL,
    "HasClockTime" INTEGER NOT NULL,
    "Channel" TEXT NULL,
    "Location" TEXT NULL,
    "OurParticipants" TEXT NULL,
    "CustomerParticipants" TEXT NULL,
    "Subject" TEXT NULL,
    "Content" TEXT NULL,
    "CustomerFeedback" TEXT NULL,
    "Sentiment" TEXT NULL,
    "KeyFacts" TEXT NULL,
    "BudgetMinFen" INTEGER NULL,
    "BudgetMaxFen" INTEGER NULL,
    "FollowUpAction" TEXT NULL,
    "FollowUpOwnerId" INTEGER NULL,
    "FollowUpDueDate" TEXT NULL,
    "FollowUpStatus" TEXT NULL,
    "OwnerId" INTEGER NULL REFERENCES "Users" ("Id") DEFERRABLE INITIALLY DEFERRED,
    "CreatedById" INTEGER NULL,
    "Number" TEXT NOT NULL,
    "SourceId" TEXT NULL,
    "Version" INTEGER NOT NULL,
    "CreatedAt" TEXT NOT NULL,
    "UpdatedAt" TEXT NOT NULL
);

CREATE TABLE "Opportunities" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Opportunities" PRIMARY KEY,
    "Name" TEXT NOT NULL,
    "CustomerId" INTEGER NULL REFERENCES "Customers" ("Id") DEFERRABLE INITIALLY DEFERRED,
    "PrimaryContactId" INTEGER NULL,
    "ProductOrService" TEXT NULL,
    "ProductId" INTEGER NULL,
    "ExpectedAmountFen" INTEGER NULL,
    "Currency" TEXT NOT NULL,
    "ExpectedCloseDate" TEXT NULL,
    "Stage" TEXT NOT NULL,
    "WinProbability" INTEGER NOT NULL,
    "Competitors" TEXT NULL,
    "Strengths" TEXT NULL,
    "Weaknesses" TEXT NULL,
    "KeySuccessFactors" TEXT NULL,
    "RiskFactors" TEXT NULL,
    "NextAction" TEXT NULL,
    "ActionOwnerId" INTEGER NULL,
    "ActionDueDate" TEXT NULL,
    "ActionCompletedDate" TEXT NULL,
    "OwnerId" INTEGER NULL REFERENCES "Users" ("Id") DEFERRABLE INITIALLY DEFERRED,
    "ClosedTeamId" INTEGER NULL,
    "OpenedOn" TEXT NOT NULL,
    "ClosedAt" TEXT NULL,
    "LostReason" TEXT NULL,
    "Number" TEXT NOT NULL,
    "SourceId" TEXT NULL,
    "Version" INTEGER NOT NULL,
    "CreatedAt" TEXT NOT NULL,
    "UpdatedAt" TEXT NOT NULL
);

CREATE TABLE "OrderLines" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_OrderLines" PRIMARY KEY,
    "OrderId" INTEGER NOT NULL REFERENCES "Orders" ("Id") DEFERRABLE INITIALLY DEFERRED,
    "CustomerId" INTEGER NULL,
    "OwnerId" INTEGER NULL,
    "ProductId" INTEGER NULL,
    "QuantityThousandths" INTEGER NOT NULL,
    "UnitPriceE4" INTEGER NOT NULL,
    "DiscountE4" INTEGER NOT NULL,
    "AmountE4" INTEGER NOT NULL,
    "Number" TEXT NOT NULL,
    "SourceId" TEXT NULL,
    "Version" INTEGER NOT NULL,
    "CreatedAt" TEXT NOT NULL,
    "UpdatedAt" TEXT NOT NULL
);

CREATE TABLE "Orders" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Orders" PRIMARY KEY,
    "CustomerId" INTEGER NULL REFERENCES "Customers" ("Id") DEFERRABLE INITIALLY DEFERRED,
    "OwnerId" INTEGER NULL REFERENCES "Users" ("Id") DEFERRABLE INITIALLY DEFERRED,
    "OrderedOn" TEXT NOT NULL,
    "DueOn" TEXT NULL,
    "ShippedOn" TEXT NULL,
    "ShipCountry" TEXT NULL,
    "Currency" TEXT NOT NULL,
    "Number" TEXT NOT NULL,
    "SourceId" TEXT NULL,
    "Version" INTEGER NOT NULL,
    "CreatedAt" TEXT NOT NULL,
    "UpdatedAt" TEXT NOT NULL
);

CREATE TABLE "Outbox" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Outbox" PRIMARY KEY,
    "Channel" TEXT NOT NULL,
    "ConversationKey" TEXT NOT NULL,
    "InboxId" INTEGER NULL,
    "ReplyJson" TEXT NOT NULL,
    "State" TEXT NOT NULL,
    "Attempts" INTEGER NOT NULL,
    "CreatedAt" TEXT NOT NULL,
    "SentAt" TEXT NULL
);

CREATE TABLE "OwnerChanges" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_OwnerChanges" PRIMARY KEY,
    "Kind" TEXT NOT NULL,
    "RecordId" INTEGER NOT NULL,
    "FromId" INTEGER NULL,
    "ToId" INTEGER NULL,
    "ChangedAt" TEXT NOT NULL,
    "ChangedById" INTEGER NULL
);

CREATE TABLE "Products" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Products" PRIMARY KEY,
    "Name" TEXT NOT NULL,
    "NameEn" TEXT NULL,
    "Category" TEXT NULL,
    "ListPriceFen" INTEGER NULL,
    "Unit" TEXT NULL,
    "Number" TEXT NOT NULL,
    "SourceId" TEXT NULL,
    "Version" INTEGER NOT NULL,
    "CreatedAt" TEXT NOT NULL,
    "UpdatedAt" TEXT NOT NULL
);

CREATE TABLE "Proposals" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Proposals" PRIMARY KEY,
    "ConversationId" INTEGER NOT NULL,
    "UserId" INTEGER NOT NULL,
    "Skill" TEXT NOT NULL,
    "State" TEXT NOT NULL,
    "ContentJson" TEXT NOT NULL,
    "Version" INTEGER NOT NULL,
    "CreatedAt" TEXT NOT NULL,
    "ExpiresAt" TEXT NOT NULL
);

CREATE TABLE "Snoozes" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Snoozes" PRIMARY KEY,
    "UserId" INTEGER NOT NULL,
    "Key" TEXT NOT NULL,
    "Until" TEXT NULL,
    "CreatedAt" TEXT NOT NULL
);

CREATE TABLE "StageChanges" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_StageChanges" PRIMARY KEY,
    "OpportunityId" INTEGER NOT NULL REFERENCES "Opportunities" ("Id") DEFERRABLE INITIALLY DEFERRED,
    "From" TEXT NULL,
    "To" TEXT NOT NULL,
    "ChangedOn" TEXT NOT NULL,
    "ChangedAt" TEXT NOT NULL,
    "ChangedById" INTEGER NULL,
    "Reason" TEXT NULL
);

CREATE TABLE "Targets" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Targets" PRIMARY KEY,
    "OwnerId" INTEGER NULL REFERENCES "Users" ("Id") DEFERRABLE INITIALLY DEFERRED,
    "Month" TEXT NOT NULL,
    "AmountFen" INTEGER NOT NULL,
    "Currency" TEXT NOT NULL,
    "Number" TEXT NOT NULL,
    "SourceId" TEXT NULL,
    "Version" INTEGER NOT NULL,
    "CreatedAt" TEXT NOT NULL,
    "UpdatedAt" TEXT NOT NULL
);

CREATE TABLE "Tasks" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Tasks" PRIMARY KEY,
    "Title" TEXT NOT NULL,
    "DueDate" TEXT NULL,
    "DueTime" TEXT NULL,
    "RemindAt" TEXT NULL,
    "OwnerId" INTEGER NULL REFERENCES "Users" ("Id") DEFERRABLE INITIALLY DEFERRED,
    "CreatedById" INTEGER NULL,
    "CustomerId" INTEGER NULL REFERENCES "Customers" ("Id") DEFERRABLE INITIALLY DEFERRED,
    "ContactId" INTEGER NULL,
    "OpportunityId" INTEGER NULL,
    "InteractionId" INTEGER NULL,
    "Priority" INTEGER NOT NULL,
    "Status" TEXT NOT NULL,
    "CompletedAt" TEXT NULL,
    "Number" TEXT NOT NULL,
    "SourceId" TEXT NULL,
    "Version" INTEGER NOT NULL,
    "CreatedAt" TEXT NOT NULL,
    "UpdatedAt" TEXT NOT NULL
);

CREATE TABLE "Teams" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Teams" PRIMARY KEY,
    "Name" TEXT NOT NULL,
    "NameEn" TEXT NULL,
    "Region" TEXT NULL,
    "Number" TEXT NOT NULL,
    "SourceId" TEXT NULL,
    "Version" INTEGER NOT NULL,
    "CreatedAt" TEXT NOT NULL,
    "UpdatedAt" TEXT NOT NULL
);

CREATE TABLE "UndoEntries" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_UndoEntries" PRIMARY KEY,
    "ConversationId" INTEGER NOT NULL,
    "UserId" INTEGER NOT NULL,
    "ProposalId" INTEGER NULL,
    "Title" TEXT NOT NULL,
    "ReverseJson" TEXT NOT NULL,
    "IsUsed" INTEGER NOT NULL,
    "CreatedAt" TEXT NOT NULL,
    "ExpiresAt" TEXT NOT NULL
);

CREATE TABLE "UsedNonces" (
    "Nonce" TEXT NOT NULL CONSTRAINT "PK_UsedNonces" PRIMARY KEY,
    "UsedAt" TEXT NOT NULL
);

CREATE TABLE "Users" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Users" PRIMARY KEY,
    "Name" TEXT NOT NULL,
    "NameEn" TEXT NULL,
    "Email" TEXT NULL,
    "Role" TEXT NOT NULL,
    "TeamId" INTEGER NULL REFERENCES "Teams" ("Id") DEFERRABLE INITIALLY DEFERRED,
    "Region" TEXT NULL,
    "ManagerId" INTEGER NULL,
    "IsDisabled" INTEGER NOT NULL,
    "Language" TEXT NOT NULL,
    "Number" TEXT NOT NULL,
    "SourceId" TEXT NULL,
    "Version" INTEGER NOT NULL,
    "CreatedAt" TEXT NOT NULL,
    "UpdatedAt" TEXT NOT NULL
);

CREATE UNIQUE INDEX "IX_AccessKeys_Hash" ON "AccessKeys" ("Hash");

CREATE INDEX "IX_Activities_CustomerId" ON "Activities" ("CustomerId");

CREATE UNIQUE INDEX "IX_Activities_Number" ON "Activities" ("Number");

CREATE INDEX "IX_Activities_OwnerId_PlannedOn" ON "Activities" ("OwnerId", "PlannedOn");

CREATE UNIQUE INDEX "IX_Activities_SourceId" ON "Activities" ("SourceId");

CREATE INDEX "IX_AmountChanges_OpportunityId" ON "AmountChanges" ("OpportunityId");

CREATE UNIQUE INDEX "IX_ChannelIdentities_Channel_ExternalKey" ON "ChannelIdentities" ("Channel", "ExternalKey");

CREATE INDEX "IX_Contacts_CustomerId" ON "Contacts" ("CustomerId");

CREATE UNIQUE INDEX "IX_Contacts_Number" ON "Contacts" ("Number");

CREATE UNIQUE INDEX "IX_Contacts_SourceId" ON "Contacts" ("SourceId");

CREATE UNIQUE INDEX "IX_Conversations_Channel_Key_UserId" ON "Conversations" ("Channel", "Key", "UserId");

CREATE UNIQUE INDEX "IX_Customers_Number" ON "Customers" ("Number");

CREATE INDEX "IX_Customers_OwnerId" ON "Customers" ("OwnerId");

CREATE UNIQUE INDEX "IX_Customers_SourceId" ON "Customers" ("SourceId");

CREATE UNIQUE INDEX "IX_Inbox_Channel_ConversationKey_MessageKey" ON "Inbox" ("Channel", "ConversationKey", "MessageKey");

CREATE INDEX "IX_Inbox_State" ON "Inbox" ("State");

CREATE INDEX "IX_Interactions_CustomerId_OccurredOn" ON "Interactions" ("CustomerId", "OccurredOn");

CREATE UNIQUE INDEX "IX_Interactions_Number" ON "Interactions" ("Number");

CREATE INDEX "IX_Interactions_OpportunityId" ON "Interactions" ("OpportunityId");

CREATE INDEX "IX_Interactions_OwnerId_OccurredOn" ON "Interactions" ("OwnerId", "OccurredOn");

CREATE UNIQUE INDEX "IX_Interactions_SourceId" ON "Interactions" ("SourceId");

CREATE INDEX "IX_Opportunities_Closed" ON "Opportunities" ("OwnerId", "Stage", "ClosedAt", "ExpectedAmountFen", "Currency", "ClosedTeamId", "OpenedOn");

CREATE INDEX "IX_Opportunities_CustomerId" ON "Opportunities" ("CustomerId");

CREATE UNIQUE INDEX "IX_Opportunities_Number" ON "Opportunities" ("Number");

CREATE INDEX "IX_Opportunities_Open" ON "Opportunities" ("OwnerId", "Stage", "ExpectedCloseDate", "ExpectedAmountFen", "Currency", "WinProbability");

CREATE UNIQUE INDEX "IX_Opportunities_SourceId" ON "Opportunities" ("SourceId");

CREATE UNIQUE INDEX "IX_OrderLines_Number" ON "OrderLines" ("Number");

CREATE INDEX "IX_OrderLines_OrderId" ON "OrderLines" ("OrderId");

CREATE UNIQUE INDEX "IX_OrderLines_SourceId" ON "OrderLines" ("SourceId");

CREATE INDEX "IX_Orders_CustomerId" ON "Orders" ("CustomerId");

CREATE UNIQUE INDEX "IX_Orders_Number" ON "Orders" ("Number");

CREATE INDEX "IX_Orders_OwnerId_OrderedOn" ON "Orders" ("OwnerId", "OrderedOn");

CREATE UNIQUE INDEX "IX_Orders_SourceId" ON "Orders" ("SourceId");

CREATE INDEX "IX_Outbox_Channel_ConversationKey_Id" ON "Outbox" ("Channel", "ConversationKey", "Id");

CREATE UNIQUE INDEX "IX_Outbox_InboxId" ON "Outbox" ("InboxId");

CREATE INDEX "IX_Outbox_State" ON "Outbox" ("State");

CREATE INDEX "IX_OwnerChanges_Kind_RecordId" ON "OwnerChanges" ("Kind", "RecordId");

CREATE UNIQUE INDEX "IX_Products_Number" ON "Products" ("Number");

CREATE UNIQUE INDEX "IX_Products_SourceId" ON "Products" ("SourceId");

CREATE INDEX "IX_Proposals_ConversationId_State" ON "Proposals" ("ConversationId", "State");

CREATE UNIQUE INDEX "IX_Snoozes_UserId_Key" ON "Snoozes" ("UserId", "Key");

CREATE INDEX "IX_StageChanges_OpportunityId" ON "StageChanges" ("OpportunityId");

CREATE UNIQUE INDEX "IX_Targets_Number" ON "Targets" ("Number");

CREATE UNIQUE INDEX "IX_Targets_OwnerId_Month_Currency" ON "Targets" ("OwnerId", "Month", "Currency");

CREATE UNIQUE INDEX "IX_Targets_SourceId" ON "Targets" ("SourceId");

CREATE INDEX "IX_Tasks_CustomerId" ON "Tasks" ("CustomerId");

CREATE INDEX "IX_Tasks_InteractionId" ON "Tasks" ("InteractionId");

CREATE UNIQUE INDEX "IX_Tasks_Number" ON "Tasks" ("Number");

CREATE INDEX "IX_Tasks_OwnerId_Status_DueDate" ON "Tasks" ("OwnerId", "Status", "DueDate");

CREATE UNIQUE INDEX "IX_Tasks_SourceId" ON "Tasks" ("SourceId");

CREATE UNIQUE INDEX "IX_Teams_Number" ON "Teams" ("Number");

CREATE UNIQUE INDEX "IX_Teams_SourceId" ON "Teams" ("SourceId");

CREATE INDEX "IX_UndoEntries_ConversationId" ON "UndoEntries" ("ConversationId");

CREATE UNIQUE INDEX "IX_Users_Number" ON "Users" ("Number");

CREATE UNIQUE INDEX "IX_Users_SourceId" ON "Users" ("SourceId");

-- The last number given in each series, such as C for customers.
CREATE TABLE "Numbers" (
    "Series" TEXT NOT NULL CONSTRAINT "PK_Numbers" PRIMARY KEY,
    "Last" INTEGER NOT NULL
);

CREATE TABLE "SchemaVersions" (
    "Version" INTEGER NOT NULL CONSTRAINT "PK_SchemaVersions" PRIMARY KEY,
    "Name" TEXT NOT NULL,
    "AppliedAt" TEXT NOT NULL
);
