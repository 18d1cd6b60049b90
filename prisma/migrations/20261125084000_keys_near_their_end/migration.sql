-- When the tenant's admins were told that a key ends soon; told once.
ALTER TABLE "api_key" ADD COLUMN "end_told_at" TIMESTAMPTZ(3);
-- The daily look for keys that end soon.
CREATE INDEX "api_key_ends_idx" ON "api_key" ("expires_at") WHERE "revoked_at" IS NULL AND "end_told_at" IS NULL;
