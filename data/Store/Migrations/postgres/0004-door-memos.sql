-- What a door has to remember with a message until it is dealt with: a voice that waits to be heard, a press whose card waits to be changed.
CREATE TABLE "DoorMemos" (
    "Channel" text NOT NULL,
    "Kind" text NOT NULL,
    "ConversationKey" text NOT NULL,
    "MessageKey" text NOT NULL,
    "ContentJson" text NOT NULL,
    "CreatedAt" timestamp with time zone NOT NULL,
    CONSTRAINT "PK_DoorMemos" PRIMARY KEY ("Channel", "Kind", "ConversationKey", "MessageKey")
);

CREATE INDEX "IX_DoorMemos_Channel_CreatedAt" ON "DoorMemos" ("Channel", "CreatedAt");
