-- Tokens that a person's messages used at a model, per business day: what the daily allowance is counted in.
CREATE TABLE "ModelUsage" (
    "UserId" bigint NOT NULL,
    "Day" text NOT NULL,
    "Tokens" bigint NOT NULL,
    "Calls" bigint NOT NULL,
    CONSTRAINT "PK_ModelUsage" PRIMARY KEY ("UserId", "Day")
);
