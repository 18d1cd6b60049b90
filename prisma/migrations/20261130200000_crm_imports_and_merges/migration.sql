-- By what records that may be the same are found. Written as SQL bodies, so that they need no search path.
CREATE FUNCTION crm_text_key("given" TEXT) RETURNS TEXT LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN btrim(regexp_replace(translate(replace(replace(replace(replace(lower("given"), 'ä', 'ae'), 'ö', 'oe'), 'ü', 'ue'), 'ß', 'ss'),
    'áàâãåéèêëíìîïóòôõøúùûçñýčšžłćśźżąęěřůď', 'aaaaaeeeeiiiiooooouuucnycszlcszzaeerud'), '[^[:alnum:]]+', ' ', 'g'));
-- The last nine digits: "030 1234567" and "+49 30 1234567" are one number.
CREATE FUNCTION crm_phone_key("given" TEXT) RETURNS TEXT LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN CASE WHEN char_length(ltrim(regexp_replace("given", '[^0-9]', '', 'g'), '0')) >= 7
    THEN right(ltrim(regexp_replace("given", '[^0-9]', '', 'g'), '0'), 9) END;
-- Last name and the first letter of the first name.
CREATE FUNCTION crm_person_key("first" TEXT, "last" TEXT) RETURNS TEXT LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN CASE WHEN crm_text_key("last") <> '' THEN crm_text_key("last") || ' ' || left(crm_text_key("first"), 1) END;
-- Without its legal form.
CREATE FUNCTION crm_company_key("given" TEXT) RETURNS TEXT LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN nullif(btrim(regexp_replace(crm_text_key("given"),
    '( |^)(gmbh|mbh|ag|kg|ohg|ug|gbr|ltd|limited|llc|inc|incorporated|corp|corporation|co|company|plc|bv|nv|sa|sas|sarl|srl|spa|ab|oy|se)(?= |$)', '', 'g')), '');

-- AlterTable
ALTER TABLE "contact" ADD COLUMN     "external_key" TEXT,
ADD COLUMN     "name_key" TEXT GENERATED ALWAYS AS (crm_person_key("first_name", "last_name")) STORED,
ADD COLUMN     "phone_key" TEXT GENERATED ALWAYS AS (crm_phone_key("phone")) STORED;

-- AlterTable
ALTER TABLE "crm_company" ADD COLUMN     "external_key" TEXT,
ADD COLUMN     "name_key" TEXT GENERATED ALWAYS AS (crm_company_key("name")) STORED,
ADD COLUMN     "phone_key" TEXT GENERATED ALWAYS AS (crm_phone_key("phone")) STORED;

-- AlterTable
ALTER TABLE "lead" ADD COLUMN     "name_key" TEXT GENERATED ALWAYS AS (
  CASE WHEN "last_name" = '' AND "first_name" = '' THEN 'company ' || crm_company_key("company_name") ELSE crm_person_key("first_name", "last_name") END) STORED,
ADD COLUMN     "phone_key" TEXT GENERATED ALWAYS AS (crm_phone_key("phone")) STORED;

-- CreateTable
CREATE TABLE "crm_import" (
    "id" UUID NOT NULL,
    "tenant_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'draft',
    "file_name" TEXT NOT NULL,
    "size_bytes" INTEGER NOT NULL,
    "sha256" TEXT,
    "settings" JSONB,
    "asked_by_id" UUID,
    "bytes_read" INTEGER NOT NULL DEFAULT 0,
    "lines_read" INTEGER NOT NULL DEFAULT 0,
    "lines_create" INTEGER NOT NULL DEFAULT 0,
    "lines_change" INTEGER NOT NULL DEFAULT 0,
    "lines_same" INTEGER NOT NULL DEFAULT 0,
    "lines_refused" INTEGER NOT NULL DEFAULT 0,
    "changes" INTEGER NOT NULL DEFAULT 0,
    "undone_removed" INTEGER NOT NULL DEFAULT 0,
    "undone_restored" INTEGER NOT NULL DEFAULT 0,
    "undone_kept" INTEGER NOT NULL DEFAULT 0,
    "problem" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "crm_import_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "crm_import_piece" (
    "tenant_id" UUID NOT NULL,
    "import_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "bytes" BYTEA NOT NULL,

    CONSTRAINT "crm_import_piece_pkey" PRIMARY KEY ("tenant_id","import_id","position")
);

