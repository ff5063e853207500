-- Where a conversation of a channel that is pushed to can be reached, and who asked to be linked to a CRM user.
CREATE TABLE "ChannelAddresses" (
    "Channel" text NOT NULL,
    "ConversationKey" text NOT NULL,
    "PersonKey" text NULL,
    "IsActive" boolean NOT NULL,
    "AddressJson" text NOT NULL,
    "UpdatedAt" timestamp with time zone NOT NULL,
    CONSTRAINT "PK_ChannelAddresses" PRIMARY KEY ("Channel", "ConversationKey")
);

CREATE INDEX "IX_ChannelAddresses_Channel_PersonKey" ON "ChannelAddresses" ("Channel", "PersonKey");

CREATE TABLE "LinkRequests" (
    "Code" text NOT NULL CONSTRAINT "PK_LinkRequests" PRIMARY KEY,
    "Channel" text NOT NULL,
    "ExternalKey" text NOT NULL,
    "CreatedAt" timestamp with time zone NOT NULL,
    "ApprovedAt" timestamp with time zone NULL,
    "UserId" bigint NULL REFERENCES "Users" ("Id") DEFERRABLE INITIALLY DEFERRED
);

CREATE UNIQUE INDEX "IX_LinkRequests_Channel_ExternalKey" ON "LinkRequests" ("Channel", "ExternalKey");
