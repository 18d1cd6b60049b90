-- CreateTable
CREATE TABLE "campaign_day_sum" (
    "tenant_id" UUID NOT NULL,
    "campaign_id" UUID NOT NULL,
    "day" DATE NOT NULL,
    "impressions" BIGINT NOT NULL,
    "clicks" BIGINT NOT NULL,
    "conversions" BIGINT NOT NULL,
    "spend_minor" BIGINT NOT NULL,
    "revenue_minor" BIGINT NOT NULL,
    "imported_at" TIMESTAMPTZ(3),

    CONSTRAINT "campaign_day_sum_pkey" PRIMARY KEY ("tenant_id","campaign_id","day")
);

-- CreateTable
CREATE TABLE "campaign_channel_sum" (
    "tenant_id" UUID NOT NULL,
    "campaign_id" UUID NOT NULL,
    "grain" TEXT NOT NULL,
    "from_day" DATE NOT NULL,
    "channel" TEXT NOT NULL,
    "impressions" BIGINT NOT NULL,
    "clicks" BIGINT NOT NULL,
    "conversions" BIGINT NOT NULL,
    "spend_minor" BIGINT NOT NULL,
    "revenue_minor" BIGINT NOT NULL,
    "last_day" DATE NOT NULL,
    "imported_at" TIMESTAMPTZ(3),

    CONSTRAINT "campaign_channel_sum_pkey" PRIMARY KEY ("tenant_id","campaign_id","grain","from_day","channel")
);

-- CreateIndex
CREATE INDEX "campaign_day_sum_tenant_id_day_idx" ON "campaign_day_sum"("tenant_id", "day");

-- CreateIndex
CREATE INDEX "campaign_channel_sum_tenant_id_grain_from_day_idx" ON "campaign_channel_sum"("tenant_id", "grain", "from_day");

-- Whichever index a plan takes for one row, it must find that row alone: where statistics do not know a tenant yet, both look the same to the planner, and by
-- the day alone an import of many campaigns would read all of a day for each of its lines.
DROP INDEX "campaign_channel_day_tenant_id_day_idx";
CREATE INDEX "campaign_channel_day_tenant_id_day_campaign_id_channel_idx" ON "campaign_channel_day"("tenant_id", "day", "campaign_id", "channel");

-- What must hold whoever writes ----------------------------------------------------------------------------------------
ALTER TABLE "campaign_channel_sum"
  ADD CONSTRAINT "campaign_channel_sum_grain" CHECK (
    ("grain" = 'week' AND extract(isodow FROM "from_day") = 1) OR ("grain" = 'month' AND extract(day FROM "from_day") = 1));

SELECT add_tenant_wall('campaign_day_sum');
SELECT add_tenant_wall('campaign_channel_sum');

-- What is there already -------------------------------------------------------------------------------------------------
-- The owner of the tables is held by the walls as well, and this is for all tenants.
ALTER TABLE "campaign_channel_day" NO FORCE ROW LEVEL SECURITY;
ALTER TABLE "campaign_day_sum" NO FORCE ROW LEVEL SECURITY;
ALTER TABLE "campaign_channel_sum" NO FORCE ROW LEVEL SECURITY;
INSERT INTO "campaign_day_sum"
SELECT "tenant_id", "campaign_id", "day", sum("impressions"), sum("clicks"), sum("conversions"), sum("spend_minor"), sum("revenue_minor"), max("imported_at")
FROM "campaign_channel_day" GROUP BY 1, 2, 3;
INSERT INTO "campaign_channel_sum"
SELECT "tenant_id", "campaign_id", g.grain, date_trunc(g.grain, "day"::timestamp)::date, "channel", sum("impressions"), sum("clicks"), sum("conversions"),
  sum("spend_minor"), sum("revenue_minor"), max("day"), max("imported_at")
FROM "campaign_channel_day" CROSS JOIN (VALUES ('week'), ('month')) g (grain) GROUP BY 1, 2, 3, 4, 5;
ALTER TABLE "campaign_channel_day" FORCE ROW LEVEL SECURITY;
ALTER TABLE "campaign_day_sum" FORCE ROW LEVEL SECURITY;
ALTER TABLE "campaign_channel_sum" FORCE ROW LEVEL SECURITY;

-- Sums follow the days ----------------------------------------------------------------------------------------------------
-- Every statement that writes days sums the days, weeks and months that it touched anew from the rows, in its own transaction: nothing is counted up or
-- down, so that sums cannot drift, and the newest import of a sum falls back when rows are taken back. Whoever writes days of a tenant waits for the one
-- before: of two at once each would sum without the rows of the other. Imports hold this lock already. It runs with the rights of who writes.
-- Each sum reads its own few rows by the primary key; a plan that was made while the table was small must not read all of it for ever after.
CREATE FUNCTION sum_campaign_days() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public SET enable_seqscan = off SET enable_hashjoin = off
  SET enable_mergejoin = off AS $$
DECLARE
  tenants uuid[];
  locked uuid;
