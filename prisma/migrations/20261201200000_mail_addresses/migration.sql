-- AlterTable
ALTER TABLE "crm_mail" ADD COLUMN     "look_again_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "crm_mail_address" (
    "tenant_id" UUID NOT NULL,
    "address" TEXT NOT NULL,
    "mail_id" UUID NOT NULL,

    CONSTRAINT "crm_mail_address_pkey" PRIMARY KEY ("tenant_id","address","mail_id")
);

-- CreateIndex
CREATE INDEX "crm_mail_address_tenant_id_mail_id_idx" ON "crm_mail_address"("tenant_id", "mail_id");

-- AddForeignKey
ALTER TABLE "crm_mail_address" ADD CONSTRAINT "crm_mail_address_tenant_id_mail_id_fkey" FOREIGN KEY ("tenant_id", "mail_id") REFERENCES "crm_mail"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What must hold whoever writes ----------------------------------------------------------------------------------------
ALTER TABLE "crm_mail_address" ADD CONSTRAINT "crm_mail_address_small" CHECK ("address" = lower("address") AND char_length("address") BETWEEN 3 AND 254);
-- Of whatever stands in a list of mails, the newest first; a search goes through it from there.
CREATE INDEX "crm_mail_newest" ON "crm_mail"("tenant_id", "created_at" DESC, "id" DESC);
-- What is to be looked at again, of all tenants: a mail that stands on a record never is.
CREATE INDEX "crm_mail_look_again" ON "crm_mail"("look_again_at") WHERE "look_again_at" IS NOT NULL;
ALTER TABLE "crm_mail" ADD CONSTRAINT "crm_mail_look_again" CHECK ("look_again_at" IS NULL OR "is_waiting");

SELECT add_tenant_wall('crm_mail_address');

-- Mails that wait already: somebody may have been given their addresses since.
-- The owner of the tables is held by the walls as well, and this is for all tenants.
ALTER TABLE "crm_mail" NO FORCE ROW LEVEL SECURITY;
ALTER TABLE "crm_mail_address" NO FORCE ROW LEVEL SECURITY;
INSERT INTO "crm_mail_address" ("tenant_id", "address", "mail_id")
  SELECT DISTINCT m."tenant_id", n."address", m."id" FROM "crm_mail" m
  CROSS JOIN LATERAL (SELECT lower(m."from_address") UNION ALL SELECT lower(r ->> 'address') FROM jsonb_array_elements(m."recipients") r) n("address")
  WHERE m."is_waiting" AND char_length(n."address") BETWEEN 3 AND 254;
UPDATE "crm_mail" SET "look_again_at" = "created_at" WHERE "is_waiting";
ALTER TABLE "crm_mail" FORCE ROW LEVEL SECURITY;
ALTER TABLE "crm_mail_address" FORCE ROW LEVEL SECURITY;

-- However a lead or contact comes to an address – by hand, a form, an import, by merging –, mails that wait for it are looked at again. The time is
-- one that is past by the clock that wrote the mail.
CREATE FUNCTION look_for_mails_again() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
BEGIN
  UPDATE "crm_mail" m SET "look_again_at" = m."created_at" FROM "crm_mail_address" a
    WHERE a."tenant_id" = NEW."tenant_id" AND a."address" = NEW."email_key" AND m."tenant_id" = a."tenant_id" AND m."id" = a."mail_id" AND m."is_waiting";
  RETURN NULL;
END $$;
CREATE TRIGGER look_for_mails_of_new AFTER INSERT ON "lead" FOR EACH ROW WHEN (NEW."email_key" IS NOT NULL) EXECUTE FUNCTION look_for_mails_again();
CREATE TRIGGER look_for_mails AFTER UPDATE OF "email_key" ON "lead" FOR EACH ROW
  WHEN (NEW."email_key" IS NOT NULL AND NEW."email_key" IS DISTINCT FROM OLD."email_key") EXECUTE FUNCTION look_for_mails_again();
CREATE TRIGGER look_for_mails_of_new AFTER INSERT ON "contact" FOR EACH ROW WHEN (NEW."email_key" IS NOT NULL) EXECUTE FUNCTION look_for_mails_again();
CREATE TRIGGER look_for_mails AFTER UPDATE OF "email_key" ON "contact" FOR EACH ROW
  WHEN (NEW."email_key" IS NOT NULL AND NEW."email_key" IS DISTINCT FROM OLD."email_key") EXECUTE FUNCTION look_for_mails_again();
