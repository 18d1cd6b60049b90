-- AlterTable
ALTER TABLE "campaign" ADD COLUMN     "archived_from" TEXT,
ADD COLUMN     "audience_age_from" INTEGER,
ADD COLUMN     "audience_age_to" INTEGER,
ADD COLUMN     "audience_interests" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "audience_where" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "audience_who" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "completed_at" TIMESTAMPTZ(3),
ADD COLUMN     "goal_clicks" INTEGER,
ADD COLUMN     "goal_conversions" INTEGER,
ADD COLUMN     "goal_impressions" INTEGER,
ADD COLUMN     "goal_revenue_minor" BIGINT,
ADD COLUMN     "landing_url" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "launched_at" TIMESTAMPTZ(3),
ADD COLUMN     "utm_campaign" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1;

-- CreateTable
CREATE TABLE "campaign_channel" (
    "tenant_id" UUID NOT NULL,
    "campaign_id" UUID NOT NULL,
    "channel" TEXT NOT NULL,
    "budget_minor" BIGINT,

    CONSTRAINT "campaign_channel_pkey" PRIMARY KEY ("tenant_id","campaign_id","channel")
);

-- CreateTable
CREATE TABLE "campaign_activity" (
    "id" UUID NOT NULL,
    "tenant_id" UUID NOT NULL,
    "campaign_id" UUID NOT NULL,
    "actor_id" UUID,
    "by_portal" BOOLEAN NOT NULL DEFAULT false,
    "kind" TEXT NOT NULL,
    "detail" JSONB NOT NULL DEFAULT '{}',
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "campaign_activity_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "campaign_activity_tenant_id_campaign_id_at_id_idx" ON "campaign_activity"("tenant_id", "campaign_id", "at" DESC, "id");

-- CreateIndex
CREATE INDEX "campaign_activity_actor_id_idx" ON "campaign_activity"("actor_id");

-- AddForeignKey
ALTER TABLE "campaign_channel" ADD CONSTRAINT "campaign_channel_tenant_id_campaign_id_fkey" FOREIGN KEY ("tenant_id", "campaign_id") REFERENCES "campaign"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "campaign_activity" ADD CONSTRAINT "campaign_activity_tenant_id_campaign_id_fkey" FOREIGN KEY ("tenant_id", "campaign_id") REFERENCES "campaign"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What is there already -------------------------------------------------------------------------------------------------
-- Campaigns of before went live on the day they say, and ran on the channels that they have figures of.
UPDATE "campaign" SET "launched_at" = "starts_on" WHERE "status" IN ('active', 'paused', 'completed');
UPDATE "campaign" SET "completed_at" = "ends_on" WHERE "status" = 'completed';
INSERT INTO "campaign_channel" ("tenant_id", "campaign_id", "channel") SELECT DISTINCT "tenant_id", "campaign_id", "channel" FROM "campaign_channel_day";

-- What must hold whoever writes -------------------------------------------------------------------------------------------
ALTER TABLE "campaign"
  ADD CONSTRAINT "campaign_archived_from" CHECK ("archived_from" IS NULL OR ("status" = 'archived' AND "archived_from" IN ('draft', 'paused', 'completed'))),
  ADD CONSTRAINT "campaign_audience" CHECK (char_length("audience_who") <= 1000 AND char_length("audience_where") <= 300 AND char_length("audience_interests") <= 300
    AND coalesce("audience_age_from", 13) BETWEEN 13 AND 99 AND coalesce("audience_age_to", 99) BETWEEN coalesce("audience_age_from", 13) AND 99),
  ADD CONSTRAINT "campaign_goals" CHECK ("goal_impressions" > 0 AND "goal_clicks" > 0 AND "goal_conversions" > 0 AND "goal_revenue_minor" > 0),
  ADD CONSTRAINT "campaign_addresses" CHECK (char_length("landing_url") <= 500 AND char_length("utm_campaign") <= 100);
ALTER TABLE "campaign_channel"
  ADD CONSTRAINT "campaign_channel_kind" CHECK ("channel" IN ('email', 'linkedin', 'google_ads', 'facebook', 'instagram', 'x', 'tiktok', 'youtube', 'content')),
  ADD CONSTRAINT "campaign_channel_budget" CHECK ("budget_minor" >= 0);
ALTER TABLE "campaign_activity"
  ADD CONSTRAINT "campaign_activity_size" CHECK (char_length("kind") BETWEEN 1 AND 40 AND pg_column_size("detail") <= 8192);

SELECT add_tenant_wall('campaign_channel');
SELECT add_tenant_wall('campaign_activity');
-- What happened stays as it was told; an erased person's name goes by the platform's hand.
REVOKE UPDATE, DELETE ON "campaign_activity" FROM bizosaas_app;

-- The orders of the list of campaigns -------------------------------------------------------------------------------------
CREATE INDEX "campaign_name_sort_idx" ON "campaign" ("tenant_id", lower("name"), "id");
CREATE INDEX "campaign_budget_sort_idx" ON "campaign" ("tenant_id", "budget_minor", "id");
CREATE INDEX "campaign_ends_sort_idx" ON "campaign" ("tenant_id", (coalesce("ends_on", 'infinity'::date)), "id");
-- What is to begin or to end by itself.
CREATE INDEX "campaign_due_idx" ON "campaign" ("status", "starts_on", "ends_on") WHERE "status" IN ('scheduled', 'active', 'paused');

-- What was launched once stays launched, also when it is archived before its first figures.
CREATE OR REPLACE VIEW "tenant_campaign_measures" WITH (security_invoker = true) AS
SELECT t."id" AS "tenant_id", campaigns.*, figures.*
FROM "tenant" t
CROSS JOIN LATERAL (
  SELECT count(*) FILTER (WHERE c."status" IN ('active', 'paused', 'completed') OR c."launched_at" IS NOT NULL OR EXISTS (
           SELECT 1 FROM "campaign_channel_day" d WHERE d."tenant_id" = t."id" AND d."campaign_id" = c."id")) AS "campaigns_launched",
    count(*) FILTER (WHERE c."status" = 'completed' OR c."completed_at" IS NOT NULL) AS "campaigns_completed"
  FROM "campaign" c WHERE c."tenant_id" = t."id"
) campaigns
CROSS JOIN LATERAL (
  -- The days are read once; everything else is made of the few rows by day and channel.
  WITH by_channel AS MATERIALIZED (
    SELECT d."day", d."channel", sum(d."impressions") AS "impressions", sum(d."clicks") AS "clicks", sum(d."conversions") AS "conversions",
      sum(d."spend_minor") FILTER (WHERE c."currency" = t."currency") AS "spend_minor",
      sum(d."revenue_minor") FILTER (WHERE c."currency" = t."currency") AS "revenue_minor"
    FROM "campaign_channel_day" d JOIN "campaign" c ON c."tenant_id" = d."tenant_id" AND c."id" = d."campaign_id"
    WHERE d."tenant_id" = t."id" GROUP BY d."day", d."channel"
  ), by_day AS MATERIALIZED (
    SELECT "day", sum("conversions") AS "conversions" FROM by_channel GROUP BY "day"
  ), streak AS (
    -- Within a run of days in a row, the day less its number stays the same.
    SELECT count(*) AS "days"
    FROM (SELECT "day" - (row_number() OVER (ORDER BY "day"))::int AS "began" FROM by_day WHERE "conversions" > 0) numbered
    GROUP BY numbered."began"
  )
  SELECT count(DISTINCT "channel") AS "channels_used", coalesce(sum("impressions"), 0)::bigint AS "impressions",
    coalesce(sum("clicks"), 0)::bigint AS "clicks", coalesce(sum("conversions"), 0)::bigint AS "conversions",
    coalesce(sum("spend_minor"), 0)::bigint AS "spend_minor", coalesce(sum("revenue_minor"), 0)::bigint AS "revenue_minor",
    (SELECT count(*) FROM by_day) AS "days_with_figures",
    (SELECT coalesce(max("conversions"), 0)::bigint FROM by_day) AS "best_day_conversions",
    (SELECT coalesce(max("days"), 0) FROM streak) AS "conversion_streak_days"
  FROM by_channel
) figures;

CREATE OR REPLACE VIEW "tenant_campaign_results" WITH (security_invoker = true) AS
SELECT c."tenant_id", c."id" AS "campaign_id", c."owner_id", c."starts_on", figures."conversions"
FROM "campaign" c
CROSS JOIN LATERAL (
  SELECT coalesce(sum(d."conversions"), 0)::bigint AS "conversions", count(*) AS "rows"
  FROM "campaign_channel_day" d WHERE d."tenant_id" = c."tenant_id" AND d."campaign_id" = c."id"
) figures
WHERE c."status" IN ('active', 'paused', 'completed') OR c."launched_at" IS NOT NULL OR figures."rows" > 0;
