-- CreateTable
CREATE TABLE "draft" (
    "id" UUID NOT NULL,
    "owner_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "data" JSONB NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "draft_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "tenant_export" (
    "id" UUID NOT NULL,
    "tenant_id" UUID NOT NULL,
    "asked_by_id" UUID NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'waiting',
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),
    "expires_at" TIMESTAMPTZ(3),
    "rows_total" INTEGER,
    "rows_done" INTEGER NOT NULL DEFAULT 0,
    "table_name" TEXT,
    "size_bytes" BIGINT,
    "sha256" TEXT,

    CONSTRAINT "tenant_export_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "tenant_export_piece" (
    "export_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "bytes" BYTEA NOT NULL,

    CONSTRAINT "tenant_export_piece_pkey" PRIMARY KEY ("export_id","position")
);

-- CreateTable
CREATE TABLE "tenant_deletion" (
    "id" UUID NOT NULL,
    "tenant_id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "asked_by_id" UUID NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'waiting',
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),
    "held_until" TIMESTAMPTZ(3),
    "removed" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "tenant_deletion_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "draft_owner_id_kind_updated_at_id_idx" ON "draft"("owner_id", "kind", "updated_at" DESC, "id");

-- CreateIndex
CREATE INDEX "draft_expires_at_idx" ON "draft"("expires_at");

-- CreateIndex
CREATE INDEX "tenant_export_tenant_id_created_at_id_idx" ON "tenant_export"("tenant_id", "created_at" DESC, "id");

-- CreateIndex
CREATE INDEX "tenant_export_status_expires_at_idx" ON "tenant_export"("status", "expires_at");

-- CreateIndex
CREATE INDEX "tenant_deletion_tenant_id_created_at_id_idx" ON "tenant_deletion"("tenant_id", "created_at" DESC, "id");

-- CreateIndex
CREATE INDEX "tenant_deletion_status_due_at_id_idx" ON "tenant_deletion"("status", "due_at", "id");

-- CreateIndex
CREATE INDEX "tenant_deletion_slug_idx" ON "tenant_deletion"("slug");

-- AddForeignKey
ALTER TABLE "draft" ADD CONSTRAINT "draft_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tenant_export" ADD CONSTRAINT "tenant_export_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenant"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tenant_export_piece" ADD CONSTRAINT "tenant_export_piece_export_id_fkey" FOREIGN KEY ("export_id") REFERENCES "tenant_export"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Closed lists and bounds ---------------------------------------------------------------------------------------------
ALTER TABLE "draft"
  ADD CONSTRAINT "draft_kind_length" CHECK (char_length("kind") BETWEEN 1 AND 60),
  ADD CONSTRAINT "draft_data_size" CHECK (pg_column_size("data") <= 32768);
ALTER TABLE "tenant_export"
  ADD CONSTRAINT "tenant_export_status" CHECK ("status" IN ('waiting', 'running', 'ready', 'cancelled', 'failed', 'expired')),
  ADD CONSTRAINT "tenant_export_rows" CHECK ("rows_done" >= 0);
ALTER TABLE "tenant_export_piece" ADD CONSTRAINT "tenant_export_piece_size" CHECK (octet_length("bytes") <= 4194304);
ALTER TABLE "tenant_deletion"
  ADD CONSTRAINT "tenant_deletion_status" CHECK ("status" IN ('waiting', 'running', 'called_off', 'done')),
  ADD CONSTRAINT "tenant_deletion_reason_length" CHECK (char_length("reason") BETWEEN 3 AND 500);
-- One of each at a time.
CREATE UNIQUE INDEX "tenant_export_open_key" ON "tenant_export" ("tenant_id") WHERE "status" IN ('waiting', 'running');
CREATE UNIQUE INDEX "tenant_deletion_open_key" ON "tenant_deletion" ("tenant_id") WHERE "status" IN ('waiting', 'running');

-- Walls ---------------------------------------------------------------------------------------------------------------
SELECT add_tenant_wall('tenant_export');
SELECT add_tenant_wall('tenant_deletion');
-- Rooms that no tenant enters.
REVOKE ALL ON "draft", "tenant_export", "tenant_export_piece", "tenant_deletion" FROM bizosaas_app;
-- What the function below asks, as the owner.
CREATE POLICY upkeep ON "tenant_deletion" FOR SELECT TO CURRENT_USER USING (true);

-- The address of a deleted tenant -------------------------------------------------------------------------------------
-- Links to it are out there: for a while nobody else gets it. Told as the unique index tells of one that is taken.
CREATE FUNCTION hold_slug() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM "tenant_deletion" d WHERE d."slug" = NEW."slug" AND d."status" = 'done' AND d."held_until" > NEW."created_at") THEN
    RAISE EXCEPTION 'the address % is held', NEW."slug" USING ERRCODE = 'unique_violation', CONSTRAINT = 'tenant_slug_key', TABLE = 'tenant';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER hold_slug BEFORE INSERT OR UPDATE OF "slug" ON "tenant" FOR EACH ROW EXECUTE FUNCTION hold_slug();

-- The points of a tenant that is being deleted --------------------------------------------------------------------------
-- Nobody deletes from the ledger, but for the function below, which runs as the owner and says so first.
CREATE FUNCTION refuse_change_of_ledger() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' AND current_setting('app.ledger_upkeep', true) = 'delete_tenant'
     AND current_user = (SELECT pg_get_userbyid(relowner) FROM pg_class WHERE oid = TG_RELID) THEN
    RETURN OLD;
  END IF;
  RAISE EXCEPTION '% is append-only: % is refused', TG_TABLE_NAME, TG_OP USING ERRCODE = 'insufficient_privilege';
END $$;
DROP TRIGGER append_only ON "ledger_entry";
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON "ledger_entry" FOR EACH ROW EXECUTE FUNCTION refuse_change_of_ledger();
CREATE POLICY upkeep ON "ledger_entry" TO CURRENT_USER USING (current_setting('app.ledger_upkeep', true) = 'delete_tenant');

-- Removes at most so many entries of a tenant whose deletion is under way. Returns how many they were.
CREATE FUNCTION delete_tenant_ledger(tenant uuid, most integer) RETURNS integer LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
  removed integer;
BEGIN
  IF NOT EXISTS (SELECT FROM "tenant_deletion" d WHERE d."tenant_id" = tenant AND d."status" = 'running' AND d."due_at" <= now()) THEN
    RAISE EXCEPTION 'no deletion of this tenant is under way' USING ERRCODE = 'insufficient_privilege';
  END IF;
  PERFORM set_config('app.ledger_upkeep', 'delete_tenant', true);
  DELETE FROM "ledger_entry" WHERE ctid = ANY (ARRAY(SELECT l.ctid FROM "ledger_entry" l WHERE l."tenant_id" = tenant LIMIT most));
  GET DIAGNOSTICS removed = ROW_COUNT;
  PERFORM set_config('app.ledger_upkeep', '', true);
  RETURN removed;
END $$;
REVOKE ALL ON FUNCTION delete_tenant_ledger(uuid, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION delete_tenant_ledger(uuid, integer) TO bizosaas_platform;
