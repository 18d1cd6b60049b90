-- Points by double entry: every entry moves points from one account of a person to another, and is never changed, only reversed
-- (docs/decisions/0025-points-by-double-entry.md).
ALTER TABLE "ledger_entry"
  ADD COLUMN "kind" TEXT NOT NULL DEFAULT 'earn',
  ADD COLUMN "reverses_id" UUID,
  ADD COLUMN "reason" TEXT,
  ADD COLUMN "expires_at" TIMESTAMPTZ(3),
  ADD COLUMN "issued" INTEGER NOT NULL DEFAULT 0,
  ADD COLUMN "pending" INTEGER NOT NULL DEFAULT 0,
  ADD COLUMN "available" INTEGER NOT NULL DEFAULT 0,
  ADD COLUMN "held" INTEGER NOT NULL DEFAULT 0,
  ADD COLUMN "redeemed" INTEGER NOT NULL DEFAULT 0,
  ADD COLUMN "expired" INTEGER NOT NULL DEFAULT 0,
  ADD COLUMN "lifetime" INTEGER NOT NULL DEFAULT 0;

CREATE TABLE "point_balance" (
    "tenant_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "pending" INTEGER NOT NULL DEFAULT 0,
    "available" INTEGER NOT NULL DEFAULT 0,
    "held" INTEGER NOT NULL DEFAULT 0,
    "redeemed" INTEGER NOT NULL DEFAULT 0,
    "expired" INTEGER NOT NULL DEFAULT 0,
    "lifetime" INTEGER NOT NULL DEFAULT 0,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "point_balance_pkey" PRIMARY KEY ("tenant_id", "user_id")
);
ALTER TABLE "point_balance" ADD CONSTRAINT "point_balance_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenant"("id") ON DELETE CASCADE ON UPDATE CASCADE;
SELECT add_tenant_wall('point_balance');

-- What each kind of entry moves. Lifetime points are a memorandum beside the accounts: what was ever earned, less what was taken back.
CREATE FUNCTION fill_ledger_entry() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
DECLARE
  reversed "ledger_entry";
  n integer := NEW."points";
BEGIN
  IF NEW."reverses_id" IS NOT NULL THEN
    SELECT * INTO reversed FROM "ledger_entry" WHERE "id" = NEW."reverses_id" AND "tenant_id" = NEW."tenant_id";
    IF NOT FOUND OR reversed."reverses_id" IS NOT NULL
       OR (reversed."user_id", reversed."points", reversed."kind") IS DISTINCT FROM (NEW."user_id", NEW."points", NEW."kind") THEN
      RAISE EXCEPTION 'a reversal repeats the entry that it reverses' USING ERRCODE = 'check_violation';
    END IF;
    n := -n;
  END IF;
  NEW."issued" := CASE WHEN NEW."kind" IN ('earn', 'accrue') THEN -n WHEN NEW."kind" IN ('cancel', 'forfeit') THEN n ELSE 0 END;
  NEW."pending" := CASE NEW."kind" WHEN 'accrue' THEN n WHEN 'confirm' THEN -n WHEN 'cancel' THEN -n ELSE 0 END;
  NEW."available" := CASE WHEN NEW."kind" IN ('earn', 'confirm', 'release') THEN n WHEN NEW."kind" IN ('hold', 'redeem', 'expire') THEN -n ELSE 0 END;
  NEW."held" := CASE NEW."kind" WHEN 'hold' THEN n WHEN 'release' THEN -n WHEN 'forfeit' THEN -n ELSE 0 END;
  NEW."redeemed" := CASE NEW."kind" WHEN 'redeem' THEN n ELSE 0 END;
  NEW."expired" := CASE NEW."kind" WHEN 'expire' THEN n ELSE 0 END;
  NEW."lifetime" := CASE WHEN NEW."kind" IN ('earn', 'confirm') THEN n WHEN NEW."kind" = 'forfeit' THEN -n ELSE 0 END;
  RETURN NEW;
END $$;

-- The row of the balance is locked by writing it: two who spend at once come one after the other, and the second sees what is left.
CREATE FUNCTION keep_point_balance() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
DECLARE
  kept "point_balance";
