-- CreateTable
CREATE TABLE "figure_change" (
    "tenant_id" UUID NOT NULL,
    "transaction" BIGINT NOT NULL,
    "changes" BIGINT NOT NULL DEFAULT 1,

    CONSTRAINT "figure_change_pkey" PRIMARY KEY ("tenant_id","transaction")
);

SELECT add_tenant_wall('figure_change');

-- Each statement that writes figures or campaigns leaves a mark of its own transaction: writers wait for nobody here, as they would for one counter.
-- A mark cannot be seen before what it stands for. Should a number come again, in a cluster that was restored into, it counts on.
CREATE FUNCTION mark_figure_change() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
BEGIN
  INSERT INTO figure_change AS f (tenant_id, transaction)
  SELECT DISTINCT c.tenant_id, pg_current_xact_id()::text::bigint FROM changed c
  ON CONFLICT (tenant_id, transaction) DO UPDATE SET changes = f.changes + 1;
  RETURN NULL;
END $$;
CREATE TRIGGER mark_inserted AFTER INSERT ON "campaign_channel_day" REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION mark_figure_change();
CREATE TRIGGER mark_updated AFTER UPDATE ON "campaign_channel_day" REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION mark_figure_change();
CREATE TRIGGER mark_deleted AFTER DELETE ON "campaign_channel_day" REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION mark_figure_change();
CREATE TRIGGER mark_inserted AFTER INSERT ON "campaign" REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION mark_figure_change();
CREATE TRIGGER mark_updated AFTER UPDATE ON "campaign" REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION mark_figure_change();
CREATE TRIGGER mark_deleted AFTER DELETE ON "campaign" REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION mark_figure_change();
-- The newest import is told by its name.
CREATE TRIGGER mark_deleted AFTER DELETE ON "figure_import" REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION mark_figure_change();

-- Marks go with their tenant: its last ones are of the deletion itself. By its name this comes after what the deletion cascades to.
CREATE FUNCTION remove_figure_changes() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
BEGIN
  DELETE FROM figure_change WHERE tenant_id = OLD.id;
  RETURN NULL;
END $$;
CREATE TRIGGER remove_figure_changes AFTER DELETE ON "tenant" FOR EACH ROW EXECUTE FUNCTION remove_figure_changes();

-- How the campaigns and figures of a tenant stand: two that are equal are of the same rows. It is part of the contract between the campaigns and other
-- rooms, as `tenant_campaign_measures` is. A tenant without any has no row.
CREATE VIEW "tenant_campaign_stand" WITH (security_invoker = true) AS
SELECT "tenant_id", sum("changes") || '.' || max("transaction") AS "stand" FROM "figure_change" GROUP BY "tenant_id";
