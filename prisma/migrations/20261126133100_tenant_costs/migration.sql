-- CreateTable
CREATE TABLE "tenant_cost" (
    "id" UUID NOT NULL,
    "tenant_id" UUID NOT NULL,
    "month" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "currency" TEXT NOT NULL,
    "amount_minor" BIGINT NOT NULL,
    "minutes" INTEGER,
    "rate_minor" INTEGER,
    "note" TEXT NOT NULL DEFAULT '',
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "tenant_cost_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "tenant_cost_tenant_id_month_idx" ON "tenant_cost"("tenant_id", "month");

-- CreateIndex
CREATE INDEX "tenant_cost_month_idx" ON "tenant_cost"("month");

-- AddForeignKey
ALTER TABLE "tenant_cost" ADD CONSTRAINT "tenant_cost_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenant"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "tenant_cost"
  ADD CONSTRAINT "tenant_cost_month" CHECK ("month" ~ '^[0-9]{4}-(0[1-9]|1[0-2])$'),
  ADD CONSTRAINT "tenant_cost_kind" CHECK ("kind" IN ('media', 'hosting', 'work', 'other')),
  ADD CONSTRAINT "tenant_cost_amount" CHECK ("amount_minor" BETWEEN 0 AND 100000000000),
  ADD CONSTRAINT "tenant_cost_work" CHECK (("kind" = 'work') = ("minutes" IS NOT NULL AND "rate_minor" IS NOT NULL) AND "minutes" BETWEEN 1 AND 6000000 AND "rate_minor" >= 0),
  ADD CONSTRAINT "tenant_cost_note" CHECK (char_length("note") <= 300);

-- Walls: what a tenant costs is the operator's own affair.
SELECT add_tenant_wall('tenant_cost');
REVOKE ALL ON "tenant_cost" FROM bizosaas_app;
