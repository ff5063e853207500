-- Pictures sent around a check-in (R23): attachments of the nearest check-in of the same person between two moments.
CREATE TABLE "CheckInPhotos" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_CheckInPhotos" PRIMARY KEY,
    "UserId" INTEGER NOT NULL,
    "Channel" TEXT NOT NULL,
    "ConversationKey" TEXT NOT NULL,
    "MessageKey" TEXT NOT NULL,
    "ContentType" TEXT NOT NULL,
    "Bytes" BLOB NOT NULL,
    "SentAt" TEXT NOT NULL,
    "BelongsFrom" TEXT NOT NULL,
    "BelongsUntil" TEXT NOT NULL
);

CREATE UNIQUE INDEX "IX_CheckInPhotos_Channel_ConversationKey_MessageKey" ON "CheckInPhotos" ("Channel", "ConversationKey", "MessageKey");
CREATE INDEX "IX_CheckInPhotos_UserId_BelongsFrom" ON "CheckInPhotos" ("UserId", "BelongsFrom");
