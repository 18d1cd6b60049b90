-- CreateTable
CREATE TABLE "campaign_test" (
    "id" UUID NOT NULL,
    "tenant_id" UUID NOT NULL,
    "campaign_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "hypothesis" TEXT NOT NULL,
    "metric" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'draft',
    "version" INTEGER NOT NULL DEFAULT 1,
    "baseline_bps" INTEGER NOT NULL,
    "effect_bps" INTEGER NOT NULL,
    "alpha_bps" INTEGER NOT NULL,
    "power_percent" INTEGER NOT NULL,
    "sample_per_variant" INTEGER NOT NULL,
    "started_on" DATE,
    "ended_on" DATE,
    "reason" TEXT NOT NULL DEFAULT '',
    "made_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "campaign_test_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "campaign_variant" (
    "id" UUID NOT NULL,
    "tenant_id" UUID NOT NULL,
    "test_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "creative_id" UUID,
    "is_chosen" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "campaign_variant_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "campaign_variant_day" (
    "tenant_id" UUID NOT NULL,
    "variant_id" UUID NOT NULL,
    "day" DATE NOT NULL,
    "trials" INTEGER NOT NULL,
    "successes" INTEGER NOT NULL,

    CONSTRAINT "campaign_variant_day_pkey" PRIMARY KEY ("tenant_id","variant_id","day")
);

-- CreateTable
CREATE TABLE "campaign_link" (
    "id" UUID NOT NULL,
    "tenant_id" UUID NOT NULL,
    "campaign_id" UUID NOT NULL,
    "base_url" TEXT NOT NULL,
    "utm_source" TEXT NOT NULL,
    "utm_medium" TEXT NOT NULL,
    "utm_campaign" TEXT NOT NULL,
    "utm_term" TEXT NOT NULL DEFAULT '',
    "utm_content" TEXT NOT NULL DEFAULT '',
    "url" TEXT NOT NULL,
    "made_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "campaign_link_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "campaign_template" (
    "id" UUID NOT NULL,
    "tenant_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "plan" JSONB NOT NULL,
    "days" INTEGER,
    "made_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "campaign_template_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "campaign_test_tenant_id_campaign_id_created_at_id_idx" ON "campaign_test"("tenant_id", "campaign_id", "created_at" DESC, "id");

-- CreateIndex
CREATE INDEX "campaign_test_made_by_id_idx" ON "campaign_test"("made_by_id");

-- CreateIndex
CREATE UNIQUE INDEX "campaign_test_tenant_id_id_key" ON "campaign_test"("tenant_id", "id");

-- CreateIndex
CREATE INDEX "campaign_variant_tenant_id_creative_id_idx" ON "campaign_variant"("tenant_id", "creative_id");

-- CreateIndex
CREATE UNIQUE INDEX "campaign_variant_tenant_id_id_key" ON "campaign_variant"("tenant_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "campaign_variant_tenant_id_test_id_position_key" ON "campaign_variant"("tenant_id", "test_id", "position");

-- CreateIndex
CREATE INDEX "campaign_link_tenant_id_campaign_id_created_at_id_idx" ON "campaign_link"("tenant_id", "campaign_id", "created_at" DESC, "id");

-- CreateIndex
CREATE INDEX "campaign_link_made_by_id_idx" ON "campaign_link"("made_by_id");

-- CreateIndex
CREATE UNIQUE INDEX "campaign_link_tenant_id_campaign_id_url_key" ON "campaign_link"("tenant_id", "campaign_id", "url");

-- CreateIndex
CREATE INDEX "campaign_template_made_by_id_idx" ON "campaign_template"("made_by_id");

-- CreateIndex
CREATE UNIQUE INDEX "campaign_template_tenant_id_name_key" ON "campaign_template"("tenant_id", "name");

-- AddForeignKey
ALTER TABLE "campaign_test" ADD CONSTRAINT "campaign_test_tenant_id_campaign_id_fkey" FOREIGN KEY ("tenant_id", "campaign_id") REFERENCES "campaign"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "campaign_variant" ADD CONSTRAINT "campaign_variant_tenant_id_test_id_fkey" FOREIGN KEY ("tenant_id", "test_id") REFERENCES "campaign_test"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "campaign_variant" ADD CONSTRAINT "campaign_variant_tenant_id_creative_id_fkey" FOREIGN KEY ("tenant_id", "creative_id") REFERENCES "campaign_creative"("tenant_id", "id") ON DELETE NO ACTION ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "campaign_variant_day" ADD CONSTRAINT "campaign_variant_day_tenant_id_variant_id_fkey" FOREIGN KEY ("tenant_id", "variant_id") REFERENCES "campaign_variant"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "campaign_link" ADD CONSTRAINT "campaign_link_tenant_id_campaign_id_fkey" FOREIGN KEY ("tenant_id", "campaign_id") REFERENCES "campaign"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "campaign_template" ADD CONSTRAINT "campaign_template_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenant"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What must hold whoever writes -------------------------------------------------------------------------------------------
ALTER TABLE "campaign_test"
  ADD CONSTRAINT "campaign_test_name" CHECK (char_length("name") BETWEEN 1 AND 120),
  ADD CONSTRAINT "campaign_test_hypothesis" CHECK (char_length("hypothesis") BETWEEN 1 AND 1000),
  ADD CONSTRAINT "campaign_test_reason" CHECK (char_length("reason") <= 1000),
  ADD CONSTRAINT "campaign_test_metric" CHECK ("metric" IN ('click_rate', 'conversion_rate')),
  ADD CONSTRAINT "campaign_test_state" CHECK ("state" IN ('draft', 'running', 'stopped', 'decided')),
  ADD CONSTRAINT "campaign_test_days" CHECK (("state" = 'draft') = ("started_on" IS NULL) AND ("state" IN ('stopped', 'decided')) = ("ended_on" IS NOT NULL)
    AND ("ended_on" IS NULL OR "ended_on" >= "started_on")),
  ADD CONSTRAINT "campaign_test_plan" CHECK ("baseline_bps" BETWEEN 1 AND 9998 AND "effect_bps" BETWEEN 1 AND 9998 AND "baseline_bps" + "effect_bps" <= 9999
    AND "alpha_bps" BETWEEN 10 AND 2000 AND "power_percent" BETWEEN 50 AND 99 AND "sample_per_variant" BETWEEN 2 AND 100000000);
ALTER TABLE "campaign_variant"
  ADD CONSTRAINT "campaign_variant_position" CHECK ("position" BETWEEN 1 AND 5),
  ADD CONSTRAINT "campaign_variant_name" CHECK (char_length("name") BETWEEN 1 AND 80);
-- A test is decided for one of its variants, or for none.
CREATE UNIQUE INDEX "campaign_variant_chosen_key" ON "campaign_variant"("tenant_id", "test_id") WHERE "is_chosen";
ALTER TABLE "campaign_variant_day"
  ADD CONSTRAINT "campaign_variant_day_counts" CHECK ("successes" >= 0 AND "successes" <= "trials");
ALTER TABLE "campaign_link"
  ADD CONSTRAINT "campaign_link_url" CHECK (char_length("base_url") BETWEEN 1 AND 500 AND octet_length("url") <= 2000 AND "url" ~ '^https?://'),
  ADD CONSTRAINT "campaign_link_values" CHECK (char_length("utm_source") BETWEEN 1 AND 100 AND char_length("utm_medium") BETWEEN 1 AND 100
    AND char_length("utm_campaign") BETWEEN 1 AND 100 AND char_length("utm_term") <= 100 AND char_length("utm_content") <= 100);
ALTER TABLE "campaign_template"
  ADD CONSTRAINT "campaign_template_name" CHECK (char_length("name") BETWEEN 1 AND 120),
  ADD CONSTRAINT "campaign_template_days" CHECK ("days" BETWEEN 1 AND 3660);

SELECT add_tenant_wall('campaign_test');
SELECT add_tenant_wall('campaign_variant');
SELECT add_tenant_wall('campaign_variant_day');
SELECT add_tenant_wall('campaign_link');
SELECT add_tenant_wall('campaign_template');