-- CreateTable
CREATE TABLE "crm_import_line" (
    "tenant_id" UUID NOT NULL,
    "import_id" UUID NOT NULL,
    "line" INTEGER NOT NULL,
    "outcome" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "fields" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "field" TEXT,
    "message" TEXT,
    "cells" JSONB,
    "record_id" UUID,

    CONSTRAINT "crm_import_line_pkey" PRIMARY KEY ("tenant_id","import_id","line")
);

-- CreateTable
CREATE TABLE "crm_import_change" (
    "tenant_id" UUID NOT NULL,
    "import_id" UUID NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "line" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "record_id" UUID NOT NULL,
    "label" TEXT NOT NULL,
    "before" JSONB,
    "after" JSONB,
    "version" INTEGER NOT NULL,
    "undone" TEXT,
    "message" TEXT,

    CONSTRAINT "crm_import_change_pkey" PRIMARY KEY ("tenant_id","import_id","ordinal")
);

-- CreateTable
CREATE TABLE "crm_import_mapping" (
    "tenant_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "settings" JSONB NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "crm_import_mapping_pkey" PRIMARY KEY ("tenant_id","kind")
);

-- CreateTable
CREATE TABLE "crm_merge" (
    "id" UUID NOT NULL,
    "tenant_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "survivor_id" UUID NOT NULL,
    "loser_id" UUID NOT NULL,
    "loser_keys" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "loser_row" JSONB,
    "loser_parts" JSONB,
    "survivor_before" JSONB,
    "survivor_after" JSONB,
    "moved" JSONB,
    "merged_by_id" UUID,
    "merged_at" TIMESTAMPTZ(3) NOT NULL,
    "undone_by_id" UUID,
    "undone_at" TIMESTAMPTZ(3),

    CONSTRAINT "crm_merge_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "crm_not_duplicate" (
    "tenant_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "first_id" UUID NOT NULL,
    "second_id" UUID NOT NULL,
    "said_by_id" UUID,
    "said_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "crm_not_duplicate_pkey" PRIMARY KEY ("tenant_id","kind","first_id","second_id")
);

-- CreateIndex
CREATE INDEX "crm_import_tenant_id_created_at_id_idx" ON "crm_import"("tenant_id", "created_at" DESC, "id");

