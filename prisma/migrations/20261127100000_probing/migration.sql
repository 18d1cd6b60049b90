-- AlterTable
ALTER TABLE "service_instance" ADD COLUMN "expires_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "service_probe" (
    "id" UUID NOT NULL,
    "service_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "purpose" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "target" TEXT,
    "config" JSONB NOT NULL,
    "secret_sealed" TEXT,
    "interval_seconds" INTEGER NOT NULL,
    "timeout_ms" INTEGER NOT NULL,
    "failures" INTEGER NOT NULL,
    "recoveries" INTEGER NOT NULL,
    "is_paused" BOOLEAN NOT NULL DEFAULT false,
    "beat_at" TIMESTAMPTZ(3),
    "beat_is_good" BOOLEAN,
    "beat_detail" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "service_probe_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "probe_target" (
    "id" UUID NOT NULL,
    "probe_id" UUID NOT NULL,
    "target" TEXT NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "claim" UUID,
    "claimed_until" TIMESTAMPTZ(3),
    "is_slow" BOOLEAN NOT NULL DEFAULT false,
    "monitor" JSONB,

    CONSTRAINT "probe_target_pkey" PRIMARY KEY ("id")
) WITH (fillfactor = 60);

-- CreateTable
CREATE TABLE "service_instance_health" (
    "service_id" UUID NOT NULL,
    "target" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "reason" TEXT,
    "since" TIMESTAMPTZ(3),
    "gateway" JSONB,

    CONSTRAINT "service_instance_health_pkey" PRIMARY KEY ("service_id","target")
);

-- CreateTable
CREATE TABLE "probe_result" (
    "probe_id" UUID NOT NULL,
    "target" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "service_id" UUID NOT NULL,
    "state" TEXT NOT NULL,
    "reason" TEXT,
    "latency_ms" DOUBLE PRECISION,
    "detail" TEXT,

    CONSTRAINT "probe_result_pkey" PRIMARY KEY ("probe_id","target","at")
) PARTITION BY RANGE ("at");

-- CreateTable
CREATE TABLE "probe_minute" (
    "probe_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "service_id" UUID NOT NULL,
    "looks" INTEGER NOT NULL,
    "failures" INTEGER NOT NULL,
    "degraded" INTEGER NOT NULL,
    "classes" SMALLINT[],
    "counts" INTEGER[],

    CONSTRAINT "probe_minute_pkey" PRIMARY KEY ("probe_id","at")
) PARTITION BY RANGE ("at");

-- CreateTable
CREATE TABLE "probe_hour" (
    "probe_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "service_id" UUID NOT NULL,
    "looks" INTEGER NOT NULL,
    "failures" INTEGER NOT NULL,
    "degraded" INTEGER NOT NULL,
    "classes" SMALLINT[],
    "counts" INTEGER[],

    CONSTRAINT "probe_hour_pkey" PRIMARY KEY ("probe_id","at")
) PARTITION BY RANGE ("at");

-- CreateTable
CREATE TABLE "probe_day" (
    "probe_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "service_id" UUID NOT NULL,
    "looks" INTEGER NOT NULL,
    "failures" INTEGER NOT NULL,
    "degraded" INTEGER NOT NULL,
    "classes" SMALLINT[],
    "counts" INTEGER[],

    CONSTRAINT "probe_day_pkey" PRIMARY KEY ("probe_id","at")
) PARTITION BY RANGE ("at");

