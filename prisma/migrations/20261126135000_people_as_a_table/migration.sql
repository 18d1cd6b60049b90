-- AlterTable
ALTER TABLE "bulk_run" ADD COLUMN     "authenticated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
ADD COLUMN     "methods" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- Runs of before showed nothing.
UPDATE "bulk_run" SET "authenticated_at" = '-infinity' WHERE "status" IN ('waiting', 'running');

-- The orders of the list of people beside that of names. Who never signed in comes before everybody else.
CREATE INDEX "user_seen_sort_idx" ON "user" ((coalesce("last_sign_in_at", '-infinity'::timestamptz)), "id");
CREATE INDEX "user_created_sort_idx" ON "user" ("created_at", "id");
-- Few are suspended: in the order of a whole list they would be looked for among everybody.
CREATE INDEX "user_suspended_seen_idx" ON "user" ((coalesce("last_sign_in_at", '-infinity'::timestamptz)), "id") WHERE "status" = 'suspended';
CREATE INDEX "user_suspended_created_idx" ON "user" ("created_at", "id") WHERE "status" = 'suspended';
