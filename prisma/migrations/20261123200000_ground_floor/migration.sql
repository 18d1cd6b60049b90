-- The ground floor. The tables are as Prisma's schema says; what follows them (walls, checks, append-only
-- records, search indexes) has no words in Prisma's language and is written here by hand.

CREATE EXTENSION IF NOT EXISTS pg_trgm;

-- CreateTable
CREATE TABLE "audit_entry" (
    "id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "tenant_id" UUID,
    "actor_id" UUID,
    "actor_label" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "subject_type" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "before" JSONB,
    "after" JSONB,
    "reason" TEXT,
    "ip" TEXT,
    "user_agent" TEXT,
    "request_id" TEXT,

    CONSTRAINT "audit_entry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "campaign" (
    "id" UUID NOT NULL,
    "tenant_id" UUID NOT NULL,
    "external_key" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "owner_id" UUID,
    "budget_minor" BIGINT NOT NULL,
    "currency" TEXT NOT NULL,
    "starts_on" DATE NOT NULL,
    "ends_on" DATE,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "campaign_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "campaign_channel_day" (
    "tenant_id" UUID NOT NULL,
    "campaign_id" UUID NOT NULL,
    "channel" TEXT NOT NULL,
    "day" DATE NOT NULL,
    "impressions" INTEGER NOT NULL,
    "clicks" INTEGER NOT NULL,
    "conversions" INTEGER NOT NULL,
    "spend_minor" BIGINT NOT NULL,
    "revenue_minor" BIGINT NOT NULL,

    CONSTRAINT "campaign_channel_day_pkey" PRIMARY KEY ("tenant_id","campaign_id","day","channel")
);