-- CreateTable
CREATE TABLE "probe_roll_up" (
    "id" INTEGER NOT NULL,
    "done_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "probe_roll_up_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "service_probe_service_id_name_key" ON "service_probe"("service_id", "name");

-- CreateIndex
CREATE INDEX "probe_target_due_at_idx" ON "probe_target"("due_at");

-- CreateIndex
CREATE UNIQUE INDEX "probe_target_probe_id_target_key" ON "probe_target"("probe_id", "target");

-- CreateIndex
CREATE INDEX "probe_result_service_id_at_idx" ON "probe_result"("service_id", "at" DESC);

-- CreateIndex
CREATE INDEX "probe_minute_service_id_at_idx" ON "probe_minute"("service_id", "at");

-- CreateIndex
CREATE INDEX "probe_hour_service_id_at_idx" ON "probe_hour"("service_id", "at");

-- CreateIndex
CREATE INDEX "probe_day_service_id_at_idx" ON "probe_day"("service_id", "at");

-- AddForeignKey
ALTER TABLE "service_probe" ADD CONSTRAINT "service_probe_service_id_fkey" FOREIGN KEY ("service_id") REFERENCES "service"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "probe_target" ADD CONSTRAINT "probe_target_probe_id_fkey" FOREIGN KEY ("probe_id") REFERENCES "service_probe"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "service_instance_health" ADD CONSTRAINT "service_instance_health_service_id_fkey" FOREIGN KEY ("service_id") REFERENCES "service"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What must hold whoever writes ----------------------------------------------------------------------------------------
ALTER TABLE "service_probe"
  ADD CONSTRAINT "service_probe_name" CHECK (char_length("name") <= 40 AND "name" ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  ADD CONSTRAINT "service_probe_purpose" CHECK ("purpose" IN ('liveness', 'readiness')),
  ADD CONSTRAINT "service_probe_kind" CHECK ("kind" IN ('http', 'tcp', 'postgres', 'redis', 'grpc', 'dns', 'heartbeat')),
  ADD CONSTRAINT "service_probe_target" CHECK (char_length("target") BETWEEN 1 AND 500),
  ADD CONSTRAINT "service_probe_interval" CHECK ("interval_seconds" BETWEEN 5 AND 3600),
  ADD CONSTRAINT "service_probe_timeout" CHECK ("timeout_ms" BETWEEN 100 AND 30000 AND "timeout_ms" <= "interval_seconds" * 1000),
  ADD CONSTRAINT "service_probe_thresholds" CHECK ("failures" BETWEEN 1 AND 10 AND "recoveries" BETWEEN 1 AND 10),
  ADD CONSTRAINT "service_probe_beat" CHECK (char_length("beat_detail") <= 200);
ALTER TABLE "service_instance_health"
  ADD CONSTRAINT "service_instance_health_state" CHECK ("state" IN ('operational', 'degraded', 'down', 'unknown'));
ALTER TABLE "probe_result"
  ADD CONSTRAINT "probe_result_state" CHECK ("state" IN ('operational', 'degraded', 'down', 'unknown')),
  ADD CONSTRAINT "probe_result_texts" CHECK (char_length("reason") <= 40 AND char_length("detail") <= 200);
ALTER TABLE "probe_roll_up" ADD CONSTRAINT "probe_roll_up_one" CHECK ("id" = 1);
INSERT INTO "probe_roll_up" ("id", "done_at") VALUES (1, date_trunc('day', now()));

-- What is measured is the operator's affair, as the registry is.
REVOKE ALL ON "service_probe", "probe_target", "service_instance_health", "probe_result", "probe_minute", "probe_hour", "probe_day", "probe_roll_up"
  FROM bizosaas_app;

-- Latency in classes ---------------------------------------------------------------------------------------------------
-- Class n holds what took longer than g^(n-1) and at most g^n milliseconds, with g = 1.05/0.95, so that g^n * 2/(g+1) is within 5 % of
-- each of them (DDSketch, Masson et al. 2019). Less than 0.1 ms counts as that.
CREATE FUNCTION probe_latency_class(ms double precision) RETURNS smallint LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS
$$ SELECT ceil(ln(greatest(ms, 0.1)) / ln(1.05 / 0.95))::smallint $$;

-- Turns ----------------------------------------------------------------------------------------------------------------
-- When something is looked at next: at its own place in the first interval whose turn comes after "after". The place is the hash of
-- the id, so that many are spread evenly; a little chance (0 to 1) keeps those of one place apart.
CREATE FUNCTION probe_next_due(id uuid, interval_seconds integer, after timestamptz, chance double precision) RETURNS timestamptz
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT to_timestamp((((floor((extract(epoch FROM after) * 1000 - phase) / every) + 1) * every + phase)::double precision
    + chance * least(500, every / 50)) / 1000)
  FROM (SELECT interval_seconds * 1000::numeric AS every, ((hashtextextended(id::text, 0) & 9223372036854775807) % (interval_seconds * 1000))::numeric AS phase) AS place
$$;

-- Partitions -----------------------------------------------------------------------------------------------------------
-- What no other partition takes: rows from before, as a restored backup has them.
CREATE TABLE "probe_result_rest" PARTITION OF "probe_result" DEFAULT;
CREATE TABLE "probe_minute_rest" PARTITION OF "probe_minute" DEFAULT;
CREATE TABLE "probe_hour_rest" PARTITION OF "probe_hour" DEFAULT;
CREATE TABLE "probe_day_rest" PARTITION OF "probe_day" DEFAULT;
REVOKE ALL ON "probe_result_rest", "probe_minute_rest", "probe_hour_rest", "probe_day_rest" FROM bizosaas_app;

-- Makes the partitions of now and soon, and drops those that are over and older than what is kept. Who measures does not own the tables.
CREATE FUNCTION keep_probe_partitions(at timestamptz) RETURNS TABLE (made integer, dropped integer)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public SET lock_timeout = '5s' AS $$
DECLARE
  kept record;
  piece record;
  now_utc timestamp := at AT TIME ZONE 'UTC';
BEGIN
  made := 0;
  dropped := 0;
  PERFORM pg_advisory_xact_lock(hashtextextended('probe partitions', 0));
  FOR kept IN SELECT * FROM (VALUES
    ('probe_result', 'day', interval '1 day', interval '2 days'),
    ('probe_minute', 'day', interval '1 day', interval '30 days'),
    ('probe_hour', 'month', interval '1 month', interval '400 days'),
    ('probe_day', 'year', interval '1 year', NULL)) AS t (parent, unit, step, age)
  LOOP
    FOR piece IN
      SELECT format('%s_%s', kept.parent, to_char(begins, 'YYYYMMDD')) AS name, begins
      FROM generate_series(date_trunc(kept.unit, now_utc), date_trunc(kept.unit, now_utc) + 2 * kept.step, kept.step) AS begins
    LOOP
      CONTINUE WHEN to_regclass(format('public.%I', piece.name)) IS NOT NULL;
      BEGIN
        EXECUTE format('CREATE TABLE public.%I PARTITION OF public.%I FOR VALUES FROM (%L) TO (%L)', piece.name, kept.parent,
          piece.begins AT TIME ZONE 'UTC', (piece.begins + kept.step) AT TIME ZONE 'UTC');
        EXECUTE format('REVOKE ALL ON public.%I FROM bizosaas_app', piece.name);
        made := made + 1;
      EXCEPTION WHEN check_violation THEN
        -- The rest already holds rows of this time: they stay there, and so does what follows.
        NULL;
      END;
    END LOOP;
    CONTINUE WHEN kept.age IS NULL;
    FOR piece IN
      SELECT c.relname AS name FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
      WHERE i.inhparent = format('public.%I', kept.parent)::regclass AND c.relname ~ '_[0-9]{8}$'
        AND to_timestamp(right(c.relname, 8), 'YYYYMMDD')::timestamp + kept.step <= now_utc - kept.age
    LOOP
      EXECUTE format('DROP TABLE public.%I', piece.name);
      dropped := dropped + 1;
    END LOOP;
    EXECUTE format('DELETE FROM public.%I WHERE at < $1', kept.parent || '_rest') USING (now_utc - kept.age) AT TIME ZONE 'UTC';
  END LOOP;
  RETURN NEXT;
END $$;
REVOKE ALL ON FUNCTION keep_probe_partitions(timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION keep_probe_partitions(timestamptz) TO bizosaas_platform;
SELECT keep_probe_partitions(now());
