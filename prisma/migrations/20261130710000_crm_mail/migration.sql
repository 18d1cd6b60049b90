-- CreateTable
CREATE TABLE "crm_mail" (
    "id" UUID NOT NULL,
    "tenant_id" UUID NOT NULL,
    "message_key" TEXT NOT NULL,
    "direction" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "from_name" TEXT NOT NULL DEFAULT '',
    "from_address" TEXT NOT NULL,
    "recipients" JSONB NOT NULL,
    "body" TEXT NOT NULL,
    "is_cut" BOOLEAN NOT NULL DEFAULT false,
    "attachments" JSONB NOT NULL DEFAULT '[]',
    "sent_at" TIMESTAMPTZ(3) NOT NULL,
    "is_waiting" BOOLEAN NOT NULL,
    "logged_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "crm_mail_pkey" PRIMARY KEY ("id")
);

-- AlterTable
ALTER TABLE "activity" ADD COLUMN     "mail_id" UUID;

-- CreateIndex
CREATE UNIQUE INDEX "crm_mail_tenant_id_id_key" ON "crm_mail"("tenant_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "crm_mail_tenant_id_message_key_key" ON "crm_mail"("tenant_id", "message_key");

-- CreateIndex
CREATE INDEX "activity_tenant_id_mail_id_idx" ON "activity"("tenant_id", "mail_id");

-- AddForeignKey
ALTER TABLE "crm_mail" ADD CONSTRAINT "crm_mail_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenant"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "activity" ADD CONSTRAINT "activity_tenant_id_mail_id_fkey" FOREIGN KEY ("tenant_id", "mail_id") REFERENCES "crm_mail"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What must hold whoever writes ----------------------------------------------------------------------------------------
ALTER TABLE "crm_mail"
  ADD CONSTRAINT "crm_mail_key" CHECK ("message_key" ~ '^[0-9a-f]{64}$'),
  ADD CONSTRAINT "crm_mail_direction" CHECK ("direction" IN ('in', 'out')),
  ADD CONSTRAINT "crm_mail_texts" CHECK (char_length("subject") BETWEEN 1 AND 200 AND char_length("from_name") <= 200 AND char_length("body") <= 20000
    AND char_length("from_address") BETWEEN 3 AND 254 AND "from_address" = lower("from_address")),
  ADD CONSTRAINT "crm_mail_lists" CHECK (jsonb_typeof("recipients") = 'array' AND jsonb_array_length("recipients") <= 100
    AND jsonb_typeof("attachments") = 'array' AND jsonb_array_length("attachments") <= 50);
ALTER TABLE "activity" ADD CONSTRAINT "activity_mail" CHECK ("mail_id" IS NULL OR "kind" = 'mail');
-- What waits for somebody, the newest first.
CREATE INDEX "crm_mail_waiting" ON "crm_mail"("tenant_id", "created_at" DESC, "id" DESC) WHERE "is_waiting";

SELECT add_tenant_wall('crm_mail');

-- A mail goes with the last record that it stands on: whoever asks that a lead is forgotten asks it of the mails, too.
CREATE FUNCTION drop_mail_of_nobody() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
BEGIN
  DELETE FROM "crm_mail" m WHERE m."tenant_id" = OLD."tenant_id" AND m."id" = OLD."mail_id"
    AND NOT EXISTS (SELECT 1 FROM "activity" a WHERE a."tenant_id" = OLD."tenant_id" AND a."mail_id" = OLD."mail_id");
  RETURN NULL;
END $$;
CREATE TRIGGER drop_mail_of_nobody AFTER DELETE ON "activity" FOR EACH ROW WHEN (OLD."mail_id" IS NOT NULL) EXECUTE FUNCTION drop_mail_of_nobody();
