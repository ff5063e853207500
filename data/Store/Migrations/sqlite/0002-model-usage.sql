-- Tokens that a person's messages used at a model, per business day: what the daily allowance is counted in.
CREATE TABLE "ModelUsage" (
    "UserId" INTEGER NOT NULL,
    "Day" TEXT NOT NULL,
    "Tokens" INTEGER NOT NULL,
    "Calls" INTEGER NOT NULL,
    CONSTRAINT "PK_ModelUsage" PRIMARY KEY ("UserId", "Day")
);
