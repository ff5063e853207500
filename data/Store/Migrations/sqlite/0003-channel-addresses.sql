-- Where a conversation of a channel that is pushed to can be reached, and who asked to be linked to a CRM user.
CREATE TABLE "ChannelAddresses" (
    "Channel" TEXT NOT NULL,
    "ConversationKey" TEXT NOT NULL,
    "PersonKey" TEXT NULL,
    "IsActive" INTEGER NOT NULL,
    "AddressJson" TEXT NOT NULL,
    "UpdatedAt" TEXT NOT NULL,
    CONSTRAINT "PK_ChannelAddresses" PRIMARY KEY ("Channel", "ConversationKey")
);

CREATE INDEX "IX_ChannelAddresses_Channel_PersonKey" ON "ChannelAddresses" ("Channel", "PersonKey");

CREATE TABLE "LinkRequests" (
    "Code" TEXT NOT NULL CONSTRAINT "PK_LinkRequests" PRIMARY KEY,
    "Channel" TEXT NOT NULL,
    "ExternalKey" TEXT NOT NULL,
    "CreatedAt" TEXT NOT NULL,
    "ApprovedAt" TEXT NULL,
    "UserId" INTEGER NULL REFERENCES "Users" ("Id") DEFERRABLE INITIALLY DEFERRED
);

CREATE UNIQUE INDEX "IX_LinkRequests_Channel_ExternalKey" ON "LinkRequests" ("Channel", "ExternalKey");
