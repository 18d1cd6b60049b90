-- AlterTable
ALTER TABLE "plan" ADD COLUMN     "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1;

-- CreateTable
CREATE TABLE "subscription" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "tenant_id" UUID NOT NULL,
    "plan_key" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "price_minor" INTEGER NOT NULL,
    "currency" TEXT NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "subscription_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "subscription_tenant_id_started_at_idx" ON "subscription"("tenant_id", "started_at");

-- CreateIndex
CREATE INDEX "subscription_plan_key_idx" ON "subscription"("plan_key");

-- AddForeignKey
ALTER TABLE "subscription" ADD CONSTRAINT "subscription_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenant"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "subscription" ADD CONSTRAINT "subscription_plan_key_fkey" FOREIGN KEY ("plan_key") REFERENCES "plan"("key") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What must hold whoever writes ----------------------------------------------------------------------------------------
ALTER TABLE "subscription"
  ADD CONSTRAINT "subscription_status" CHECK ("status" IN ('trial', 'active', 'past_due', 'suspended')),
  ADD CONSTRAINT "subscription_price_not_negative" CHECK ("price_minor" >= 0),
  ADD CONSTRAINT "subscription_ends_after_start" CHECK ("ended_at" >= "started_at");
CREATE UNIQUE INDEX "subscription_open_key" ON "subscription" ("tenant_id") WHERE "ended_at" IS NULL;

SELECT add_tenant_wall('subscription');
-- A tenant reads its own; the history is written by the trigger below, which runs with the platform's role as every change of a tenant does.
REVOKE INSERT, UPDATE, DELETE ON "subscription" FROM bizosaas_app;

-- Whatever changes a tenant's plan or standing ends one subscription and begins the next, in the same transaction: revenue is
-- counted from these rows, so there must be no way around them.
CREATE FUNCTION keep_subscription() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  moment timestamptz := CASE WHEN TG_OP = 'INSERT' THEN NEW."created_at" ELSE NEW."updated_at" END;
  last "subscription";
BEGIN
  UPDATE "subscription" SET "ended_at" = greatest(moment, "started_at") WHERE "tenant_id" = NEW."id" AND "ended_at" IS NULL RETURNING * INTO last;
  IF NEW."status" <> 'cancelled' THEN
    -- The agreed price stays while the plan stays.
    INSERT INTO "subscription" ("tenant_id", "plan_key", "status", "price_minor", "currency", "started_at")
    SELECT NEW."id", p."key", NEW."status",
           CASE WHEN last."plan_key" = p."key" THEN last."price_minor" ELSE p."price_minor" END,
           CASE WHEN last."plan_key" = p."key" THEN last."currency" ELSE p."currency" END,
           coalesce(last."ended_at", moment)
    FROM "plan" p WHERE p."key" = NEW."plan_key";
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER keep_subscription_on_insert AFTER INSERT ON "tenant" FOR EACH ROW EXECUTE FUNCTION keep_subscription();
CREATE TRIGGER keep_subscription_on_change AFTER UPDATE OF "plan_key", "status" ON "tenant" FOR EACH ROW
  WHEN (OLD."plan_key" IS DISTINCT FROM NEW."plan_key" OR OLD."status" IS DISTINCT FROM NEW."status") EXECUTE FUNCTION keep_subscription();

-- Tenants that are here already: how they stand is known from now on, and not before. The owner is bound by the walls, too.
ALTER TABLE "tenant" NO FORCE ROW LEVEL SECURITY;
ALTER TABLE "subscription" NO FORCE ROW LEVEL SECURITY;
INSERT INTO "subscription" ("tenant_id", "plan_key", "status", "price_minor", "currency", "started_at")
SELECT t."id", t."plan_key", t."status", p."price_minor", p."currency", now() FROM "tenant" t JOIN "plan" p ON p."key" = t."plan_key" WHERE t."status" <> 'cancelled';
ALTER TABLE "tenant" FORCE ROW LEVEL SECURITY;
ALTER TABLE "subscription" FORCE ROW LEVEL SECURITY;
