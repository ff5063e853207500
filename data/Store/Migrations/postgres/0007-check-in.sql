-- When and where a person checked in at a customer's (R23): a moment in UTC, and "latitude,longitude" in degrees.
ALTER TABLE "Interactions" ADD COLUMN "CheckedInAt" timestamp with time zone NULL;
ALTER TABLE "Interactions" ADD COLUMN "CheckInPosition" text NULL;
