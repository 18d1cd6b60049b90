-- CreateTable
CREATE TABLE "season" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "starts_on" DATE NOT NULL,
    "ends_on" DATE NOT NULL,
    "rewards" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "cancelled_at" TIMESTAMPTZ(3),

    CONSTRAINT "season_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "season_closing" (
    "tenant_id" UUID NOT NULL,
    "season_id" UUID NOT NULL,
    "people" INTEGER NOT NULL,
    "paid" INTEGER NOT NULL,
    "closed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "season_closing_pkey" PRIMARY KEY ("tenant_id","season_id")
);
CREATE TABLE "season_rank" (
    "tenant_id" UUID NOT NULL,
    "season_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "place" INTEGER NOT NULL,
    "rank" INTEGER NOT NULL,
    "points" INTEGER NOT NULL,
    "reward" INTEGER NOT NULL,

    CONSTRAINT "season_rank_pkey" PRIMARY KEY ("tenant_id","season_id","user_id")
);

CREATE INDEX "season_starts_on_id_idx" ON "season"("starts_on" DESC, "id" DESC);
CREATE INDEX "season_closing_season_id_idx" ON "season_closing"("season_id");
CREATE UNIQUE INDEX "season_rank_tenant_id_season_id_place_key" ON "season_rank"("tenant_id", "season_id", "place");
CREATE INDEX "season_rank_user_id_idx" ON "season_rank"("user_id");

ALTER TABLE "season_closing" ADD CONSTRAINT "season_closing_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenant"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "season_closing" ADD CONSTRAINT "season_closing_season_id_fkey" FOREIGN KEY ("season_id") REFERENCES "season"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "season_rank" ADD CONSTRAINT "season_rank_tenant_id_season_id_fkey" FOREIGN KEY ("tenant_id", "season_id") REFERENCES "season_closing"("tenant_id", "season_id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "season"
  ADD CONSTRAINT "season_days" CHECK ("starts_on" <= "ends_on"),
  ADD CONSTRAINT "season_rewards" CHECK (jsonb_typeof("rewards") = 'array');

-- The operator's; everybody reads it.
REVOKE INSERT, UPDATE, DELETE ON "season" FROM bizosaas_app;
REVOKE DELETE ON "season" FROM bizosaas_platform;
SELECT add_tenant_wall('season_closing');
SELECT add_tenant_wall('season_rank');
-- What is closed stays as it was, and only the portal itself closes.
REVOKE INSERT, UPDATE, DELETE ON "season_closing", "season_rank" FROM bizosaas_app;
REVOKE UPDATE ON "season_closing", "season_rank" FROM bizosaas_platform;
