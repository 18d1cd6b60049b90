-- CreateTable
CREATE TABLE "saved_view" (
    "id" UUID NOT NULL,
    "tenant_id" UUID,
    "owner_id" UUID NOT NULL,
    "table_key" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "state" JSONB NOT NULL,
    "is_shared" BOOLEAN NOT NULL DEFAULT false,
    "is_default" BOOLEAN NOT NULL DEFAULT false,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "saved_view_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "bulk_run" (
    "id" UUID NOT NULL,
    "asked_by_id" UUID NOT NULL,
    "table_key" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "input" JSONB NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'waiting',
    "total" INTEGER NOT NULL,
    "done" INTEGER NOT NULL DEFAULT 0,
    "refused" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "cancelled_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "bulk_run_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "bulk_item" (
    "run_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "subject_id" UUID NOT NULL,
    "label" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'waiting',
    "message" TEXT,

    CONSTRAINT "bulk_item_pkey" PRIMARY KEY ("run_id","position")
);

-- CreateIndex
CREATE INDEX "saved_view_owner_id_table_key_idx" ON "saved_view"("owner_id", "table_key");

-- CreateIndex
CREATE INDEX "saved_view_tenant_id_table_key_idx" ON "saved_view"("tenant_id", "table_key");

-- CreateIndex
CREATE INDEX "bulk_run_asked_by_id_table_key_created_at_idx" ON "bulk_run"("asked_by_id", "table_key", "created_at" DESC);

-- AddForeignKey
ALTER TABLE "saved_view" ADD CONSTRAINT "saved_view_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "saved_view" ADD CONSTRAINT "saved_view_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenant"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "bulk_run" ADD CONSTRAINT "bulk_run_asked_by_id_fkey" FOREIGN KEY ("asked_by_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "bulk_item" ADD CONSTRAINT "bulk_item_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "bulk_run"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Closed lists and bounds ---------------------------------------------------------------------------------------------
ALTER TABLE "saved_view"
  ADD CONSTRAINT "saved_view_name_length" CHECK (char_length("name") BETWEEN 1 AND 60),
  ADD CONSTRAINT "saved_view_table_key_length" CHECK (char_length("table_key") BETWEEN 1 AND 60),
  ADD CONSTRAINT "saved_view_state_size" CHECK (pg_column_size("state") <= 8192);
ALTER TABLE "bulk_run"
  ADD CONSTRAINT "bulk_run_status" CHECK ("status" IN ('waiting', 'running', 'done', 'cancelled')),
  ADD CONSTRAINT "bulk_run_counts" CHECK ("total" > 0 AND "done" >= 0 AND "refused" >= 0 AND "done" + "refused" <= "total");
ALTER TABLE "bulk_item" ADD CONSTRAINT "bulk_item_status" CHECK ("status" IN ('waiting', 'done', 'refused'));
-- One default of each person for each table; where there is no tenant, of the operator's tables.
CREATE UNIQUE INDEX "saved_view_default_key" ON "saved_view" ("owner_id", "table_key", "tenant_id") NULLS NOT DISTINCT WHERE "is_default";
CREATE UNIQUE INDEX "saved_view_name_key" ON "saved_view" ("owner_id", "table_key", "tenant_id", lower("name")) NULLS NOT DISTINCT;

-- Walls ---------------------------------------------------------------------------------------------------------------
-- Inside a tenant one sees what is shared there and what is one's own, and writes what is one's own.
ALTER TABLE "saved_view" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "saved_view" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_wall ON "saved_view" TO bizosaas_app
  USING ("tenant_id" = app_tenant_id() AND ("is_shared" OR "owner_id" = app_user_id()))
  WITH CHECK ("tenant_id" = app_tenant_id() AND "owner_id" = app_user_id());
-- What is shared is seen by all, and changed and deleted by its owner alone.
CREATE POLICY own_views_changed ON "saved_view" AS RESTRICTIVE FOR UPDATE TO bizosaas_app USING ("owner_id" = app_user_id());
CREATE POLICY own_views_deleted ON "saved_view" AS RESTRICTIVE FOR DELETE TO bizosaas_app USING ("owner_id" = app_user_id());
CREATE POLICY platform ON "saved_view" TO bizosaas_platform USING (true) WITH CHECK (true);
-- Rooms that no tenant enters.
REVOKE ALL ON "bulk_run", "bulk_item" FROM bizosaas_app;

-- The orders of the list of tenants -----------------------------------------------------------------------------------
CREATE INDEX "tenant_status_sort_idx" ON "tenant" (array_position(ARRAY['trial','active','past_due','suspended','cancelled']::text[], "status"), "id");
CREATE INDEX "tenant_plan_sort_idx" ON "tenant" (array_position(ARRAY['free','starter','professional','enterprise']::text[], "plan_key"), "id");