BEGIN
  SELECT array_agg(DISTINCT c.tenant_id ORDER BY c.tenant_id) INTO tenants FROM changed c;
  IF tenants IS NULL THEN RETURN NULL; END IF;
  -- Each lock takes room that all connections share.
  IF cardinality(tenants) > 100 THEN
    LOCK TABLE campaign_channel_sum IN SHARE ROW EXCLUSIVE MODE;
  ELSE
    FOREACH locked IN ARRAY tenants LOOP
      PERFORM pg_advisory_xact_lock(hashtextextended('campaign.import:' || locked, 0));
    END LOOP;
  END IF;

  INSERT INTO campaign_day_sum AS s (tenant_id, campaign_id, day, impressions, clicks, conversions, spend_minor, revenue_minor, imported_at)
  SELECT k.tenant_id, k.campaign_id, k.day, n.impressions, n.clicks, n.conversions, n.spend_minor, n.revenue_minor, n.imported_at
  FROM (SELECT DISTINCT c.tenant_id, c.campaign_id, c.day FROM changed c ORDER BY 1, 2, 3) k
  CROSS JOIN LATERAL (
    SELECT sum(d.impressions) AS impressions, sum(d.clicks) AS clicks, sum(d.conversions) AS conversions, sum(d.spend_minor) AS spend_minor,
      sum(d.revenue_minor) AS revenue_minor, max(d.imported_at) AS imported_at
    FROM campaign_channel_day d WHERE d.tenant_id = k.tenant_id AND d.campaign_id = k.campaign_id AND d.day = k.day HAVING count(*) > 0
  ) n
  ON CONFLICT (tenant_id, campaign_id, day) DO UPDATE SET impressions = excluded.impressions, clicks = excluded.clicks, conversions = excluded.conversions,
    spend_minor = excluded.spend_minor, revenue_minor = excluded.revenue_minor, imported_at = excluded.imported_at;

  INSERT INTO campaign_channel_sum AS s (tenant_id, campaign_id, grain, from_day, channel, impressions, clicks, conversions, spend_minor, revenue_minor, last_day,
    imported_at)
  SELECT k.tenant_id, k.campaign_id, k.grain, k.from_day, n.channel, n.impressions, n.clicks, n.conversions, n.spend_minor, n.revenue_minor, n.last_day, n.imported_at
  FROM (
    SELECT DISTINCT c.tenant_id, c.campaign_id, g.grain, date_trunc(g.grain, c.day::timestamp)::date AS from_day,
      (date_trunc(g.grain, c.day::timestamp) + g.length)::date AS next_day
    FROM changed c CROSS JOIN (VALUES ('week', interval '7 days'), ('month', interval '1 month')) g (grain, length) ORDER BY 1, 2, 3, 4
  ) k
  CROSS JOIN LATERAL (
    SELECT d.channel, sum(d.impressions) AS impressions, sum(d.clicks) AS clicks, sum(d.conversions) AS conversions, sum(d.spend_minor) AS spend_minor,
      sum(d.revenue_minor) AS revenue_minor, max(d.day) AS last_day, max(d.imported_at) AS imported_at
    FROM campaign_channel_day d
    WHERE d.tenant_id = k.tenant_id AND d.campaign_id = k.campaign_id AND d.day >= k.from_day AND d.day < k.next_day GROUP BY d.channel
  ) n
  ON CONFLICT (tenant_id, campaign_id, grain, from_day, channel) DO UPDATE SET impressions = excluded.impressions, clicks = excluded.clicks,
    conversions = excluded.conversions, spend_minor = excluded.spend_minor, revenue_minor = excluded.revenue_minor, last_day = excluded.last_day,
    imported_at = excluded.imported_at
  WHERE (s.impressions, s.clicks, s.conversions, s.spend_minor, s.revenue_minor, s.last_day, s.imported_at)
    IS DISTINCT FROM (excluded.impressions, excluded.clicks, excluded.conversions, excluded.spend_minor, excluded.revenue_minor, excluded.last_day, excluded.imported_at);

  IF TG_OP = 'DELETE' THEN
    DELETE FROM campaign_day_sum s USING (SELECT DISTINCT c.tenant_id, c.campaign_id, c.day FROM changed c) k
    WHERE s.tenant_id = k.tenant_id AND s.campaign_id = k.campaign_id AND s.day = k.day AND NOT EXISTS (
      SELECT FROM campaign_channel_day d WHERE d.tenant_id = s.tenant_id AND d.campaign_id = s.campaign_id AND d.day = s.day);
    DELETE FROM campaign_channel_sum s USING (
      SELECT DISTINCT c.tenant_id, c.campaign_id, c.channel, g.grain, date_trunc(g.grain, c.day::timestamp)::date AS from_day,
        (date_trunc(g.grain, c.day::timestamp) + g.length)::date AS next_day
      FROM changed c CROSS JOIN (VALUES ('week', interval '7 days'), ('month', interval '1 month')) g (grain, length)
    ) k
    WHERE s.tenant_id = k.tenant_id AND s.campaign_id = k.campaign_id AND s.grain = k.grain AND s.from_day = k.from_day AND s.channel = k.channel AND NOT EXISTS (
      SELECT FROM campaign_channel_day d
      WHERE d.tenant_id = k.tenant_id AND d.campaign_id = k.campaign_id AND d.day >= k.from_day AND d.day < k.next_day AND d.channel = k.channel);
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER sum_inserted AFTER INSERT ON "campaign_channel_day" REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION sum_campaign_days();
CREATE TRIGGER sum_updated AFTER UPDATE ON "campaign_channel_day" REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION sum_campaign_days();
CREATE TRIGGER sum_deleted AFTER DELETE ON "campaign_channel_day" REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION sum_campaign_days();

-- Sums of an update are those of its new rows, which are enough as long as no row moves to another day.
CREATE FUNCTION refuse_moved_day() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'figures do not move to another campaign, day or channel: delete them and insert others' USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER stay BEFORE UPDATE OF "tenant_id", "campaign_id", "day", "channel" ON "campaign_channel_day" FOR EACH STATEMENT EXECUTE FUNCTION refuse_moved_day();

CREATE FUNCTION refuse_change_of_sums() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF pg_trigger_depth() < 2 THEN
    RAISE EXCEPTION 'sums follow from the days of campaigns' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER follow_days BEFORE INSERT OR UPDATE ON "campaign_day_sum" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_sums();
CREATE TRIGGER follow_days BEFORE INSERT OR UPDATE ON "campaign_channel_sum" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_sums();
