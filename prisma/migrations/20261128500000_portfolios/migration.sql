-- CreateTable
CREATE TABLE "portfolio" (
    "id" UUID NOT NULL,
    "tenant_id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "unlisted_token" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'draft',
    "title" TEXT NOT NULL,
    "summary" TEXT NOT NULL DEFAULT '',
    "seo_title" TEXT NOT NULL DEFAULT '',
    "seo_description" TEXT NOT NULL DEFAULT '',
    "version" INTEGER NOT NULL DEFAULT 1,
    "published" JSONB,
    "published_version" INTEGER,
    "published_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "portfolio_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "portfolio_figure" (
    "id" UUID NOT NULL,
    "tenant_id" UUID NOT NULL,
    "portfolio_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "measure" TEXT NOT NULL,
    "channel" TEXT,
    "period_from" DATE NOT NULL,
    "period_to" DATE NOT NULL,
    "baseline_from" DATE,
    "baseline_to" DATE,
    "value" DOUBLE PRECISION NOT NULL,
    "baseline_value" DOUBLE PRECISION,
    "currency" TEXT NOT NULL,
    "source_rows" INTEGER NOT NULL,
    "source_changed" TIMESTAMPTZ(3) NOT NULL,
    "verified_at" TIMESTAMPTZ(3) NOT NULL,
    "is_chosen" BOOLEAN NOT NULL DEFAULT false,
    "is_best_month" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "portfolio_figure_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "portfolio_case_study" (
    "id" UUID NOT NULL,
    "tenant_id" UUID NOT NULL,
    "portfolio_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "challenge" TEXT NOT NULL DEFAULT '',
    "solution" TEXT NOT NULL DEFAULT '',
    "results" TEXT NOT NULL DEFAULT '',
    "is_unverified" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "portfolio_case_study_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "portfolio_testimonial" (
    "id" UUID NOT NULL,
    "tenant_id" UUID NOT NULL,
    "portfolio_id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "role" TEXT NOT NULL DEFAULT '',
    "status" TEXT NOT NULL DEFAULT 'requested',
    "quote" TEXT NOT NULL DEFAULT '',
    "consent_text" TEXT,
    "consented_at" TIMESTAMPTZ(3),
    "requested_at" TIMESTAMPTZ(3) NOT NULL,
    "decided_at" TIMESTAMPTZ(3),

    CONSTRAINT "portfolio_testimonial_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "portfolio_slug_key" ON "portfolio"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "portfolio_unlisted_token_key" ON "portfolio"("unlisted_token");

-- CreateIndex
CREATE UNIQUE INDEX "portfolio_tenant_id_id_key" ON "portfolio"("tenant_id", "id");

-- CreateIndex
CREATE INDEX "portfolio_tenant_id_updated_at_id_idx" ON "portfolio"("tenant_id", "updated_at" DESC, "id");

-- CreateIndex
CREATE INDEX "portfolio_figure_tenant_id_portfolio_id_position_idx" ON "portfolio_figure"("tenant_id", "portfolio_id", "position");

-- CreateIndex
CREATE INDEX "portfolio_case_study_tenant_id_portfolio_id_position_idx" ON "portfolio_case_study"("tenant_id", "portfolio_id", "position");

-- CreateIndex
CREATE UNIQUE INDEX "portfolio_testimonial_portfolio_id_email_key" ON "portfolio_testimonial"("portfolio_id", "email");

-- CreateIndex
CREATE INDEX "portfolio_testimonial_tenant_id_portfolio_id_requested_at_idx" ON "portfolio_testimonial"("tenant_id", "portfolio_id", "requested_at");

-- AddForeignKey
ALTER TABLE "portfolio" ADD CONSTRAINT "portfolio_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenant"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "portfolio_figure" ADD CONSTRAINT "portfolio_figure_tenant_id_portfolio_id_fkey" FOREIGN KEY ("tenant_id", "portfolio_id") REFERENCES "portfolio"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "portfolio_case_study" ADD CONSTRAINT "portfolio_case_study_tenant_id_portfolio_id_fkey" FOREIGN KEY ("tenant_id", "portfolio_id") REFERENCES "portfolio"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "portfolio_testimonial" ADD CONSTRAINT "portfolio_testimonial_tenant_id_portfolio_id_fkey" FOREIGN KEY ("tenant_id", "portfolio_id") REFERENCES "portfolio"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What must hold whoever writes ----------------------------------------------------------------------------------------
ALTER TABLE "portfolio"
  ADD CONSTRAINT "portfolio_kind" CHECK ("kind" IN ('basic', 'comprehensive', 'premium', 'custom')),
  ADD CONSTRAINT "portfolio_status" CHECK ("status" IN ('draft', 'published', 'unlisted', 'withdrawn')),
  -- What can be opened was published.
  ADD CONSTRAINT "portfolio_published" CHECK ("status" NOT IN ('published', 'unlisted') OR ("published" IS NOT NULL AND "published_version" IS NOT NULL AND "published_at" IS NOT NULL)),
  ADD CONSTRAINT "portfolio_slug" CHECK ("slug" ~ '^[a-z0-9]+(-[a-z0-9]+)*$' AND char_length("slug") BETWEEN 3 AND 60),
  ADD CONSTRAINT "portfolio_token" CHECK ("unlisted_token" ~ '^u_[A-Za-z0-9_-]{32,64}$'),
  ADD CONSTRAINT "portfolio_texts" CHECK (char_length("title") BETWEEN 1 AND 120 AND char_length("summary") <= 2000
    AND char_length("seo_title") <= 70 AND char_length("seo_description") <= 200);
ALTER TABLE "portfolio_figure"
  ADD CONSTRAINT "portfolio_figure_periods" CHECK ("period_from" <= "period_to" AND "baseline_from" <= "baseline_to"),
  ADD CONSTRAINT "portfolio_figure_baseline" CHECK (("baseline_from" IS NULL) = ("baseline_to" IS NULL) AND ("baseline_from" IS NULL) = ("baseline_value" IS NULL)),
  -- A figure of nothing is none.
  ADD CONSTRAINT "portfolio_figure_source" CHECK ("source_rows" > 0);
ALTER TABLE "portfolio_case_study"
  ADD CONSTRAINT "portfolio_case_study_texts" CHECK (char_length("title") BETWEEN 1 AND 120 AND char_length("challenge") <= 2000
    AND char_length("solution") <= 2000 AND char_length("results") <= 2000);
ALTER TABLE "portfolio_testimonial"
  ADD CONSTRAINT "portfolio_testimonial_status" CHECK ("status" IN ('requested', 'given', 'approved', 'declined', 'withdrawn')),
  ADD CONSTRAINT "portfolio_testimonial_texts" CHECK (char_length("email") BETWEEN 3 AND 254 AND char_length("name") BETWEEN 1 AND 120
    AND char_length("role") <= 120 AND char_length("quote") <= 1000),
  -- Nothing is shown that nobody agreed to.
  ADD CONSTRAINT "portfolio_testimonial_consent" CHECK ("status" NOT IN ('given', 'approved') OR ("consent_text" IS NOT NULL AND "consented_at" IS NOT NULL AND "quote" <> ''));

SELECT add_tenant_wall('portfolio');
SELECT add_tenant_wall('portfolio_figure');
SELECT add_tenant_wall('portfolio_case_study');
SELECT add_tenant_wall('portfolio_testimonial');

-- What portfolios are computed from: the counts of each day and channel over the campaigns in the tenant's own currency, since
-- amounts of two currencies cannot be added; of how many rows, and when a campaign of theirs was last written. It runs with the
-- rights of who reads it, so that row-level security of the tables holds.
CREATE VIEW "tenant_campaign_days" WITH (security_invoker = true) AS
SELECT d."tenant_id", d."day", d."channel", sum(d."impressions")::bigint AS "impressions", sum(d."clicks")::bigint AS "clicks",
  sum(d."conversions")::bigint AS "conversions", sum(d."spend_minor")::bigint AS "spend_minor", sum(d."revenue_minor")::bigint AS "revenue_minor",
  count(*) AS "rows", max(c."updated_at") AS "changed_at"
FROM "campaign_channel_day" d
JOIN "campaign" c ON c."tenant_id" = d."tenant_id" AND c."id" = d."campaign_id"
JOIN "tenant" t ON t."id" = d."tenant_id" AND t."currency" = c."currency"
GROUP BY d."tenant_id", d."day", d."channel";

REVOKE ALL ON "tenant_campaign_days" FROM bizosaas_app, bizosaas_platform;
GRANT SELECT ON "tenant_campaign_days" TO bizosaas_app, bizosaas_platform;
