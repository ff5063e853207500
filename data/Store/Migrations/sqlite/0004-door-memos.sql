-- What a door has to remember with a message until it is dealt with: a voice that waits to be heard, a press whose card waits to be changed.
CREATE TABLE "DoorMemos" (
    "Channel" TEXT NOT NULL,
    "Kind" TEXT NOT NULL,
    "ConversationKey" TEXT NOT NULL,
    "MessageKey" TEXT NOT NULL,
    "ContentJson" TEXT NOT NULL,
    "CreatedAt" TEXT NOT NULL,
    CONSTRAINT "PK_DoorMemos" PRIMARY KEY ("Channel", "Kind", "ConversationKey", "MessageKey")
);

CREATE INDEX "IX_DoorMemos_Channel_CreatedAt" ON "DoorMemos" ("Channel", "CreatedAt");