BEGIN
  INSERT INTO "point_balance" AS b ("tenant_id", "user_id", "pending", "available", "held", "redeemed", "expired", "lifetime", "updated_at")
  VALUES (NEW."tenant_id", NEW."user_id", NEW."pending", NEW."available", NEW."held", NEW."redeemed", NEW."expired", NEW."lifetime", NEW."created_at")
  ON CONFLICT ("tenant_id", "user_id") DO UPDATE SET
    "pending" = b."pending" + EXCLUDED."pending", "available" = b."available" + EXCLUDED."available", "held" = b."held" + EXCLUDED."held",
    "redeemed" = b."redeemed" + EXCLUDED."redeemed", "expired" = b."expired" + EXCLUDED."expired", "lifetime" = b."lifetime" + EXCLUDED."lifetime",
    "updated_at" = greatest(b."updated_at", EXCLUDED."updated_at")
  RETURNING * INTO kept;
  -- Nobody spends what is not there. A reversal alone may leave a debt: what was spent of points that were taken back.
  IF NEW."pending" < 0 AND kept."pending" < 0 OR NEW."held" < 0 AND kept."held" < 0
     OR NEW."available" < 0 AND kept."available" < 0 AND NEW."reverses_id" IS NULL THEN
    RAISE EXCEPTION 'the points do not cover this' USING ERRCODE = 'BZ001';
  END IF;
  RETURN NULL;
END $$;

-- Balances are written by the trigger above, and by nobody by hand.
CREATE FUNCTION refuse_change_of_balance() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF pg_trigger_depth() < 2 THEN
    RAISE EXCEPTION 'balances follow the ledger: % is refused', TG_OP USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;

-- What was entered before was earned. The owner is bound by the walls, too: for the time of this transaction they are lifted.
ALTER TABLE "ledger_entry" NO FORCE ROW LEVEL SECURITY;
ALTER TABLE "point_balance" NO FORCE ROW LEVEL SECURITY;
ALTER TABLE "ledger_entry" DISABLE TRIGGER append_only;
UPDATE "ledger_entry" SET "issued" = -"points", "available" = "points", "lifetime" = "points";
ALTER TABLE "ledger_entry" ENABLE TRIGGER append_only;
INSERT INTO "point_balance" ("tenant_id", "user_id", "available", "lifetime", "updated_at")
SELECT "tenant_id", "user_id", sum("available"), sum("lifetime"), max("created_at") FROM "ledger_entry" GROUP BY 1, 2;
ALTER TABLE "ledger_entry" FORCE ROW LEVEL SECURITY;
ALTER TABLE "point_balance" FORCE ROW LEVEL SECURITY;

ALTER TABLE "ledger_entry"
  ADD CONSTRAINT "ledger_entry_kind" CHECK ("kind" IN ('earn', 'accrue', 'confirm', 'cancel', 'hold', 'release', 'forfeit', 'redeem', 'expire')),
  ADD CONSTRAINT "ledger_entry_points" CHECK ("points" > 0),
  ADD CONSTRAINT "ledger_entry_reason" CHECK (char_length("reason") <= 500 AND ("reverses_id" IS NULL OR "reason" IS NOT NULL)),
  ADD CONSTRAINT "ledger_entry_is_balanced" CHECK ("issued" + "pending" + "available" + "held" + "redeemed" + "expired" = 0),
  ADD CONSTRAINT "ledger_entry_lots" CHECK ("expires_at" IS NULL OR ("kind" IN ('earn', 'confirm') AND "reverses_id" IS NULL));
CREATE UNIQUE INDEX "ledger_entry_reverses_id_key" ON "ledger_entry"("reverses_id");
CREATE INDEX "ledger_entry_tenant_id_created_at_id_idx" ON "ledger_entry"("tenant_id", "created_at" DESC, "id" DESC);
CREATE INDEX "ledger_entry_created_at_id_idx" ON "ledger_entry"("created_at" DESC, "id" DESC);
CREATE INDEX "ledger_entry_expires_at_idx" ON "ledger_entry"("expires_at");

CREATE TRIGGER fill BEFORE INSERT ON "ledger_entry" FOR EACH ROW EXECUTE FUNCTION fill_ledger_entry();
CREATE TRIGGER keep_balance AFTER INSERT ON "ledger_entry" FOR EACH ROW EXECUTE FUNCTION keep_point_balance();
CREATE TRIGGER follow_ledger BEFORE INSERT OR UPDATE ON "point_balance" FOR EACH ROW EXECUTE FUNCTION refuse_change_of_balance();
REVOKE DELETE ON "point_balance" FROM bizosaas_app;
