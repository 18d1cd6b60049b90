-- What a tenant asks for itself: everything it owns as an archive, and its own deletion.
ALTER TABLE "tenant_deletion" ADD COLUMN "is_own" BOOLEAN NOT NULL DEFAULT false;

-- Whoever asks for their own deletion has the days of grace, whatever asks.
ALTER TABLE "tenant_deletion" ADD CONSTRAINT "tenant_deletion_own_grace" CHECK (NOT "is_own" OR "due_at" >= "created_at" + interval '30 days');

-- An archive's pieces stay with the platform; a tenant sees how far its exports are, asks for one and calls it off.
GRANT SELECT, INSERT, UPDATE ON "tenant_export" TO bizosaas_app;
CREATE POLICY asked_by_oneself ON "tenant_export" AS RESTRICTIVE FOR INSERT TO bizosaas_app
  WITH CHECK ("status" = 'waiting' AND "asked_by_id" = app_user_id() AND "rows_total" IS NULL AND "sha256" IS NULL AND "expires_at" IS NULL);
CREATE POLICY ended_by_oneself ON "tenant_export" AS RESTRICTIVE FOR UPDATE TO bizosaas_app
  USING ("tenant_id" = app_tenant_id() AND "status" IN ('waiting', 'running'))
  WITH CHECK ("tenant_id" = app_tenant_id() AND "status" IN ('cancelled', 'failed'));

-- It asks for its own deletion and calls that off. What staff asked for it sees, and changes nothing of it.
GRANT SELECT, INSERT, UPDATE ON "tenant_deletion" TO bizosaas_app;
CREATE POLICY asked_by_oneself ON "tenant_deletion" AS RESTRICTIVE FOR INSERT TO bizosaas_app
  WITH CHECK ("is_own" AND "status" = 'waiting' AND "asked_by_id" = app_user_id() AND "ended_at" IS NULL AND "held_until" IS NULL);
CREATE POLICY called_off_by_oneself ON "tenant_deletion" AS RESTRICTIVE FOR UPDATE TO bizosaas_app
  USING ("tenant_id" = app_tenant_id() AND "is_own" AND "status" = 'waiting')
  WITH CHECK ("tenant_id" = app_tenant_id() AND "is_own" AND "status" = 'called_off');
