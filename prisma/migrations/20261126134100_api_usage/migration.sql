-- CreateTable
CREATE TABLE "api_usage_hour" (
    "id" UUID NOT NULL,
    "hour" TIMESTAMPTZ(3) NOT NULL,
    "tenant_id" UUID,
    "key_id" UUID,
    "route" TEXT NOT NULL,
    "status_class" SMALLINT NOT NULL,
    "calls" INTEGER NOT NULL,
    "latency" INTEGER[],

    CONSTRAINT "api_usage_hour_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "api_usage_day" (
    "id" UUID NOT NULL,
    "day" DATE NOT NULL,
    "tenant_id" UUID,
    "key_id" UUID,
    "route" TEXT NOT NULL,
    "status_class" SMALLINT NOT NULL,
    "calls" INTEGER NOT NULL,
    "latency" INTEGER[],

    CONSTRAINT "api_usage_day_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "api_usage_hour_tenant_id_hour_idx" ON "api_usage_hour"("tenant_id", "hour");

-- CreateIndex
CREATE INDEX "api_usage_day_day_idx" ON "api_usage_day"("day");

-- CreateIndex
CREATE INDEX "api_usage_day_tenant_id_day_idx" ON "api_usage_day"("tenant_id", "day");

-- What must hold whoever writes ----------------------------------------------------------------------------------------
ALTER TABLE "api_usage_hour" ADD CONSTRAINT "api_usage_hour_figures" CHECK ("status_class" BETWEEN 1 AND 5 AND "calls" > 0 AND length("route") <= 200);
ALTER TABLE "api_usage_day" ADD CONSTRAINT "api_usage_day_figures" CHECK ("status_class" BETWEEN 1 AND 5 AND "calls" > 0 AND length("route") <= 200);

-- One row for each place that calls are counted in; no tenant and no key are places, too.
CREATE UNIQUE INDEX "api_usage_hour_place_key" ON "api_usage_hour" (
  "hour", coalesce("tenant_id", '00000000-0000-0000-0000-000000000000'::uuid), coalesce("key_id", '00000000-0000-0000-0000-000000000000'::uuid), "route", "status_class");
CREATE UNIQUE INDEX "api_usage_day_place_key" ON "api_usage_day" (
  "day", coalesce("tenant_id", '00000000-0000-0000-0000-000000000000'::uuid), coalesce("key_id", '00000000-0000-0000-0000-000000000000'::uuid), "route", "status_class");

SELECT add_tenant_wall('api_usage_hour');
SELECT add_tenant_wall('api_usage_day');
-- Counted by the portal itself; nobody corrects a figure.
REVOKE INSERT, UPDATE, DELETE ON "api_usage_hour", "api_usage_day" FROM bizosaas_app;

-- Adds two histograms, bound by bound.
CREATE FUNCTION add_latency(a integer[], b integer[]) RETURNS integer[] LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN ARRAY(SELECT coalesce(x, 0) + coalesce(y, 0) FROM unnest(a, b) WITH ORDINALITY AS both_of(x, y, at) ORDER BY at);
CREATE AGGREGATE sum_latency(integer[]) (SFUNC = add_latency, STYPE = integer[], INITCOND = '{}', PARALLEL = SAFE);
GRANT EXECUTE ON FUNCTION add_latency(integer[], integer[]), sum_latency(integer[]) TO bizosaas_app, bizosaas_platform;
