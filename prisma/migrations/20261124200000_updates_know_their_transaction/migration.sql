-- The transaction that wrote an update. A page that was rendered knows which transactions it could not see yet
-- (pg_snapshot_xmin); when its socket connects, it is told what those wrote in between.
ALTER TABLE "realtime_update" ADD COLUMN "xid" xid8 NOT NULL DEFAULT pg_current_xact_id();
CREATE INDEX "realtime_update_xid_idx" ON "realtime_update" ("xid");
