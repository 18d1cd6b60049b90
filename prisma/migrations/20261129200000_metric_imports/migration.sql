-- AlterTable
ALTER TABLE "campaign_channel_day" ADD COLUMN     "import_id" UUID,
ADD COLUMN     "imported_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "figure_import" (
    "id" UUID NOT NULL,
    "tenant_id" UUID NOT NULL,
    "source" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'draft',
    "file_name" TEXT NOT NULL,
    "size_bytes" INTEGER NOT NULL,
    "sha256" TEXT,
    "settings" JSONB,
    "asked_by_id" UUID,
    "bytes_read" INTEGER NOT NULL DEFAULT 0,
    "rows_read" INTEGER NOT NULL DEFAULT 0,
    "rows_skipped" INTEGER NOT NULL DEFAULT 0,
    "rows_failed" INTEGER NOT NULL DEFAULT 0,
    "days_total" INTEGER NOT NULL DEFAULT 0,
    "days_created" INTEGER NOT NULL DEFAULT 0,
    "days_changed" INTEGER NOT NULL DEFAULT 0,
    "days_same" INTEGER NOT NULL DEFAULT 0,
    "campaigns_created" INTEGER NOT NULL DEFAULT 0,
    "problem" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "begun_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "figure_import_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "figure_import_piece" (
    "tenant_id" UUID NOT NULL,
    "import_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "bytes" BYTEA NOT NULL,

    CONSTRAINT "figure_import_piece_pkey" PRIMARY KEY ("tenant_id","import_id","position")
);

-- CreateTable
CREATE TABLE "figure_import_row" (
    "tenant_id" UUID NOT NULL,
    "import_id" UUID NOT NULL,
    "line" INTEGER NOT NULL,
    "campaign_key" TEXT NOT NULL,
    "campaign_name" TEXT NOT NULL,
    "currency" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "day" DATE NOT NULL,
    "impressions" DECIMAL(20,4) NOT NULL,
    "clicks" DECIMAL(20,4) NOT NULL,
    "conversions" DECIMAL(20,4) NOT NULL,
    "spend_minor" DECIMAL(20,4) NOT NULL,
    "revenue_minor" DECIMAL(20,4) NOT NULL,

    CONSTRAINT "figure_import_row_pkey" PRIMARY KEY ("tenant_id","import_id","line")
);

-- CreateTable
CREATE TABLE "figure_import_error" (
    "tenant_id" UUID NOT NULL,
    "import_id" UUID NOT NULL,
    "line" INTEGER NOT NULL,
    "cells" JSONB NOT NULL,
    "message" TEXT NOT NULL,

    CONSTRAINT "figure_import_error_pkey" PRIMARY KEY ("tenant_id","import_id","line")
);

-- CreateTable
CREATE TABLE "figure_import_change" (
    "tenant_id" UUID NOT NULL,
    "import_id" UUID NOT NULL,
    "campaign_id" UUID NOT NULL,
    "channel" TEXT NOT NULL,
    "day" DATE NOT NULL,
    "impressions" INTEGER,
    "clicks" INTEGER,
    "conversions" INTEGER,
    "spend_minor" BIGINT,
    "revenue_minor" BIGINT,
    "before_id" UUID,
    "before_at" TIMESTAMPTZ(3),

    CONSTRAINT "figure_import_change_pkey" PRIMARY KEY ("tenant_id","import_id","campaign_id","day","channel")
);

-- CreateTable
CREATE TABLE "figure_mapping" (
    "tenant_id" UUID NOT NULL,
    "source" TEXT NOT NULL,
    "settings" JSONB NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "figure_mapping_pkey" PRIMARY KEY ("tenant_id","source")
);

-- CreateIndex
CREATE INDEX "figure_import_tenant_id_created_at_id_idx" ON "figure_import"("tenant_id", "created_at" DESC, "id");

-- CreateIndex
CREATE INDEX "figure_import_status_created_at_idx" ON "figure_import"("status", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "figure_import_tenant_id_id_key" ON "figure_import"("tenant_id", "id");

-- CreateIndex
CREATE INDEX "figure_import_row_tenant_id_import_id_campaign_key_idx" ON "figure_import_row"("tenant_id", "import_id", "campaign_key");

-- CreateIndex
CREATE INDEX "figure_import_change_tenant_id_before_id_idx" ON "figure_import_change"("tenant_id", "before_id");

-- AddForeignKey
ALTER TABLE "figure_import" ADD CONSTRAINT "figure_import_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenant"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "figure_import_piece" ADD CONSTRAINT "figure_import_piece_tenant_id_import_id_fkey" FOREIGN KEY ("tenant_id", "import_id") REFERENCES "figure_import"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "figure_import_error" ADD CONSTRAINT "figure_import_error_tenant_id_import_id_fkey" FOREIGN KEY ("tenant_id", "import_id") REFERENCES "figure_import"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "figure_mapping" ADD CONSTRAINT "figure_mapping_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenant"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What must hold whoever writes ----------------------------------------------------------------------------------------
ALTER TABLE "figure_import"
  ADD CONSTRAINT "figure_import_source" CHECK ("source" IN ('google_ads', 'meta_ads', 'linkedin', 'ga4', 'own', 'api')),
  ADD CONSTRAINT "figure_import_status" CHECK ("status" IN ('draft', 'waiting', 'reading', 'writing', 'done', 'cancelling', 'cancelled', 'failed', 'undoing', 'undone')),
  ADD CONSTRAINT "figure_import_texts" CHECK (char_length("file_name") BETWEEN 1 AND 200 AND "size_bytes" BETWEEN 0 AND 268435456);
ALTER TABLE "figure_import_error" ADD CONSTRAINT "figure_import_error_message" CHECK (char_length("message") BETWEEN 1 AND 1000);
ALTER TABLE "figure_import_piece" ADD CONSTRAINT "figure_import_piece_size" CHECK (octet_length("bytes") BETWEEN 1 AND 4194304);

SELECT add_tenant_wall('figure_import');
SELECT add_tenant_wall('figure_import_piece');
SELECT add_tenant_wall('figure_import_row');
SELECT add_tenant_wall('figure_import_error');
SELECT add_tenant_wall('figure_import_change');
SELECT add_tenant_wall('figure_mapping');
-- That there was an import, and what it replaced, is not for the app to forget: its upkeep runs as the platform.
REVOKE DELETE ON "figure_import" FROM bizosaas_app;
