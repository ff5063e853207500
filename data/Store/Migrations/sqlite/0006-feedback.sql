-- What people think of answers. ExternalId: the channel's own name of a delivered reply, by which it speaks of it later.
ALTER TABLE "Outbox" ADD COLUMN "ExternalId" TEXT NULL;

CREATE TABLE "Feedback" (
    "OutboxId" INTEGER NOT NULL,
    "SenderKey" TEXT NOT NULL,
    "Reaction" TEXT NOT NULL,
    "Words" TEXT NULL,
    "ReceivedAt" TEXT NOT NULL,
    CONSTRAINT "PK_Feedback" PRIMARY KEY ("OutboxId", "SenderKey")
);
