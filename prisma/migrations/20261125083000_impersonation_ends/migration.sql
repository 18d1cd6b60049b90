-- How an impersonation ended, and who ended it: both are shown to the tenant.
ALTER TABLE "impersonation" ADD COLUMN "ended_reason" TEXT, ADD COLUMN "ended_by_id" UUID;

-- The owner is bound by the walls, too: for the time of this transaction they are lifted.
ALTER TABLE "impersonation" NO FORCE ROW LEVEL SECURITY;
UPDATE "impersonation" SET "ended_reason" = 'stopped' WHERE "ended_at" IS NOT NULL;
UPDATE "impersonation" SET "ended_at" = least("expires_at", now()), "ended_reason" = 'lapsed' WHERE "ended_at" IS NULL;
ALTER TABLE "impersonation" FORCE ROW LEVEL SECURITY;

ALTER TABLE "impersonation"
  ADD CONSTRAINT "impersonation_end" CHECK (("ended_at" IS NULL) = ("ended_reason" IS NULL)),
  ADD CONSTRAINT "impersonation_ended_reason" CHECK ("ended_reason" IN
    ('stopped', 'signed_out', 'ended_by_tenant', 'consent_withdrawn', 'lapsed', 'staff_left', 'person_left', 'tenant_closed'));

-- A member of staff acts as one person at a time.
CREATE UNIQUE INDEX "impersonation_running_key" ON "impersonation" ("staff_user_id") WHERE "ended_at" IS NULL;
-- The running ones of a tenant are few among many.
CREATE INDEX "impersonation_running_idx" ON "impersonation" ("tenant_id", "user_id") WHERE "ended_at" IS NULL;
