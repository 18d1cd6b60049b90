-- Plans and achievements that every installation begins with, and the views by which achievements measure campaigns.

INSERT INTO "plan" ("key", "name", "position", "price_minor", "currency", "max_users", "max_api_calls_per_hour", "max_ai_requests_per_day",
                    "max_campaigns", "max_leads", "storage_bytes", "surfaces") VALUES
  ('free', 'Free', 1, 0, 'USD', 2, 100, 100, 2, 100, 100000000, '{portal}'),
  ('starter', 'Starter', 2, 9700, 'USD', 5, 1000, 1000, 10, 1000, 10000000000, '{portal,directory,crm}'),
  ('professional', 'Professional', 3, 29700, 'USD', 25, 5000, 5000, 100, 10000, 100000000000, '{portal,directory,crm,storefront,analytics}'),
  ('enterprise', 'Enterprise', 4, 99700, 'USD', NULL, 20000, 20000, NULL, NULL, 1000000000000,
   '{portal,directory,crm,storefront,analytics,marketing,assistant,white_label}');

-- Closed lists ------------------------------------------------------------------------------------------------------
ALTER TABLE "campaign"
  ADD CONSTRAINT "campaign_type" CHECK (
    "type" IN ('lead_generation', 'awareness', 'retargeting', 'launch', 'traffic', 'engagement', 'sales', 'retention'));
ALTER TABLE "campaign_channel_day"
  ADD CONSTRAINT "campaign_channel_day_channel" CHECK (
    "channel" IN ('email', 'linkedin', 'google_ads', 'facebook', 'instagram', 'x', 'tiktok', 'youtube', 'content'));

-- Measures ----------------------------------------------------------------------------------------------------------
-- Both run with the rights of who reads them (security_invoker), so that row-level security of the tables holds.

