-- What people think of answers. ExternalId: the channel's own name of a delivered reply, by which it speaks of it later.
ALTER TABLE "Outbox" ADD COLUMN "ExternalId" text NULL;

CREATE TABLE "Feedback" (
    "OutboxId" bigint NOT NULL,
    "SenderKey" text NOT NULL,
    "Reaction" text NOT NULL,
    "Words" text NULL,
    "ReceivedAt" timestamp with time zone NOT NULL,
    CONSTRAINT "PK_Feedback" PRIMARY KEY ("OutboxId", "SenderKey")
);
