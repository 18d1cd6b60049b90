-- AlterTable
ALTER TABLE "bulk_item" ADD COLUMN     "tenant_id" UUID;

-- AlterTable
ALTER TABLE "bulk_run" ADD COLUMN     "tenant_id" UUID;

-- CreateIndex
CREATE INDEX "bulk_run_tenant_id_idx" ON "bulk_run"("tenant_id");

-- AddForeignKey
ALTER TABLE "bulk_run" ADD CONSTRAINT "bulk_run_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenant"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Acts upon many of a tenant's own records: whoever asked sees them, and nobody beside them.
ALTER TABLE "bulk_run" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "bulk_run" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_wall ON "bulk_run" TO bizosaas_app
  USING ("tenant_id" = app_tenant_id() AND "asked_by_id" = app_user_id())
  WITH CHECK ("tenant_id" = app_tenant_id() AND "asked_by_id" = app_user_id());
CREATE POLICY platform ON "bulk_run" TO bizosaas_platform USING (true) WITH CHECK (true);
SELECT add_tenant_wall('bulk_item');
GRANT SELECT, INSERT, UPDATE, DELETE ON "bulk_run" TO bizosaas_app;
GRANT SELECT, INSERT ON "bulk_item" TO bizosaas_app;