-- CreateIndex
CREATE INDEX "crm_import_status_created_at_idx" ON "crm_import"("status", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "crm_import_tenant_id_id_key" ON "crm_import"("tenant_id", "id");

-- CreateIndex
CREATE INDEX "crm_import_line_tenant_id_import_id_outcome_line_idx" ON "crm_import_line"("tenant_id", "import_id", "outcome", "line");

-- CreateIndex
CREATE INDEX "crm_merge_tenant_id_kind_id_idx" ON "crm_merge"("tenant_id", "kind", "id" DESC);

-- CreateIndex
CREATE INDEX "crm_merge_tenant_id_survivor_id_idx" ON "crm_merge"("tenant_id", "survivor_id");

-- CreateIndex
CREATE INDEX "crm_merge_merged_at_idx" ON "crm_merge"("merged_at");

-- CreateIndex
CREATE INDEX "contact_tenant_id_phone_key_idx" ON "contact"("tenant_id", "phone_key");

-- CreateIndex
CREATE INDEX "contact_tenant_id_name_key_idx" ON "contact"("tenant_id", "name_key");

-- CreateIndex
CREATE UNIQUE INDEX "contact_tenant_id_external_key_key" ON "contact"("tenant_id", "external_key");

-- CreateIndex
CREATE INDEX "crm_company_tenant_id_phone_key_idx" ON "crm_company"("tenant_id", "phone_key");

-- CreateIndex
CREATE INDEX "crm_company_tenant_id_name_key_idx" ON "crm_company"("tenant_id", "name_key");

-- CreateIndex
CREATE UNIQUE INDEX "crm_company_tenant_id_external_key_key" ON "crm_company"("tenant_id", "external_key");

-- CreateIndex
CREATE INDEX "lead_tenant_id_phone_key_idx" ON "lead"("tenant_id", "phone_key");

-- CreateIndex
CREATE INDEX "lead_tenant_id_name_key_idx" ON "lead"("tenant_id", "name_key");

-- AddForeignKey
ALTER TABLE "crm_import" ADD CONSTRAINT "crm_import_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenant"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "crm_import_piece" ADD CONSTRAINT "crm_import_piece_tenant_id_import_id_fkey" FOREIGN KEY ("tenant_id", "import_id") REFERENCES "crm_import"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "crm_import_line" ADD CONSTRAINT "crm_import_line_tenant_id_import_id_fkey" FOREIGN KEY ("tenant_id", "import_id") REFERENCES "crm_import"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "crm_import_change" ADD CONSTRAINT "crm_import_change_tenant_id_import_id_fkey" FOREIGN KEY ("tenant_id", "import_id") REFERENCES "crm_import"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "crm_import_mapping" ADD CONSTRAINT "crm_import_mapping_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenant"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "crm_merge" ADD CONSTRAINT "crm_merge_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenant"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "crm_not_duplicate" ADD CONSTRAINT "crm_not_duplicate_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenant"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What must hold whoever writes ----------------------------------------------------------------------------------------
ALTER TABLE "contact" ADD CONSTRAINT "contact_external_key" CHECK (char_length("external_key") <= 200);
ALTER TABLE "crm_company" ADD CONSTRAINT "crm_company_external_key" CHECK (char_length("external_key") <= 200);
ALTER TABLE "crm_import"
  ADD CONSTRAINT "crm_import_kind" CHECK ("kind" IN ('lead', 'contact', 'company')),
  ADD CONSTRAINT "crm_import_status" CHECK ("status" IN ('draft', 'checking', 'checked', 'writing', 'done', 'cancelling', 'cancelled', 'failed', 'undoing', 'undone')),
  ADD CONSTRAINT "crm_import_texts" CHECK (char_length("file_name") BETWEEN 1 AND 200 AND "size_bytes" BETWEEN 1 AND 16777216 AND char_length("problem") <= 500);
ALTER TABLE "crm_import_piece" ADD CONSTRAINT "crm_import_piece_size" CHECK (octet_length("bytes") BETWEEN 1 AND 4194304);
ALTER TABLE "crm_import_line"
  ADD CONSTRAINT "crm_import_line_outcome" CHECK ("outcome" IN ('create', 'change', 'same', 'refuse') AND ("outcome" <> 'refuse' OR "message" IS NOT NULL)),
  ADD CONSTRAINT "crm_import_line_texts" CHECK (char_length("label") <= 300 AND char_length("message") <= 500);
ALTER TABLE "crm_import_change"
  ADD CONSTRAINT "crm_import_change_kind" CHECK ("kind" IN ('lead', 'contact', 'company') AND ("before" IS NULL) = ("after" IS NULL)),
  ADD CONSTRAINT "crm_import_change_undone" CHECK ("undone" IN ('removed', 'restored', 'partly', 'kept'));
ALTER TABLE "crm_import_mapping" ADD CONSTRAINT "crm_import_mapping_kind" CHECK ("kind" IN ('lead', 'contact', 'company'));
ALTER TABLE "crm_merge"
  ADD CONSTRAINT "crm_merge_kind" CHECK ("kind" IN ('lead', 'contact', 'company')),
  ADD CONSTRAINT "crm_merge_two" CHECK ("survivor_id" <> "loser_id");
-- A record is merged away once, until it comes back.
CREATE UNIQUE INDEX "crm_merge_once" ON "crm_merge"("tenant_id", "kind", "loser_id") WHERE "undone_at" IS NULL;
ALTER TABLE "crm_not_duplicate"
  ADD CONSTRAINT "crm_not_duplicate_kind" CHECK ("kind" IN ('lead', 'contact', 'company')),
  ADD CONSTRAINT "crm_not_duplicate_order" CHECK ("first_id" < "second_id");

SELECT add_tenant_wall('crm_import');
SELECT add_tenant_wall('crm_import_piece');
SELECT add_tenant_wall('crm_import_line');
SELECT add_tenant_wall('crm_import_change');
SELECT add_tenant_wall('crm_import_mapping');
SELECT add_tenant_wall('crm_merge');
SELECT add_tenant_wall('crm_not_duplicate');
-- That there was an import, and what became of it, is not for the app to forget: its upkeep runs as the platform.
REVOKE DELETE ON "crm_import" FROM bizosaas_app;
