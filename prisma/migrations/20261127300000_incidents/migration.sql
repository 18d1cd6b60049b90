-- CreateTable
CREATE TABLE "maintenance_window" (
    "id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "body" TEXT NOT NULL DEFAULT '',
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,
    "is_public" BOOLEAN NOT NULL DEFAULT false,
    "announced_at" TIMESTAMPTZ(3),
    "finished_at" TIMESTAMPTZ(3),
    "cancelled_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "maintenance_window_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "maintenance_window_service" (
    "window_id" UUID NOT NULL,
    "service_id" UUID NOT NULL,

    CONSTRAINT "maintenance_window_service_pkey" PRIMARY KEY ("window_id","service_id")
);

-- CreateTable
CREATE TABLE "incident" (
    "id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "impact" TEXT NOT NULL,
    "is_impact_by_hand" BOOLEAN NOT NULL DEFAULT false,
    "status" TEXT NOT NULL DEFAULT 'investigating',
    "is_public" BOOLEAN NOT NULL DEFAULT false,
    "is_by_rule" BOOLEAN NOT NULL,
    "cause_key" TEXT,
    "is_everybody" BOOLEAN NOT NULL DEFAULT false,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "recovered_at" TIMESTAMPTZ(3),
    "resolved_at" TIMESTAMPTZ(3),
    "acknowledged_at" TIMESTAMPTZ(3),
    "acknowledged_by_id" UUID,
    "commander_id" UUID,
    "communications_id" UUID,
    "scribe_id" UUID,
    "postmortem" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "incident_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "incident_update" (
    "id" UUID NOT NULL,
    "incident_id" UUID NOT NULL,
    "status" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "is_public" BOOLEAN NOT NULL DEFAULT false,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actor_id" UUID,
    "edited_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "incident_update_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "incident_service" (
    "incident_id" UUID NOT NULL,
    "service_key" TEXT NOT NULL,
    "part" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,
    "recovered_at" TIMESTAMPTZ(3),

    CONSTRAINT "incident_service_pkey" PRIMARY KEY ("incident_id","service_key")
);

-- CreateTable
CREATE TABLE "incident_tenant" (
    "incident_id" UUID NOT NULL,
    "tenant_id" UUID NOT NULL,
    "is_degraded" BOOLEAN NOT NULL,

    CONSTRAINT "incident_tenant_pkey" PRIMARY KEY ("incident_id","tenant_id")
);

-- CreateTable
CREATE TABLE "incident_entry" (
    "id" UUID NOT NULL,
    "incident_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "kind" TEXT NOT NULL,
    "service_key" TEXT,
    "value" TEXT,
    "actor_id" UUID,

    CONSTRAINT "incident_entry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "objective" (
    "service_id" UUID NOT NULL,
    "target" DECIMAL(7,6) NOT NULL,
    "window_days" INTEGER NOT NULL DEFAULT 30,
    "version" INTEGER NOT NULL DEFAULT 1,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "objective_pkey" PRIMARY KEY ("service_id")
);

-- CreateTable
CREATE TABLE "objective_month" (
    "service_key" TEXT NOT NULL,
    "month" DATE NOT NULL,
    "target" DECIMAL(7,6) NOT NULL,
    "up_ms" BIGINT NOT NULL,
    "down_ms" BIGINT NOT NULL,
    "maintenance_ms" BIGINT NOT NULL,
    "unknown_ms" BIGINT NOT NULL,
    "budget_ms" BIGINT NOT NULL,
    "frozen_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "objective_month_pkey" PRIMARY KEY ("service_key","month")
);

-- CreateTable
CREATE TABLE "alert" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "severity" TEXT NOT NULL,
    "service_key" TEXT NOT NULL,
    "dedupe_key" TEXT NOT NULL,
    "incident_id" UUID,
    "reason" TEXT,
    "consequences" INTEGER NOT NULL DEFAULT 0,
    "burn_rate" DECIMAL(12,3),
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "quiet_since" TIMESTAMPTZ(3),
    "silenced_at" TIMESTAMPTZ(3),
    "told" INTEGER NOT NULL DEFAULT 0,
    "acknowledged_at" TIMESTAMPTZ(3),
    "acknowledged_by_id" UUID,
    "resolved_at" TIMESTAMPTZ(3),

    CONSTRAINT "alert_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "alert_destination" (
    "id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "address" TEXT,
    "secret_sealed" TEXT,
    "severities" TEXT[],
    "service_keys" TEXT[],
    "is_enabled" BOOLEAN NOT NULL DEFAULT true,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "alert_destination_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "alert_delivery" (
    "id" UUID NOT NULL,
    "alert_id" UUID,
    "destination_id" UUID NOT NULL,
    "change" INTEGER NOT NULL,
    "what" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'waiting',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "last_error" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "alert_delivery_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "recovery" (
    "id" UUID NOT NULL,
    "cause_key" TEXT NOT NULL,
    "incident_id" UUID,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "started_by_id" UUID,
    "ended_at" TIMESTAMPTZ(3),
    "end" TEXT,

    CONSTRAINT "recovery_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "recovery_step" (
    "recovery_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "service_key" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "part" TEXT NOT NULL,
    "verified_by" TEXT NOT NULL,
    "after" TEXT[],
    "other_causes" TEXT[],
    "done_at" TIMESTAMPTZ(3),
    "done_by_id" UUID,
    "verified_at" TIMESTAMPTZ(3),
    "confirmed_by_id" UUID,

    CONSTRAINT "recovery_step_pkey" PRIMARY KEY ("recovery_id","position")
);

-- CreateTable
CREATE TABLE "service_restart_hook" (
    "service_id" UUID NOT NULL,
    "host" TEXT NOT NULL,
    "sealed" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "service_restart_hook_pkey" PRIMARY KEY ("service_id")
);

-- CreateTable
CREATE TABLE "restart_call" (
    "id" UUID NOT NULL,
    "service_key" TEXT NOT NULL,
    "recovery_id" UUID,
    "asked_by_id" UUID,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'waiting',
    "answer_status" INTEGER,
    "error" TEXT,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "restart_call_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "incident_watch" (
    "id" SMALLINT NOT NULL,
    "explanation" JSONB NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "incident_watch_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "maintenance_window_ends_at_id_idx" ON "maintenance_window"("ends_at", "id");

-- CreateIndex
CREATE INDEX "maintenance_window_service_service_id_idx" ON "maintenance_window_service"("service_id");

-- CreateIndex
CREATE INDEX "incident_started_at_id_idx" ON "incident"("started_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "incident_update_incident_id_id_idx" ON "incident_update"("incident_id", "id" DESC);

-- CreateIndex
CREATE INDEX "incident_service_service_key_idx" ON "incident_service"("service_key");

-- CreateIndex
CREATE INDEX "incident_tenant_tenant_id_idx" ON "incident_tenant"("tenant_id");

-- CreateIndex
CREATE INDEX "incident_entry_incident_id_at_id_idx" ON "incident_entry"("incident_id", "at", "id");

-- CreateIndex
CREATE INDEX "alert_opened_at_id_idx" ON "alert"("opened_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "alert_incident_id_idx" ON "alert"("incident_id");

-- CreateIndex
CREATE INDEX "alert_delivery_destination_id_id_idx" ON "alert_delivery"("destination_id", "id" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "alert_delivery_alert_id_destination_id_change_key" ON "alert_delivery"("alert_id", "destination_id", "change");

-- CreateIndex
CREATE INDEX "recovery_started_at_id_idx" ON "recovery"("started_at" DESC, "id" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "recovery_step_recovery_id_service_key_key" ON "recovery_step"("recovery_id", "service_key");

-- CreateIndex
CREATE INDEX "restart_call_service_key_id_idx" ON "restart_call"("service_key", "id" DESC);

-- AddForeignKey
ALTER TABLE "maintenance_window_service" ADD CONSTRAINT "maintenance_window_service_window_id_fkey" FOREIGN KEY ("window_id") REFERENCES "maintenance_window"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "maintenance_window_service" ADD CONSTRAINT "maintenance_window_service_service_id_fkey" FOREIGN KEY ("service_id") REFERENCES "service"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "incident_update" ADD CONSTRAINT "incident_update_incident_id_fkey" FOREIGN KEY ("incident_id") REFERENCES "incident"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "incident_service" ADD CONSTRAINT "incident_service_incident_id_fkey" FOREIGN KEY ("incident_id") REFERENCES "incident"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "incident_tenant" ADD CONSTRAINT "incident_tenant_incident_id_fkey" FOREIGN KEY ("incident_id") REFERENCES "incident"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "incident_tenant" ADD CONSTRAINT "incident_tenant_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenant"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "incident_entry" ADD CONSTRAINT "incident_entry_incident_id_fkey" FOREIGN KEY ("incident_id") REFERENCES "incident"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "objective" ADD CONSTRAINT "objective_service_id_fkey" FOREIGN KEY ("service_id") REFERENCES "service"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "alert_delivery" ADD CONSTRAINT "alert_delivery_alert_id_fkey" FOREIGN KEY ("alert_id") REFERENCES "alert"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "alert_delivery" ADD CONSTRAINT "alert_delivery_destination_id_fkey" FOREIGN KEY ("destination_id") REFERENCES "alert_destination"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "recovery_step" ADD CONSTRAINT "recovery_step_recovery_id_fkey" FOREIGN KEY ("recovery_id") REFERENCES "recovery"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "service_restart_hook" ADD CONSTRAINT "service_restart_hook_service_id_fkey" FOREIGN KEY ("service_id") REFERENCES "service"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What must hold whoever writes ----------------------------------------------------------------------------------------
ALTER TABLE "maintenance_window"
  ADD CONSTRAINT "maintenance_window_texts" CHECK (char_length(btrim("title")) BETWEEN 1 AND 200 AND char_length("body") <= 5000),
  ADD CONSTRAINT "maintenance_window_order" CHECK ("ends_at" > "starts_at"),
  ADD CONSTRAINT "maintenance_window_end" CHECK ("finished_at" IS NULL OR ("cancelled_at" IS NULL AND "finished_at" BETWEEN "starts_at" AND "ends_at"));
ALTER TABLE "incident"
  ADD CONSTRAINT "incident_texts" CHECK (char_length(btrim("title")) BETWEEN 1 AND 200 AND char_length("postmortem") <= 50000),
  ADD CONSTRAINT "incident_impact" CHECK ("impact" IN ('none', 'minor', 'major', 'critical')),
  ADD CONSTRAINT "incident_status" CHECK ("status" IN ('investigating', 'identified', 'monitoring', 'resolved', 'postmortem')),
  ADD CONSTRAINT "incident_resolved" CHECK (("status" IN ('resolved', 'postmortem')) = ("resolved_at" IS NOT NULL)),
  ADD CONSTRAINT "incident_times" CHECK ("resolved_at" >= "started_at");
-- One incident per cause while it is open, whoever opens it.
CREATE UNIQUE INDEX "incident_cause_open" ON "incident"("cause_key") WHERE "resolved_at" IS NULL;
CREATE INDEX "incident_open" ON "incident"("started_at") WHERE "resolved_at" IS NULL;
ALTER TABLE "incident_update"
  ADD CONSTRAINT "incident_update_status" CHECK ("status" IN ('investigating', 'identified', 'monitoring', 'resolved', 'postmortem')),
  ADD CONSTRAINT "incident_update_body" CHECK (char_length(btrim("body")) BETWEEN 1 AND 5000);
ALTER TABLE "incident_service"
  ADD CONSTRAINT "incident_service_part" CHECK ("part" IN ('cause', 'consequence', 'affected')),
  ADD CONSTRAINT "incident_service_state" CHECK ("state" IN ('operational', 'degraded', 'down', 'maintenance', 'unknown'));
ALTER TABLE "incident_entry"
  ADD CONSTRAINT "incident_entry_kind" CHECK ("kind" IN ('opened', 'state', 'cause', 'update', 'edited', 'acknowledged', 'role', 'changed', 'alert',
    'alert_resolved', 'recovered', 'resolved', 'reopened', 'recovery', 'restart', 'postmortem')),
  ADD CONSTRAINT "incident_entry_value" CHECK (char_length("value") <= 200);
ALTER TABLE "objective"
  ADD CONSTRAINT "objective_target" CHECK ("target" >= 0.5 AND "target" < 1),
  ADD CONSTRAINT "objective_window" CHECK ("window_days" BETWEEN 1 AND 90);
ALTER TABLE "objective_month"
  ADD CONSTRAINT "objective_month_first_day" CHECK (extract(day FROM "month") = 1),
  ADD CONSTRAINT "objective_month_times" CHECK (least("up_ms", "down_ms", "maintenance_ms", "unknown_ms", "budget_ms") >= 0);
ALTER TABLE "alert"
  ADD CONSTRAINT "alert_kind" CHECK ("kind" IN ('down', 'degraded', 'certificate', 'burn')),
  ADD CONSTRAINT "alert_severity" CHECK ("severity" IN ('page', 'ticket')),
  ADD CONSTRAINT "alert_counts" CHECK ("consequences" >= 0 AND "told" >= 0);
-- However many look at once, one of a kind is open.
CREATE UNIQUE INDEX "alert_open" ON "alert"("dedupe_key") WHERE "resolved_at" IS NULL;
ALTER TABLE "alert_destination"
  ADD CONSTRAINT "alert_destination_title" CHECK (char_length(btrim("title")) BETWEEN 1 AND 120),
  ADD CONSTRAINT "alert_destination_kind" CHECK ("kind" IN ('mail', 'webhook', 'slack', 'in_app')),
  ADD CONSTRAINT "alert_destination_address" CHECK (("address" IS NULL) = ("kind" = 'in_app') AND char_length("address") <= 320),
  ADD CONSTRAINT "alert_destination_secret" CHECK (("secret_sealed" IS NOT NULL) = ("kind" IN ('webhook', 'slack'))),
  ADD CONSTRAINT "alert_destination_wants" CHECK ("severities" <@ ARRAY['page', 'ticket'] AND cardinality("severities") BETWEEN 1 AND 2 AND "service_keys" IS NOT NULL
    AND cardinality("service_keys") <= 100);
ALTER TABLE "alert_delivery"
  ADD CONSTRAINT "alert_delivery_what" CHECK ("what" IN ('opened', 'worsened', 'resolved', 'test') AND ("alert_id" IS NULL) = ("what" = 'test')),
  ADD CONSTRAINT "alert_delivery_status" CHECK ("status" IN ('waiting', 'delivered', 'failed') AND ("ended_at" IS NULL) = ("status" = 'waiting')),
  ADD CONSTRAINT "alert_delivery_error" CHECK (char_length("last_error") <= 500);
ALTER TABLE "recovery"
  ADD CONSTRAINT "recovery_end" CHECK ("end" IN ('finished', 'given_up') AND ("end" IS NULL) = ("ended_at" IS NULL));
CREATE UNIQUE INDEX "recovery_open" ON "recovery"("cause_key") WHERE "ended_at" IS NULL;
ALTER TABLE "recovery_step"
  ADD CONSTRAINT "recovery_step_kinds" CHECK ("action" IN ('check', 'restart', 'wait', 'ask') AND "part" IN ('dependency', 'cause', 'consequence')
    AND "verified_by" IN ('measurement', 'person'));
ALTER TABLE "incident_watch" ADD CONSTRAINT "incident_watch_one" CHECK ("id" = 1);
ALTER TABLE "service_restart_hook" ADD CONSTRAINT "service_restart_hook_host" CHECK (char_length("host") BETWEEN 1 AND 255);
ALTER TABLE "restart_call"
  ADD CONSTRAINT "restart_call_status" CHECK ("status" IN ('waiting', 'sending', 'accepted', 'refused', 'lost') AND ("ended_at" IS NULL) = ("status" IN ('waiting', 'sending'))),
  ADD CONSTRAINT "restart_call_error" CHECK (char_length("error") <= 500);

-- Walls: incidents are the operator's affair; tenants are told of them by the status page.
SELECT add_tenant_wall('incident_tenant');
REVOKE ALL ON "maintenance_window", "maintenance_window_service", "incident", "incident_update", "incident_service", "incident_tenant", "incident_entry",
  "objective", "objective_month", "alert", "alert_destination", "alert_delivery", "recovery", "recovery_step", "service_restart_hook", "restart_call",
  "incident_watch"
  FROM bizosaas_app;

-- Until somebody says otherwise, the operator's staff are told of every alert in the portal.
INSERT INTO "alert_destination" ("id", "title", "kind", "severities", "service_keys", "created_at", "updated_at")
VALUES ('0198f0a0-0000-7000-8000-000000000001', 'Staff, in the portal', 'in_app', ARRAY['page', 'ticket'], ARRAY[]::text[], now(), now());
