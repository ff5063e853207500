-- Pictures sent around a check-in (R23): attachments of the nearest check-in of the same person between two moments.
CREATE TABLE "CheckInPhotos" (
    "Id" bigint NOT NULL CONSTRAINT "PK_CheckInPhotos" PRIMARY KEY,
    "UserId" bigint NOT NULL,
    "Channel" text NOT NULL,
    "ConversationKey" text NOT NULL,
    "MessageKey" text NOT NULL,
    "ContentType" text NOT NULL,
    "Bytes" bytea NOT NULL,
    "SentAt" timestamp with time zone NOT NULL,
    "BelongsFrom" timestamp with time zone NOT NULL,
    "BelongsUntil" timestamp with time zone NOT NULL
);

CREATE UNIQUE INDEX "IX_CheckInPhotos_Channel_ConversationKey_MessageKey" ON "CheckInPhotos" ("Channel", "ConversationKey", "MessageKey");
CREATE INDEX "IX_CheckInPhotos_UserId_BelongsFrom" ON "CheckInPhotos" ("UserId", "BelongsFrom");
