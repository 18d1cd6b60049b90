-- CreateTable
CREATE TABLE "campaign_creative" (
    "id" UUID NOT NULL,
    "tenant_id" UUID NOT NULL,
    "campaign_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'draft',
    "version" INTEGER NOT NULL DEFAULT 1,
    "newest" INTEGER NOT NULL DEFAULT 1,
    "submitted_by_id" UUID,
    "submitted_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "campaign_creative_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "campaign_creative_version" (
    "tenant_id" UUID NOT NULL,
    "creative_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "text" TEXT NOT NULL DEFAULT '',
    "content_type" TEXT,
    "hash" TEXT,
    "width" INTEGER,
    "height" INTEGER,
    "bytes" BYTEA,
    "made_by_id" UUID,
    "made_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "campaign_creative_version_pkey" PRIMARY KEY ("tenant_id","creative_id","number")
);

-- CreateTable
CREATE TABLE "campaign_creative_comment" (
    "id" UUID NOT NULL,
    "tenant_id" UUID NOT NULL,
    "creative_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "author_id" UUID,
    "body" TEXT NOT NULL,
    "x" INTEGER,
    "y" INTEGER,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "resolved_at" TIMESTAMPTZ(3),

    CONSTRAINT "campaign_creative_comment_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "campaign_creative_tenant_id_campaign_id_created_at_id_idx" ON "campaign_creative"("tenant_id", "campaign_id", "created_at" DESC, "id");

-- CreateIndex
CREATE INDEX "campaign_creative_tenant_id_state_submitted_at_idx" ON "campaign_creative"("tenant_id", "state", "submitted_at");

-- CreateIndex
CREATE INDEX "campaign_creative_submitted_by_id_idx" ON "campaign_creative"("submitted_by_id");

-- CreateIndex
CREATE UNIQUE INDEX "campaign_creative_tenant_id_id_key" ON "campaign_creative"("tenant_id", "id");

-- CreateIndex
CREATE INDEX "campaign_creative_version_made_by_id_idx" ON "campaign_creative_version"("made_by_id");

-- CreateIndex
CREATE INDEX "campaign_creative_comment_tenant_id_creative_id_created_at__idx" ON "campaign_creative_comment"("tenant_id", "creative_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "campaign_creative_comment_author_id_idx" ON "campaign_creative_comment"("author_id");

-- AddForeignKey
ALTER TABLE "campaign_creative" ADD CONSTRAINT "campaign_creative_tenant_id_campaign_id_fkey" FOREIGN KEY ("tenant_id", "campaign_id") REFERENCES "campaign"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "campaign_creative_version" ADD CONSTRAINT "campaign_creative_version_tenant_id_creative_id_fkey" FOREIGN KEY ("tenant_id", "creative_id") REFERENCES "campaign_creative"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "campaign_creative_comment" ADD CONSTRAINT "campaign_creative_comment_tenant_id_creative_id_fkey" FOREIGN KEY ("tenant_id", "creative_id") REFERENCES "campaign_creative"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What must hold whoever writes -------------------------------------------------------------------------------------------
ALTER TABLE "campaign_creative"
  ADD CONSTRAINT "campaign_creative_state" CHECK ("state" IN ('draft', 'waiting', 'approved', 'changes_asked')),
  ADD CONSTRAINT "campaign_creative_name" CHECK (char_length("name") BETWEEN 1 AND 120);
ALTER TABLE "campaign_creative_version"
  ADD CONSTRAINT "creative_version_text" CHECK (char_length("text") <= 5000),
  -- A picture is whole, or there is none; and there is something.
  ADD CONSTRAINT "creative_version_picture" CHECK (("bytes" IS NULL) = ("content_type" IS NULL) AND ("bytes" IS NULL) = ("hash" IS NULL) AND ("bytes" IS NULL) = ("width" IS NULL)
    AND ("bytes" IS NULL) = ("height" IS NULL) AND ("bytes" IS NOT NULL OR "text" <> '')),
  ADD CONSTRAINT "creative_version_type" CHECK ("content_type" IN ('image/png', 'image/jpeg', 'image/webp')),
  ADD CONSTRAINT "creative_version_size" CHECK (octet_length("bytes") <= 2000000);
ALTER TABLE "campaign_creative_comment"
  ADD CONSTRAINT "creative_comment_place" CHECK (("x" IS NULL) = ("y" IS NULL) AND "x" BETWEEN 0 AND 1000 AND "y" BETWEEN 0 AND 1000),
  ADD CONSTRAINT "creative_comment_body" CHECK (char_length("body") BETWEEN 1 AND 2000);
-- Pictures are compressed already.
ALTER TABLE "campaign_creative_version" ALTER COLUMN "bytes" SET STORAGE EXTERNAL;

SELECT add_tenant_wall('campaign_creative');
SELECT add_tenant_wall('campaign_creative_version');
SELECT add_tenant_wall('campaign_creative_comment');
-- What was approved must not become something else.
REVOKE UPDATE, DELETE ON "campaign_creative_version" FROM bizosaas_app;
