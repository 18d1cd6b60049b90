-- AlterTable
ALTER TABLE "contact" ADD COLUMN     "custom" JSONB NOT NULL DEFAULT '{}';

-- AlterTable
ALTER TABLE "crm_company" ADD COLUMN     "custom" JSONB NOT NULL DEFAULT '{}';

-- AlterTable
ALTER TABLE "deal" ADD COLUMN     "custom" JSONB NOT NULL DEFAULT '{}';

-- AlterTable
ALTER TABLE "lead" ADD COLUMN     "custom" JSONB NOT NULL DEFAULT '{}';

-- CreateTable
CREATE TABLE "crm_field" (
    "id" UUID NOT NULL,
    "tenant_id" UUID NOT NULL,
    "subject" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "help" TEXT NOT NULL DEFAULT '',
    "kind" TEXT NOT NULL,
    "unit" TEXT,
    "options" JSONB NOT NULL DEFAULT '[]',
    "is_required" BOOLEAN NOT NULL DEFAULT false,
    "position" INTEGER NOT NULL,
    "archived_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "crm_field_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "crm_field_tenant_id_subject_position_idx" ON "crm_field"("tenant_id", "subject", "position");

-- CreateIndex
CREATE UNIQUE INDEX "crm_field_tenant_id_id_key" ON "crm_field"("tenant_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "crm_field_tenant_id_subject_key_key" ON "crm_field"("tenant_id", "subject", "key");

-- AddForeignKey
ALTER TABLE "crm_field" ADD CONSTRAINT "crm_field_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenant"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What must hold whoever writes ----------------------------------------------------------------------------------------
ALTER TABLE "crm_field"
  ADD CONSTRAINT "crm_field_subject" CHECK ("subject" IN ('lead', 'contact', 'company', 'deal')),
  ADD CONSTRAINT "crm_field_kind" CHECK ("kind" IN ('text', 'long_text', 'number', 'date', 'yes_no', 'choice', 'choices', 'link')),
  -- A part of addresses and of saved views.
  ADD CONSTRAINT "crm_field_key" CHECK ("key" ~ '^[a-z][A-Za-z]{0,29}$'),
  ADD CONSTRAINT "crm_field_texts" CHECK (char_length("label") BETWEEN 1 AND 60 AND char_length("help") <= 200 AND char_length("unit") BETWEEN 1 AND 12),
  ADD CONSTRAINT "crm_field_unit" CHECK ("unit" IS NULL OR "kind" = 'number'),
  ADD CONSTRAINT "crm_field_options" CHECK (jsonb_typeof("options") = 'array' AND ("kind" IN ('choice', 'choices')) = ("options" <> '[]'::jsonb));
ALTER TABLE "lead" ADD CONSTRAINT "lead_custom" CHECK (jsonb_typeof("custom") = 'object');
ALTER TABLE "contact" ADD CONSTRAINT "contact_custom" CHECK (jsonb_typeof("custom") = 'object');
ALTER TABLE "crm_company" ADD CONSTRAINT "crm_company_custom" CHECK (jsonb_typeof("custom") = 'object');
ALTER TABLE "deal" ADD CONSTRAINT "deal_custom" CHECK (jsonb_typeof("custom") = 'object');

SELECT add_tenant_wall('crm_field');