-- CreateTable
CREATE TABLE "achievement_definition" (
    "key" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "surface" TEXT NOT NULL,
    "tier" TEXT NOT NULL,
    "points" INTEGER NOT NULL,
    "difficulty" INTEGER NOT NULL,
    "condition" JSONB NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "achievement_definition_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "achievement_award" (
    "id" UUID NOT NULL,
    "tenant_id" UUID NOT NULL,
    "definition_key" TEXT NOT NULL,
    "user_id" UUID,
    "cause_key" TEXT NOT NULL,
    "awarded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "achievement_award_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ledger_entry" (
    "id" UUID NOT NULL,
    "tenant_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "points" INTEGER NOT NULL,
    "cause_key" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ledger_entry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "user" (
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "password_hash" TEXT,
    "platform_role" TEXT,
    "status" TEXT NOT NULL DEFAULT 'active',
    "session_version" INTEGER NOT NULL DEFAULT 1,
    "is_demo" BOOLEAN NOT NULL DEFAULT false,
    "last_sign_in_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "user_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "membership" (
    "tenant_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "role" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'active',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "membership_pkey" PRIMARY KEY ("tenant_id","user_id")
);

-- CreateTable
CREATE TABLE "auth_session" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "active_tenant_id" UUID,
    "session_version" INTEGER NOT NULL,
    "ip" TEXT,
    "user_agent" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_used_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "revoked_at" TIMESTAMPTZ(3),
    "revoked_reason" TEXT,

    CONSTRAINT "auth_session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "mail_message" (
    "id" UUID NOT NULL,
    "tenant_id" UUID,
    "recipient" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "html" TEXT,
    "status" TEXT NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "error" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "sent_at" TIMESTAMPTZ(3),

    CONSTRAINT "mail_message_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "realtime_update" (
    "id" BIGSERIAL NOT NULL,
    "tenant_id" UUID,
    "user_id" UUID,
    "topic" TEXT NOT NULL,
    "payload" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "realtime_update_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "idempotency_key" (
    "actor_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "request_hash" TEXT NOT NULL,
    "response_status" INTEGER NOT NULL,
    "response_body" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "idempotency_key_pkey" PRIMARY KEY ("actor_id","key")
);

-- CreateTable
CREATE TABLE "part_state" (
    "part" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "latency_ms" DOUBLE PRECISION,
    "detail" TEXT,
    "since" TIMESTAMPTZ(3) NOT NULL,
    "checked_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "part_state_pkey" PRIMARY KEY ("part")
);

-- CreateTable
CREATE TABLE "part_transition" (
    "id" UUID NOT NULL,
    "part" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "detail" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "part_transition_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "process_heartbeat" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "host" TEXT NOT NULL,
    "pid" INTEGER NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "last_at" TIMESTAMPTZ(3) NOT NULL,
    "stopped_at" TIMESTAMPTZ(3),

    CONSTRAINT "process_heartbeat_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "plan" (
    "key" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "price_minor" INTEGER NOT NULL,
    "currency" TEXT NOT NULL DEFAULT 'USD',
    "max_users" INTEGER,
    "max_api_calls_per_hour" INTEGER NOT NULL,
    "max_ai_requests_per_day" INTEGER NOT NULL,
    "max_campaigns" INTEGER,
    "max_leads" INTEGER,
    "storage_bytes" BIGINT NOT NULL,
    "surfaces" TEXT[],

    CONSTRAINT "plan_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "tenant" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "plan_key" TEXT NOT NULL,
    "trial_ends_at" TIMESTAMPTZ(3),
    "suspended_reason" TEXT,
    "time_zone" TEXT NOT NULL,
    "currency" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "is_demo" BOOLEAN NOT NULL DEFAULT false,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "tenant_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "audit_entry_tenant_id_id_idx" ON "audit_entry"("tenant_id", "id" DESC);

-- CreateIndex
CREATE INDEX "audit_entry_subject_type_subject_id_id_idx" ON "audit_entry"("subject_type", "subject_id", "id" DESC);

-- CreateIndex
CREATE INDEX "campaign_tenant_id_status_starts_on_id_idx" ON "campaign"("tenant_id", "status", "starts_on" DESC, "id");

-- CreateIndex
CREATE INDEX "campaign_tenant_id_starts_on_id_idx" ON "campaign"("tenant_id", "starts_on" DESC, "id");

-- CreateIndex
CREATE UNIQUE INDEX "campaign_tenant_id_id_key" ON "campaign"("tenant_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "campaign_tenant_id_external_key_key" ON "campaign"("tenant_id", "external_key");

-- CreateIndex
CREATE INDEX "campaign_channel_day_tenant_id_day_idx" ON "campaign_channel_day"("tenant_id", "day");

-- CreateIndex
CREATE INDEX "achievement_award_tenant_id_awarded_at_id_idx" ON "achievement_award"("tenant_id", "awarded_at" DESC, "id");

-- CreateIndex
CREATE UNIQUE INDEX "achievement_award_tenant_id_cause_key_key" ON "achievement_award"("tenant_id", "cause_key");

-- CreateIndex
CREATE INDEX "ledger_entry_tenant_id_user_id_created_at_idx" ON "ledger_entry"("tenant_id", "user_id", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "ledger_entry_tenant_id_cause_key_key" ON "ledger_entry"("tenant_id", "cause_key");

-- CreateIndex
CREATE UNIQUE INDEX "user_email_key" ON "user"("email");

-- CreateIndex
CREATE INDEX "membership_user_id_tenant_id_idx" ON "membership"("user_id", "tenant_id");

-- CreateIndex
CREATE INDEX "auth_session_user_id_revoked_at_idx" ON "auth_session"("user_id", "revoked_at");

-- CreateIndex
CREATE INDEX "auth_session_expires_at_idx" ON "auth_session"("expires_at");

-- CreateIndex
CREATE INDEX "mail_message_created_at_id_idx" ON "mail_message"("created_at" DESC, "id");

-- CreateIndex
CREATE INDEX "realtime_update_tenant_id_id_idx" ON "realtime_update"("tenant_id", "id");

-- CreateIndex
CREATE INDEX "realtime_update_created_at_idx" ON "realtime_update"("created_at");

-- CreateIndex
CREATE INDEX "idempotency_key_created_at_idx" ON "idempotency_key"("created_at");

-- CreateIndex
CREATE INDEX "part_transition_part_at_idx" ON "part_transition"("part", "at" DESC);

-- CreateIndex
CREATE INDEX "process_heartbeat_kind_last_at_idx" ON "process_heartbeat"("kind", "last_at" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "tenant_slug_key" ON "tenant"("slug");

-- CreateIndex
CREATE INDEX "tenant_name_id_idx" ON "tenant"("name", "id");

-- CreateIndex
CREATE INDEX "tenant_status_name_id_idx" ON "tenant"("status", "name", "id");

-- CreateIndex
CREATE INDEX "tenant_created_at_id_idx" ON "tenant"("created_at", "id");

-- AddForeignKey
ALTER TABLE "campaign" ADD CONSTRAINT "campaign_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenant"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "campaign_channel_day" ADD CONSTRAINT "campaign_channel_day_tenant_id_campaign_id_fkey" FOREIGN KEY ("tenant_id", "campaign_id") REFERENCES "campaign"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "achievement_award" ADD CONSTRAINT "achievement_award_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenant"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "achievement_award" ADD CONSTRAINT "achievement_award_definition_key_fkey" FOREIGN KEY ("definition_key") REFERENCES "achievement_definition"("key") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ledger_entry" ADD CONSTRAINT "ledger_entry_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenant"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "membership" ADD CONSTRAINT "membership_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenant"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "membership" ADD CONSTRAINT "membership_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "auth_session" ADD CONSTRAINT "auth_session_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tenant" ADD CONSTRAINT "tenant_plan_key_fkey" FOREIGN KEY ("plan_key") REFERENCES "plan"("key") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Closed lists ------------------------------------------------------------------------------------------------------
ALTER TABLE "plan"
  ADD CONSTRAINT "plan_price_not_negative" CHECK ("price_minor" >= 0);
ALTER TABLE "tenant"
  ADD CONSTRAINT "tenant_kind" CHECK ("kind" IN ('client', 'brand')),
  ADD CONSTRAINT "tenant_status" CHECK ("status" IN ('trial', 'active', 'past_due', 'suspended', 'cancelled')),
  ADD CONSTRAINT "tenant_slug" CHECK ("slug" ~ '^[a-z0-9]([a-z0-9-]{1,61}[a-z0-9])$'),
  ADD CONSTRAINT "tenant_name_length" CHECK (char_length("name") BETWEEN 1 AND 120),
  ADD CONSTRAINT "tenant_suspended_has_reason" CHECK ("status" <> 'suspended' OR "suspended_reason" IS NOT NULL);
ALTER TABLE "user"
  ADD CONSTRAINT "user_email_lower_case" CHECK ("email" = lower("email")),
  ADD CONSTRAINT "user_platform_role" CHECK ("platform_role" IN ('super_admin', 'support')),
  ADD CONSTRAINT "user_status" CHECK ("status" IN ('active', 'suspended'));
ALTER TABLE "membership"
  ADD CONSTRAINT "membership_role" CHECK ("role" IN ('tenant_admin', 'manager', 'member', 'viewer')),
  ADD CONSTRAINT "membership_status" CHECK ("status" IN ('active', 'suspended'));
ALTER TABLE "campaign"
  ADD CONSTRAINT "campaign_status" CHECK ("status" IN ('draft', 'scheduled', 'active', 'paused', 'completed', 'archived')),
  ADD CONSTRAINT "campaign_budget_not_negative" CHECK ("budget_minor" >= 0),
  ADD CONSTRAINT "campaign_dates" CHECK ("ends_on" IS NULL OR "ends_on" >= "starts_on");
ALTER TABLE "campaign_channel_day"
  ADD CONSTRAINT "campaign_channel_day_counts" CHECK (
    "impressions" >= 0 AND "clicks" >= 0 AND "conversions" >= 0 AND "spend_minor" >= 0 AND "revenue_minor" >= 0);
ALTER TABLE "achievement_definition"
  ADD CONSTRAINT "achievement_definition_tier" CHECK ("tier" IN ('bronze', 'silver', 'gold', 'platinum', 'diamond')),
  ADD CONSTRAINT "achievement_definition_difficulty" CHECK ("difficulty" BETWEEN 1 AND 5);
ALTER TABLE "mail_message"
  ADD CONSTRAINT "mail_message_status" CHECK ("status" IN ('queued', 'held', 'sent', 'failed'));
ALTER TABLE "part_state"
  ADD CONSTRAINT "part_state_state" CHECK ("state" IN ('operational', 'degraded', 'down', 'unknown'));

-- Search ------------------------------------------------------------------------------------------------------------
CREATE INDEX "tenant_search_idx" ON "tenant" USING gin ((lower("name") || ' ' || "slug") gin_trgm_ops);
CREATE INDEX "tenant_name_sort_idx" ON "tenant" (lower("name"), "id");

-- Tenant walls ------------------------------------------------------------------------------------------------------
-- Two roles, made before the first migration: `bizosaas_app`, as which the portal connects and which sees one tenant,
-- and `bizosaas_platform`, which a transaction takes on to cross tenants. Policies name a role each instead of testing
-- a setting, since an OR in one policy would keep the planner from using the index that starts with the tenant.

CREATE FUNCTION app_tenant_id() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT nullif(current_setting('app.tenant_id', true), '')::uuid $$;
CREATE FUNCTION app_user_id() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT nullif(current_setting('app.user_id', true), '')::uuid $$;

ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO bizosaas_app, bizosaas_platform;
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE, SELECT ON SEQUENCES TO bizosaas_app, bizosaas_platform;
GRANT USAGE ON SCHEMA public TO bizosaas_app, bizosaas_platform;
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO bizosaas_app, bizosaas_platform;
GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO bizosaas_app, bizosaas_platform;

-- Raises the wall of a tenant-owned table. Every migration that creates one calls this.
CREATE FUNCTION add_tenant_wall(owned regclass) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', owned);
  EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', owned);
  EXECUTE format('CREATE POLICY tenant_wall ON %s TO bizosaas_app USING (tenant_id = app_tenant_id()) WITH CHECK (tenant_id = app_tenant_id())', owned);
  EXECUTE format('CREATE POLICY platform ON %s TO bizosaas_platform USING (true) WITH CHECK (true)', owned);
END $$;
REVOKE ALL ON FUNCTION add_tenant_wall(regclass) FROM PUBLIC;

SELECT add_tenant_wall('campaign');
SELECT add_tenant_wall('campaign_channel_day');
SELECT add_tenant_wall('achievement_award');
SELECT add_tenant_wall('ledger_entry');
SELECT add_tenant_wall('audit_entry');
SELECT add_tenant_wall('mail_message');
SELECT add_tenant_wall('realtime_update');

-- A tenant sees itself; only the platform changes it.
ALTER TABLE "tenant" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "tenant" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_wall ON "tenant" TO bizosaas_app USING ("id" = app_tenant_id()) WITH CHECK (false);
CREATE POLICY platform ON "tenant" TO bizosaas_platform USING (true) WITH CHECK (true);
REVOKE INSERT, UPDATE, DELETE ON "tenant" FROM bizosaas_app;

-- A tenant sees its memberships, and a person sees their own in every tenant.
ALTER TABLE "membership" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "membership" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_wall ON "membership" TO bizosaas_app USING ("tenant_id" = app_tenant_id()) WITH CHECK ("tenant_id" = app_tenant_id());
CREATE POLICY own_memberships ON "membership" FOR SELECT TO bizosaas_app USING ("user_id" = app_user_id());
CREATE POLICY platform ON "membership" TO bizosaas_platform USING (true) WITH CHECK (true);

-- A tenant sees the people who belong to it, and never a password hash.
ALTER TABLE "user" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "user" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_wall ON "user" FOR SELECT TO bizosaas_app
  USING ("id" = app_user_id() OR EXISTS (SELECT 1 FROM "membership" AS m WHERE m.user_id = "user"."id" AND m.tenant_id = app_tenant_id()));
CREATE POLICY platform ON "user" TO bizosaas_platform USING (true) WITH CHECK (true);
REVOKE ALL ON "user" FROM bizosaas_app;
GRANT SELECT ("id", "email", "name", "status", "is_demo", "created_at") ON "user" TO bizosaas_app;

ALTER TABLE "idempotency_key" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "idempotency_key" FORCE ROW LEVEL SECURITY;
CREATE POLICY own_keys ON "idempotency_key" TO bizosaas_app USING ("actor_id" = app_user_id()) WITH CHECK ("actor_id" = app_user_id());
CREATE POLICY platform ON "idempotency_key" TO bizosaas_platform USING (true) WITH CHECK (true);

-- Rooms that no tenant enters.
REVOKE ALL ON "auth_session", "part_state", "part_transition", "process_heartbeat" FROM bizosaas_app;
-- Catalogues that a tenant only reads.
REVOKE INSERT, UPDATE, DELETE ON "plan", "achievement_definition" FROM bizosaas_app;

-- Append-only records -----------------------------------------------------------------------------------------------
-- Refused for every role, by trigger, so that a later GRANT cannot open it by accident.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only: % is refused', TG_TABLE_NAME, TG_OP USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON "audit_entry" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON "ledger_entry" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON "audit_entry" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON "ledger_entry" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
REVOKE UPDATE, DELETE ON "audit_entry", "ledger_entry" FROM bizosaas_app, bizosaas_platform;
REVOKE UPDATE, DELETE ON "achievement_award" FROM bizosaas_app;
