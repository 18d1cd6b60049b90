-- Ranks are read from the store and known here: a clock per tenant says when a set of the store is behind, and by which entries.
CREATE TABLE "point_clock" (
    "tenant_id" UUID NOT NULL,
    "version" BIGINT NOT NULL DEFAULT 0,
    "rebuild_from" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "point_clock_pkey" PRIMARY KEY ("tenant_id")
);
CREATE TABLE "leaderboard_privacy" (
    "tenant_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "choice" TEXT NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "leaderboard_privacy_pkey" PRIMARY KEY ("tenant_id", "user_id")
);
CREATE TABLE "leaderboard_period" (
    "id" UUID NOT NULL,
    "tenant_id" UUID NOT NULL,
    "period" TEXT NOT NULL,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,
    "closed_at" TIMESTAMPTZ(3) NOT NULL,
    "people" INTEGER NOT NULL,

    CONSTRAINT "leaderboard_period_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "leaderboard_rank" (
    "tenant_id" UUID NOT NULL,
    "period_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "rank" INTEGER NOT NULL,
    "points" INTEGER NOT NULL,

    CONSTRAINT "leaderboard_rank_pkey" PRIMARY KEY ("period_id", "user_id")
);

ALTER TABLE "ledger_entry" ADD COLUMN "seq" BIGINT NOT NULL DEFAULT 0;
ALTER TABLE "ledger_entry" NO FORCE ROW LEVEL SECURITY;
ALTER TABLE "ledger_entry" DISABLE TRIGGER append_only;
UPDATE "ledger_entry" l SET "seq" = n."seq" FROM (
  SELECT "id", row_number() OVER (PARTITION BY "tenant_id" ORDER BY "created_at", "id") AS "seq" FROM "ledger_entry"
) n WHERE n."id" = l."id";
ALTER TABLE "ledger_entry" ENABLE TRIGGER append_only;
INSERT INTO "point_clock" ("tenant_id", "version") SELECT "tenant_id", max("seq") FROM "ledger_entry" GROUP BY 1;
ALTER TABLE "ledger_entry" FORCE ROW LEVEL SECURITY;

CREATE UNIQUE INDEX "leaderboard_period_tenant_id_period_starts_at_key" ON "leaderboard_period"("tenant_id", "period", "starts_at" DESC);
CREATE UNIQUE INDEX "leaderboard_period_tenant_id_id_key" ON "leaderboard_period"("tenant_id", "id");
CREATE INDEX "ledger_entry_tenant_id_seq_idx" ON "ledger_entry"("tenant_id", "seq");

ALTER TABLE "point_clock" ADD CONSTRAINT "point_clock_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenant"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "leaderboard_privacy" ADD CONSTRAINT "leaderboard_privacy_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenant"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "leaderboard_period" ADD CONSTRAINT "leaderboard_period_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenant"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "leaderboard_rank" ADD CONSTRAINT "leaderboard_rank_tenant_id_period_id_fkey" FOREIGN KEY ("tenant_id", "period_id") REFERENCES "leaderboard_period"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "leaderboard_privacy" ADD CONSTRAINT "leaderboard_privacy_choice" CHECK ("choice" IN ('name', 'anonymous', 'hidden'));
ALTER TABLE "leaderboard_period" ADD CONSTRAINT "leaderboard_period_period" CHECK ("period" IN ('week', 'month', 'quarter') AND "starts_at" < "ends_at");

SELECT add_tenant_wall('point_clock');
SELECT add_tenant_wall('leaderboard_privacy');
SELECT add_tenant_wall('leaderboard_period');
SELECT add_tenant_wall('leaderboard_rank');
-- What is closed stays as it was.
REVOKE UPDATE, DELETE ON "leaderboard_period", "leaderboard_rank" FROM bizosaas_app;
REVOKE UPDATE ON "leaderboard_period", "leaderboard_rank" FROM bizosaas_platform;
REVOKE DELETE ON "point_clock" FROM bizosaas_app;
CREATE TRIGGER follow_ledger BEFORE INSERT OR UPDATE ON "point_clock" FOR EACH ROW EXECUTE FUNCTION refuse_change_of_balance();

-- The row of the clock is held until the entry commits: whoever sees a version sees every entry up to it. It is the first lock that an
-- entry takes, so that two who enter points of several people never wait for each other.
CREATE FUNCTION number_ledger_entry() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
BEGIN
  INSERT INTO "point_clock" AS c ("tenant_id", "version") VALUES (NEW."tenant_id", 1)
  ON CONFLICT ("tenant_id") DO UPDATE SET "version" = c."version" + 1 RETURNING "version" INTO NEW."seq";
  RETURN NEW;
END $$;
-- By its name it comes before `fill`.
CREATE TRIGGER count_up BEFORE INSERT ON "ledger_entry" FOR EACH ROW EXECUTE FUNCTION number_ledger_entry();

-- Who belongs to the tenant, or wants to be seen, is no entry: its boards are made anew.
CREATE FUNCTION stir_boards() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
DECLARE
  concerned uuid := CASE TG_OP WHEN 'DELETE' THEN OLD."tenant_id" ELSE NEW."tenant_id" END;
BEGIN
  -- Nobody has points there yet, or the tenant itself is on its way out: there is no board.
  UPDATE "point_clock" SET "version" = "version" + 1, "rebuild_from" = "version" + 1 WHERE "tenant_id" = concerned;
  RETURN NULL;
END $$;
CREATE TRIGGER stir_boards AFTER INSERT OR DELETE ON "membership" FOR EACH ROW EXECUTE FUNCTION stir_boards();
CREATE TRIGGER stir_boards AFTER INSERT OR UPDATE OR DELETE ON "leaderboard_privacy" FOR EACH ROW EXECUTE FUNCTION stir_boards();
