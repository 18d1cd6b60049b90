-- AlterTable
ALTER TABLE "tenant_domain" ADD COLUMN     "challenge" UUID NOT NULL DEFAULT gen_random_uuid(),
ADD COLUMN     "check_result" TEXT,
ADD COLUMN     "checked_at" TIMESTAMPTZ(3),
ADD COLUMN     "failures" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "is_dns_proof" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "lost_at" TIMESTAMPTZ(3),
ADD COLUMN     "next_check_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "tenant_note" (
    "id" UUID NOT NULL,
    "tenant_id" UUID NOT NULL,
    "author_id" UUID NOT NULL,
    "text" TEXT NOT NULL,
    "is_pinned" BOOLEAN NOT NULL DEFAULT false,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "tenant_note_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "audit_entry_tenant_id_action_at_id_idx" ON "audit_entry"("tenant_id", "action", "at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "membership_tenant_id_created_at_user_id_idx" ON "membership"("tenant_id", "created_at" DESC, "user_id");

-- CreateIndex
CREATE INDEX "mail_message_tenant_id_created_at_idx" ON "mail_message"("tenant_id", "created_at" DESC);

-- CreateIndex
CREATE INDEX "tenant_note_tenant_id_is_pinned_created_at_id_idx" ON "tenant_note"("tenant_id", "is_pinned" DESC, "created_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "tenant_note_tenant_id_created_at_idx" ON "tenant_note"("tenant_id", "created_at" DESC);

-- AddForeignKey
ALTER TABLE "tenant_note" ADD CONSTRAINT "tenant_note_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenant"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What must hold whoever writes ----------------------------------------------------------------------------------------
ALTER TABLE "tenant_domain"
  ADD CONSTRAINT "tenant_domain_check_result" CHECK ("check_result" IN ('found', 'other_value', 'no_record', 'no_name', 'no_answer')),
  ADD CONSTRAINT "tenant_domain_failures" CHECK ("failures" >= 0),
  ADD CONSTRAINT "tenant_domain_proof" CHECK (NOT "is_dns_proof" OR "verified_at" IS NOT NULL),
  ADD CONSTRAINT "tenant_domain_lost" CHECK ("lost_at" IS NULL OR "verified_at" IS NOT NULL);
CREATE INDEX "tenant_domain_next_check_at_idx" ON "tenant_domain" ("next_check_at") WHERE "next_check_at" IS NOT NULL;
ALTER TABLE "tenant_note"
  ADD CONSTRAINT "tenant_note_text_length" CHECK (char_length("text") BETWEEN 1 AND 4000),
  ADD CONSTRAINT "tenant_note_version" CHECK ("version" >= 1);

-- Walls ----------------------------------------------------------------------------------------------------------------
-- Of a tenant, and yet never for it: its role has no rights here, and a policy that lets no row through should it ever get some.
ALTER TABLE "tenant_note" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "tenant_note" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_wall ON "tenant_note" TO bizosaas_app USING ("tenant_id" = app_tenant_id() AND false) WITH CHECK ("tenant_id" = app_tenant_id() AND false);
CREATE POLICY platform ON "tenant_note" TO bizosaas_platform USING (true) WITH CHECK (true);
REVOKE ALL ON "tenant_note" FROM bizosaas_app;
