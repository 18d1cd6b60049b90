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

-- CreateTable
CREATE TABLE "crm_export" (
    "id" UUID NOT NULL,
    "tenant_id" UUID NOT NULL,
    "asked_by_id" UUID NOT NULL,
    "list" TEXT NOT NULL,
    "format" TEXT NOT NULL,
    "filter" JSONB NOT NULL,
    "methods" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "status" TEXT NOT NULL DEFAULT 'waiting',
    "rows_done" INTEGER NOT NULL DEFAULT 0,
    "size_bytes" BIGINT NOT NULL DEFAULT 0,
    "problem" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),
    "expires_at" TIMESTAMPTZ(3),

    CONSTRAINT "crm_export_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "crm_export_piece" (
    "tenant_id" UUID NOT NULL,
    "export_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "bytes" BYTEA NOT NULL,

    CONSTRAINT "crm_export_piece_pkey" PRIMARY KEY ("export_id","position")
);

-- CreateIndex
CREATE INDEX "crm_export_tenant_id_asked_by_id_created_at_id_idx" ON "crm_export"("tenant_id", "asked_by_id", "created_at" DESC, "id");

-- CreateIndex
CREATE INDEX "crm_export_status_expires_at_idx" ON "crm_export"("status", "expires_at");

-- CreateIndex
CREATE UNIQUE INDEX "crm_export_tenant_id_id_key" ON "crm_export"("tenant_id", "id");

-- CreateIndex
CREATE INDEX "crm_field_tenant_id_subject_position_idx" ON "crm_field"("tenant_id", "subject", "position");

-- CreateIndex
CREATE UNIQUE INDEX "crm_field_tenant_id_id_key" ON "crm_field"("tenant_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "crm_field_tenant_id_subject_key_key" ON "crm_field"("tenant_id", "subject", "key");

-- AddForeignKey
ALTER TABLE "crm_field" ADD CONSTRAINT "crm_field_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenant"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "crm_export" ADD CONSTRAINT "crm_export_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenant"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "crm_export_piece" ADD CONSTRAINT "crm_export_piece_tenant_id_export_id_fkey" FOREIGN KEY ("tenant_id", "export_id") REFERENCES "crm_export"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

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
ALTER TABLE "crm_export"
  ADD CONSTRAINT "crm_export_status" CHECK ("status" IN ('waiting', 'running', 'ready', 'cancelled', 'failed', 'expired')),
  ADD CONSTRAINT "crm_export_list" CHECK ("list" IN ('leads', 'contacts', 'companies', 'deals') AND "format" IN ('csv', 'xlsx')),
  ADD CONSTRAINT "crm_export_rows" CHECK ("rows_done" >= 0 AND "size_bytes" >= 0),
  ADD CONSTRAINT "crm_export_filter" CHECK (jsonb_typeof("filter") = 'object' AND octet_length("filter"::text) <= 10000);
ALTER TABLE "crm_export_piece" ADD CONSTRAINT "crm_export_piece_size" CHECK (octet_length("bytes") <= 4194304);

SELECT add_tenant_wall('crm_export');
SELECT add_tenant_wall('crm_export_piece');
