-- The transaction that wrote an update. A page knows which transactions it saw when it was rendered
-- (pg_current_snapshot); when its socket connects, it is told what others wrote in between.
ALTER TABLE "realtime_update" ADD COLUMN "xid" xid8 NOT NULL DEFAULT pg_current_xact_id();
CREATE INDEX "realtime_update_xid_idx" ON "realtime_update" ("xid");
