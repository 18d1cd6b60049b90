-- CreateTable
CREATE TABLE "backup" (
    "id" UUID NOT NULL,
    "file_name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "made_at" TIMESTAMPTZ(3),
    "size_bytes" BIGINT,
    "row_count" BIGINT,
    "schema_version" TEXT,
    "sha256" TEXT,
    "tables" JSONB,
    "removed_at" TIMESTAMPTZ(3),
    "removed_because" TEXT,

    CONSTRAINT "backup_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "backup_task" (
    "id" UUID NOT NULL,
    "backup_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'waiting',
    "asked_by_id" UUID,
    "due_at" TIMESTAMPTZ(3),
    "attempt" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "started_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),
    "beat_at" TIMESTAMPTZ(3),
    "cancel_asked_at" TIMESTAMPTZ(3),
    "tables_total" INTEGER NOT NULL DEFAULT 0,
    "tables_done" INTEGER NOT NULL DEFAULT 0,
    "rows_done" BIGINT NOT NULL DEFAULT 0,
    "bytes_done" BIGINT NOT NULL DEFAULT 0,
    "at" TEXT,
    "reason" TEXT,
    "remedy" TEXT,
    "is_finding" BOOLEAN NOT NULL DEFAULT false,
    "result" JSONB,

    CONSTRAINT "backup_task_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "backup_policy" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "schedule" TEXT NOT NULL DEFAULT 'off',
    "weekday" INTEGER NOT NULL DEFAULT 0,
    "time_of_day" TEXT NOT NULL DEFAULT '02:30',
    "time_zone" TEXT NOT NULL DEFAULT 'UTC',
    "is_pruning" BOOLEAN NOT NULL DEFAULT false,
    "keep_last" INTEGER NOT NULL DEFAULT 3,
    "keep_daily" INTEGER NOT NULL DEFAULT 7,
    "keep_weekly" INTEGER NOT NULL DEFAULT 4,
    "keep_monthly" INTEGER NOT NULL DEFAULT 12,
    "scheduled_since" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "overdue_told_for" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "backup_policy_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "backup_file_name_key" ON "backup"("file_name");

-- CreateIndex
CREATE INDEX "backup_created_at_id_idx" ON "backup"("created_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "backup_task_backup_id_created_at_idx" ON "backup_task"("backup_id", "created_at" DESC);

-- CreateIndex
CREATE INDEX "backup_task_asked_by_id_idx" ON "backup_task"("asked_by_id");

-- CreateIndex
CREATE UNIQUE INDEX "backup_task_due_at_attempt_key" ON "backup_task"("due_at", "attempt");

-- AddForeignKey
ALTER TABLE "backup_task" ADD CONSTRAINT "backup_task_backup_id_fkey" FOREIGN KEY ("backup_id") REFERENCES "backup"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "backup_task" ADD CONSTRAINT "backup_task_asked_by_id_fkey" FOREIGN KEY ("asked_by_id") REFERENCES "user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- Closed lists and bounds ---------------------------------------------------------------------------------------------
ALTER TABLE "backup"
  -- It becomes part of a path.
  ADD CONSTRAINT "backup_file_name" CHECK ("file_name" ~ '^bizosaas-[0-9]{14}-[0-9a-f]{6}\.backup\.gz$'),
  ADD CONSTRAINT "backup_removed" CHECK (("removed_at" IS NULL) = ("removed_because" IS NULL) AND "removed_because" IN ('deleted', 'pruned')),
  ADD CONSTRAINT "backup_counts" CHECK ("size_bytes" >= 0 AND "row_count" >= 0),
  ADD CONSTRAINT "backup_made" CHECK ("made_at" IS NULL OR ("sha256" IS NOT NULL AND "tables" IS NOT NULL AND "size_bytes" IS NOT NULL AND "row_count" IS NOT NULL));
ALTER TABLE "backup_task"
  ADD CONSTRAINT "backup_task_kind" CHECK ("kind" IN ('make', 'verify', 'rehearse')),
  ADD CONSTRAINT "backup_task_state" CHECK ("state" IN ('waiting', 'running', 'done', 'failed', 'cancelled')),
  ADD CONSTRAINT "backup_task_ended" CHECK (("ended_at" IS NULL) = ("state" IN ('waiting', 'running'))),
  ADD CONSTRAINT "backup_task_failed" CHECK ("state" <> 'failed' OR "reason" IS NOT NULL),
  ADD CONSTRAINT "backup_task_counts" CHECK ("tables_total" >= 0 AND "tables_done" >= 0 AND "rows_done" >= 0 AND "bytes_done" >= 0 AND "attempt" >= 1);
ALTER TABLE "backup_policy"
  ADD CONSTRAINT "backup_policy_one" CHECK ("id" = 1),
  ADD CONSTRAINT "backup_policy_schedule" CHECK ("schedule" IN ('off', 'daily', 'weekly')),
  ADD CONSTRAINT "backup_policy_time" CHECK ("weekday" BETWEEN 0 AND 6 AND "time_of_day" ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$' AND char_length("time_zone") BETWEEN 1 AND 64),
  ADD CONSTRAINT "backup_policy_keep" CHECK ("keep_last" BETWEEN 1 AND 1000 AND "keep_daily" BETWEEN 0 AND 1000 AND "keep_weekly" BETWEEN 0 AND 1000 AND "keep_monthly" BETWEEN 0 AND 1000);
-- One work at a time, whoever asks: they read or write the same disk.
CREATE UNIQUE INDEX "backup_task_one_at_a_time" ON "backup_task" ((true)) WHERE "state" IN ('waiting', 'running');

INSERT INTO "backup_policy" ("id") VALUES (1);

-- A room that no tenant enters.
REVOKE ALL ON "backup", "backup_task", "backup_policy" FROM bizosaas_app;

-- What the operator's staff are told of the platform itself.
ALTER TABLE "notification" DROP CONSTRAINT "notification_kind",
  ADD CONSTRAINT "notification_kind" CHECK ("kind" IN ('security', 'access', 'tenants', 'achievements', 'platform'));
ALTER TABLE "notification_setting" DROP CONSTRAINT "notification_setting_kind",
  ADD CONSTRAINT "notification_setting_kind" CHECK ("kind" IN ('access', 'tenants', 'achievements', 'platform'));