-- One row for each tenant. A campaign counts as launched once it runs or ran; figures make an archived one count too.
-- Money is that of campaigns in the tenant's own currency: amounts of two currencies cannot be added.
CREATE VIEW "tenant_campaign_measures" WITH (security_invoker = true) AS
SELECT t."id" AS "tenant_id", campaigns.*, figures.*
FROM "tenant" t
CROSS JOIN LATERAL (
  SELECT count(*) FILTER (WHERE c."status" IN ('active', 'paused', 'completed') OR EXISTS (
           SELECT 1 FROM "campaign_channel_day" d WHERE d."tenant_id" = t."id" AND d."campaign_id" = c."id")) AS "campaigns_launched",
    count(*) FILTER (WHERE c."status" = 'completed') AS "campaigns_completed"
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

-- One row for each launched campaign: whose it is, and what it brought.
CREATE VIEW "tenant_campaign_results" WITH (security_invoker = true) AS
SELECT c."tenant_id", c."id" AS "campaign_id", c."owner_id", c."starts_on", figures."conversions"
FROM "campaign" c
CROSS JOIN LATERAL (
  SELECT coalesce(sum(d."conversions"), 0)::bigint AS "conversions", count(*) AS "rows"
  FROM "campaign_channel_day" d WHERE d."tenant_id" = c."tenant_id" AND d."campaign_id" = c."id"
) figures
WHERE c."status" IN ('active', 'paused', 'completed') OR figures."rows" > 0;

REVOKE ALL ON "tenant_campaign_measures", "tenant_campaign_results" FROM bizosaas_app, bizosaas_platform;
GRANT SELECT ON "tenant_campaign_measures", "tenant_campaign_results" TO bizosaas_app, bizosaas_platform;

-- Achievements ------------------------------------------------------------------------------------------------------
-- Conditions are of version 1: one measure has reached a value. Ratios are plain numbers: an ROI of 5 is 500 %.
INSERT INTO "achievement_definition" ("position", "key", "kind", "tier", "points", "difficulty", "name", "description", "surface", "condition")
SELECT a.position, a.key, a.kind, a.tier, a.points, a.difficulty, a.name, a.description, 'marketing', jsonb_build_object('measure', a.measure, 'atLeast', a.at_least)
FROM (VALUES
  (10, 'first-campaign-launch', 'milestone', 'bronze', 100, 1, 'First Campaign Launch', 'Launch your first campaign.', 'campaigns_launched', 1),
  (20, 'campaign-trio', 'milestone', 'bronze', 150, 2, 'Campaign Trio', 'Launch three campaigns.', 'campaigns_launched', 3),
  (30, 'campaign-veteran', 'milestone', 'silver', 300, 3, 'Campaign Veteran', 'Launch ten campaigns.', 'campaigns_launched', 10),
  (40, 'mission-accomplished', 'milestone', 'bronze', 100, 1, 'Mission Accomplished', 'See a campaign through to its end.', 'campaigns_completed', 1),
  (50, 'serial-finisher', 'milestone', 'silver', 250, 3, 'Serial Finisher', 'Complete five campaigns.', 'campaigns_completed', 5),
  (60, 'multi-channel', 'milestone', 'bronze', 100, 2, 'Multi-Channel', 'Reach people on three channels.', 'channels_used', 3),
  (70, 'omnipresent', 'milestone', 'gold', 300, 4, 'Omnipresent', 'Reach people on six channels.', 'channels_used', 6),
  (80, 'first-audience', 'performance', 'bronze', 50, 1, 'First Audience', 'Be seen 10,000 times.', 'impressions', 10000),
  (90, 'million-views', 'performance', 'silver', 200, 3, 'Million Views', 'Be seen a million times.', 'impressions', 1000000),
  (100, 'household-name', 'performance', 'platinum', 500, 5, 'Household Name', 'Be seen ten million times.', 'impressions', 10000000),
  (110, 'click-magnet', 'performance', 'bronze', 100, 2, 'Click Magnet', 'Bring 10,000 visits.', 'clicks', 10000),
  (120, 'traffic-engine', 'performance', 'gold', 350, 4, 'Traffic Engine', 'Bring 100,000 visits.', 'clicks', 100000),
  (130, 'first-conversion', 'milestone', 'bronze', 50, 1, 'First Conversion', 'Win your first conversion.', 'conversions', 1),
  (140, 'hundred-conversions', 'performance', 'bronze', 150, 2, 'Hundred Conversions', 'Win 100 conversions.', 'conversions', 100),
  (150, 'thousand-conversions', 'performance', 'silver', 300, 3, 'Thousand Conversions', 'Win 1,000 conversions.', 'conversions', 1000),
  (160, 'conversion-legend', 'performance', 'diamond', 1000, 5, 'Conversion Legend', 'Win 10,000 conversions.', 'conversions', 10000),
  (170, 'big-day', 'performance', 'bronze', 100, 2, 'Big Day', 'Win 25 conversions in one day.', 'best_day_conversions', 25),
  (180, 'record-day', 'performance', 'gold', 300, 4, 'Record Day', 'Win 100 conversions in one day.', 'best_day_conversions', 100),
  (190, 'week-of-wins', 'streak', 'bronze', 100, 1, 'Week of Wins', 'Win a conversion on 7 days in a row.', 'conversion_streak_days', 7),
  (200, 'month-of-wins', 'streak', 'silver', 250, 3, 'Month of Wins', 'Win a conversion on 30 days in a row.', 'conversion_streak_days', 30),
  (210, 'unstoppable', 'streak', 'platinum', 600, 5, 'Unstoppable', 'Win a conversion on 90 days in a row.', 'conversion_streak_days', 90),
  (220, 'sales-master', 'performance', 'silver', 500, 3, 'Sales Master', 'Earn 10,000 in revenue from campaigns, in your currency.', 'revenue_minor', 1000000),
  (230, 'six-figures', 'performance', 'gold', 500, 4, 'Six Figures', 'Earn 100,000 in revenue from campaigns, in your currency.', 'revenue_minor', 10000000),
  (240, 'in-the-black', 'performance', 'bronze', 100, 2, 'In the Black', 'Earn back twice what your campaigns cost.', 'roas', 2),
  (250, 'roi-master', 'performance', 'gold', 300, 4, 'ROI Master', 'Reach a return on investment of 500 %.', 'roi', 5),
  (260, 'quarter-on-record', 'streak', 'silver', 150, 2, 'A Quarter on Record', 'Gather figures for 90 days.', 'days_with_figures', 90)
) AS a (position, key, kind, tier, points, difficulty, name, description, measure, at_least);
