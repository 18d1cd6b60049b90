-- AlterTable
ALTER TABLE "audit_entry" ADD COLUMN     "behalf_of_id" UUID,
ADD COLUMN     "behalf_of_label" TEXT,
ADD COLUMN     "hash" BYTEA,
ADD COLUMN     "previous_hash" BYTEA,
ADD COLUMN     "seq" BIGINT NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "auth_session" ADD COLUMN     "authenticated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
ADD COLUMN     "country" TEXT,
ADD COLUMN     "device_id" UUID,
ADD COLUMN     "host" TEXT,
ADD COLUMN     "impersonation_id" UUID,
ADD COLUMN     "is_remembered" BOOLEAN NOT NULL DEFAULT true,
ADD COLUMN     "methods" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "root_session_id" UUID,
ADD COLUMN     "stage" TEXT NOT NULL DEFAULT 'open';

-- AlterTable
ALTER TABLE "membership" ADD COLUMN     "custom_role_id" UUID;

-- AlterTable
ALTER TABLE "user" ADD COLUMN     "email_verified_at" TIMESTAMPTZ(3),
ADD COLUMN     "erased_at" TIMESTAMPTZ(3),
ADD COLUMN     "password_changed_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "custom_role" (
    "id" UUID NOT NULL,
    "tenant_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "grants" JSONB NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "custom_role_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "invitation" (
    "id" UUID NOT NULL,
    "tenant_id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "custom_role_id" UUID,
    "token_hash" TEXT NOT NULL,
    "invited_by_id" UUID,
    "status" TEXT NOT NULL DEFAULT 'pending',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "sent_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "accepted_at" TIMESTAMPTZ(3),
    "accepted_by_id" UUID,

    CONSTRAINT "invitation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "privilege_rule" (
    "id" UUID NOT NULL,
    "source_kind" TEXT NOT NULL,
    "source_key" TEXT NOT NULL,
    "permission" TEXT NOT NULL,
    "is_enabled" BOOLEAN NOT NULL DEFAULT true,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "privilege_rule_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "privilege_grant" (
    "id" UUID NOT NULL,
    "tenant_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "rule_id" UUID NOT NULL,
    "permission" TEXT NOT NULL,
    "granted_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "withdrawn_at" TIMESTAMPTZ(3),

    CONSTRAINT "privilege_grant_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "service_account" (
    "id" UUID NOT NULL,
    "tenant_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "created_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "deleted_at" TIMESTAMPTZ(3),

    CONSTRAINT "service_account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "api_key" (
    "id" UUID NOT NULL,
    "tenant_id" UUID NOT NULL,
    "service_account_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "prefix" TEXT NOT NULL,
    "secret_hash" TEXT NOT NULL,
    "scopes" TEXT[],
    "calls_per_minute" INTEGER NOT NULL,
    "created_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3),
    "last_used_at" TIMESTAMPTZ(3),
    "last_used_ip" TEXT,
    "revoked_at" TIMESTAMPTZ(3),
    "replaced_by_id" UUID,

    CONSTRAINT "api_key_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "audit_chain" (
    "key" TEXT NOT NULL,
    "last_seq" BIGINT NOT NULL,
    "last_hash" BYTEA NOT NULL,
    "pruned_seq" BIGINT NOT NULL DEFAULT 0,
    "pruned_hash" BYTEA,

    CONSTRAINT "audit_chain_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "one_time_token" (
    "id" UUID NOT NULL,
    "purpose" TEXT NOT NULL,
    "token_hash" TEXT NOT NULL,
    "user_id" UUID,
    "email" TEXT,
    "data" JSONB NOT NULL DEFAULT '{}',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "one_time_token_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "known_device" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "token_hash" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "first_seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "known_device_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "totp_factor" (
    "user_id" UUID NOT NULL,
    "secret_sealed" TEXT NOT NULL,
    "confirmed_at" TIMESTAMPTZ(3),
    "last_step" BIGINT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "totp_factor_pkey" PRIMARY KEY ("user_id")
);

-- CreateTable
CREATE TABLE "recovery_code" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "code_hash" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "recovery_code_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "passkey" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "credential_id" TEXT NOT NULL,
    "public_key" BYTEA NOT NULL,
    "counter" BIGINT NOT NULL DEFAULT 0,
    "transports" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "name" TEXT NOT NULL,
    "device_type" TEXT NOT NULL,
    "is_backed_up" BOOLEAN NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_used_at" TIMESTAMPTZ(3),

    CONSTRAINT "passkey_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "identity_provider" (
    "id" UUID NOT NULL,
    "tenant_id" UUID,
    "name" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "issuer" TEXT,
    "authorization_url" TEXT,
    "token_url" TEXT,
    "userinfo_url" TEXT,
    "client_id" TEXT NOT NULL,
    "client_secret_sealed" TEXT NOT NULL,
    "scopes" TEXT NOT NULL DEFAULT 'openid email profile',
    "email_domains" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "is_required" BOOLEAN NOT NULL DEFAULT false,
    "may_join" BOOLEAN NOT NULL DEFAULT false,
    "default_role" TEXT NOT NULL DEFAULT 'viewer',
    "role_claim" TEXT,
    "role_map" JSONB NOT NULL DEFAULT '{}',
    "is_enabled" BOOLEAN NOT NULL DEFAULT true,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "identity_provider_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "external_identity" (
    "id" UUID NOT NULL,
    "provider_id" UUID NOT NULL,
    "subject" TEXT NOT NULL,
    "user_id" UUID NOT NULL,
    "email" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_used_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "external_identity_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "tenant_policy" (
    "tenant_id" UUID NOT NULL,
    "second_factor" TEXT NOT NULL DEFAULT 'optional',
    "allowed_methods" TEXT[] DEFAULT ARRAY['password', 'magic_link', 'passkey', 'provider']::TEXT[],
    "session_idle_minutes" INTEGER,
    "session_max_hours" INTEGER,
    "support_access" TEXT NOT NULL DEFAULT 'none',
    "version" INTEGER NOT NULL DEFAULT 1,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "tenant_policy_pkey" PRIMARY KEY ("tenant_id")
);

-- CreateTable
CREATE TABLE "impersonation" (
    "id" UUID NOT NULL,
    "tenant_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "staff_user_id" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "may_write" BOOLEAN NOT NULL DEFAULT false,
    "started_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "impersonation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "scim_user" (
    "id" UUID NOT NULL,
    "tenant_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "user_name" TEXT NOT NULL,
    "external_id" TEXT,
    "is_active" BOOLEAN NOT NULL DEFAULT true,
    "resource" JSONB NOT NULL DEFAULT '{}',
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "scim_user_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "scim_group" (
    "id" UUID NOT NULL,
    "tenant_id" UUID NOT NULL,
    "display_name" TEXT NOT NULL,
    "external_id" TEXT,
    "role" TEXT,
    "custom_role_id" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "scim_group_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "scim_group_member" (
    "tenant_id" UUID NOT NULL,
    "group_id" UUID NOT NULL,
    "scim_user_id" UUID NOT NULL,

    CONSTRAINT "scim_group_member_pkey" PRIMARY KEY ("tenant_id","group_id","scim_user_id")
);

-- CreateTable
CREATE TABLE "tenant_domain" (
    "id" UUID NOT NULL,
    "tenant_id" UUID NOT NULL,
    "domain" TEXT NOT NULL,
    "verified_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "tenant_domain_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "custom_role_tenant_id_id_key" ON "custom_role"("tenant_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "invitation_token_hash_key" ON "invitation"("token_hash");

-- CreateIndex
CREATE INDEX "invitation_tenant_id_status_created_at_id_idx" ON "invitation"("tenant_id", "status", "created_at" DESC, "id");

-- CreateIndex
CREATE UNIQUE INDEX "privilege_rule_source_kind_source_key_permission_key" ON "privilege_rule"("source_kind", "source_key", "permission");

-- CreateIndex
CREATE INDEX "privilege_grant_tenant_id_user_id_idx" ON "privilege_grant"("tenant_id", "user_id");

-- CreateIndex
CREATE INDEX "privilege_grant_rule_id_idx" ON "privilege_grant"("rule_id");

-- CreateIndex
CREATE UNIQUE INDEX "service_account_tenant_id_id_key" ON "service_account"("tenant_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "api_key_prefix_key" ON "api_key"("prefix");

-- CreateIndex
CREATE INDEX "api_key_tenant_id_service_account_id_created_at_id_idx" ON "api_key"("tenant_id", "service_account_id", "created_at" DESC, "id");

-- CreateIndex
CREATE UNIQUE INDEX "one_time_token_token_hash_key" ON "one_time_token"("token_hash");

-- CreateIndex
CREATE INDEX "one_time_token_user_id_purpose_idx" ON "one_time_token"("user_id", "purpose");

-- CreateIndex
CREATE INDEX "one_time_token_expires_at_idx" ON "one_time_token"("expires_at");

-- CreateIndex
CREATE UNIQUE INDEX "known_device_user_id_token_hash_key" ON "known_device"("user_id", "token_hash");

-- CreateIndex
CREATE UNIQUE INDEX "recovery_code_user_id_code_hash_key" ON "recovery_code"("user_id", "code_hash");

-- CreateIndex
CREATE UNIQUE INDEX "passkey_credential_id_key" ON "passkey"("credential_id");

-- CreateIndex
CREATE INDEX "passkey_user_id_idx" ON "passkey"("user_id");

-- CreateIndex
CREATE INDEX "identity_provider_tenant_id_name_id_idx" ON "identity_provider"("tenant_id", "name", "id");

-- CreateIndex
CREATE INDEX "external_identity_user_id_idx" ON "external_identity"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "external_identity_provider_id_subject_key" ON "external_identity"("provider_id", "subject");

-- CreateIndex
CREATE INDEX "impersonation_tenant_id_started_at_id_idx" ON "impersonation"("tenant_id", "started_at" DESC, "id");

-- CreateIndex
CREATE INDEX "impersonation_staff_user_id_started_at_idx" ON "impersonation"("staff_user_id", "started_at" DESC);

-- CreateIndex
CREATE INDEX "scim_user_tenant_id_created_at_id_idx" ON "scim_user"("tenant_id", "created_at", "id");

-- CreateIndex
CREATE UNIQUE INDEX "scim_user_tenant_id_id_key" ON "scim_user"("tenant_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "scim_user_tenant_id_user_id_key" ON "scim_user"("tenant_id", "user_id");

-- CreateIndex
CREATE INDEX "scim_group_tenant_id_created_at_id_idx" ON "scim_group"("tenant_id", "created_at", "id");

-- CreateIndex
CREATE UNIQUE INDEX "scim_group_tenant_id_id_key" ON "scim_group"("tenant_id", "id");

-- CreateIndex
CREATE INDEX "scim_group_member_tenant_id_scim_user_id_idx" ON "scim_group_member"("tenant_id", "scim_user_id");

-- CreateIndex
CREATE UNIQUE INDEX "tenant_domain_domain_key" ON "tenant_domain"("domain");

-- CreateIndex
CREATE INDEX "tenant_domain_tenant_id_idx" ON "tenant_domain"("tenant_id");

-- CreateIndex
CREATE INDEX "audit_entry_actor_id_id_idx" ON "audit_entry"("actor_id", "id" DESC);

-- CreateIndex
CREATE INDEX "audit_entry_action_id_idx" ON "audit_entry"("action", "id" DESC);

-- CreateIndex
CREATE INDEX "auth_session_root_session_id_idx" ON "auth_session"("root_session_id");

-- CreateIndex
CREATE INDEX "auth_session_impersonation_id_idx" ON "auth_session"("impersonation_id");

-- CreateIndex
CREATE INDEX "membership_tenant_id_custom_role_id_idx" ON "membership"("tenant_id", "custom_role_id");

-- AddForeignKey
ALTER TABLE "custom_role" ADD CONSTRAINT "custom_role_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenant"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenant"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_tenant_id_custom_role_id_fkey" FOREIGN KEY ("tenant_id", "custom_role_id") REFERENCES "custom_role"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "privilege_grant" ADD CONSTRAINT "privilege_grant_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenant"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "privilege_grant" ADD CONSTRAINT "privilege_grant_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "privilege_grant" ADD CONSTRAINT "privilege_grant_rule_id_fkey" FOREIGN KEY ("rule_id") REFERENCES "privilege_rule"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "service_account" ADD CONSTRAINT "service_account_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenant"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "api_key" ADD CONSTRAINT "api_key_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenant"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "api_key" ADD CONSTRAINT "api_key_tenant_id_service_account_id_fkey" FOREIGN KEY ("tenant_id", "service_account_id") REFERENCES "service_account"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "membership" ADD CONSTRAINT "membership_tenant_id_custom_role_id_fkey" FOREIGN KEY ("tenant_id", "custom_role_id") REFERENCES "custom_role"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "auth_session" ADD CONSTRAINT "auth_session_root_session_id_fkey" FOREIGN KEY ("root_session_id") REFERENCES "auth_session"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "auth_session" ADD CONSTRAINT "auth_session_impersonation_id_fkey" FOREIGN KEY ("impersonation_id") REFERENCES "impersonation"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "one_time_token" ADD CONSTRAINT "one_time_token_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "known_device" ADD CONSTRAINT "known_device_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "totp_factor" ADD CONSTRAINT "totp_factor_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "recovery_code" ADD CONSTRAINT "recovery_code_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "passkey" ADD CONSTRAINT "passkey_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "identity_provider" ADD CONSTRAINT "identity_provider_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenant"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "external_identity" ADD CONSTRAINT "external_identity_provider_id_fkey" FOREIGN KEY ("provider_id") REFERENCES "identity_provider"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "external_identity" ADD CONSTRAINT "external_identity_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tenant_policy" ADD CONSTRAINT "tenant_policy_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenant"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "impersonation" ADD CONSTRAINT "impersonation_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenant"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "scim_user" ADD CONSTRAINT "scim_user_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenant"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "scim_user" ADD CONSTRAINT "scim_user_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "scim_group" ADD CONSTRAINT "scim_group_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenant"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "scim_group_member" ADD CONSTRAINT "scim_group_member_tenant_id_group_id_fkey" FOREIGN KEY ("tenant_id", "group_id") REFERENCES "scim_group"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "scim_group_member" ADD CONSTRAINT "scim_group_member_tenant_id_scim_user_id_fkey" FOREIGN KEY ("tenant_id", "scim_user_id") REFERENCES "scim_user"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tenant_domain" ADD CONSTRAINT "tenant_domain_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenant"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- CreateIndex
CREATE INDEX "identity_provider_email_domains_idx" ON "identity_provider" USING GIN ("email_domains");

-- Closed lists ------------------------------------------------------------------------------------------------------
ALTER TABLE "auth_session" ADD CONSTRAINT "auth_session_stage" CHECK ("stage" IN ('open', 'second_factor'));
ALTER TABLE "membership" ADD CONSTRAINT "membership_custom_role" CHECK (("role" = 'custom') = ("custom_role_id" IS NOT NULL));
ALTER TABLE "invitation"
  ADD CONSTRAINT "invitation_custom_role" CHECK (("role" = 'custom') = ("custom_role_id" IS NOT NULL)),
  ADD CONSTRAINT "invitation_status" CHECK ("status" IN ('pending', 'accepted', 'revoked'));
ALTER TABLE "identity_provider" ADD CONSTRAINT "identity_provider_kind" CHECK (
  "kind" = 'oidc' AND "issuer" IS NOT NULL OR "kind" = 'oauth2' AND "authorization_url" IS NOT NULL AND "token_url" IS NOT NULL AND "userinfo_url" IS NOT NULL);
ALTER TABLE "tenant_policy"
  ADD CONSTRAINT "tenant_policy_second_factor" CHECK ("second_factor" IN ('optional', 'required')),
  ADD CONSTRAINT "tenant_policy_support_access" CHECK ("support_access" IN ('none', 'read', 'write')),
  ADD CONSTRAINT "tenant_policy_methods" CHECK (
    "allowed_methods" <@ ARRAY['password', 'magic_link', 'passkey', 'provider'] AND cardinality("allowed_methods") > 0);
ALTER TABLE "privilege_rule" ADD CONSTRAINT "privilege_rule_source" CHECK ("source_kind" IN ('achievement', 'level'));

-- One open invitation for an address, one role of a name, one active grant of a rule.
CREATE UNIQUE INDEX "invitation_pending_key" ON "invitation" ("tenant_id", "email") WHERE "status" = 'pending';
CREATE UNIQUE INDEX "custom_role_name_key" ON "custom_role" ("tenant_id", lower("name"));
CREATE UNIQUE INDEX "privilege_grant_active_key" ON "privilege_grant" ("tenant_id", "user_id", "rule_id") WHERE "withdrawn_at" IS NULL;
-- SCIM names are unique without regard to case (RFC 7643, section 4.1.1).
CREATE UNIQUE INDEX "scim_user_name_key" ON "scim_user" ("tenant_id", lower("user_name"));
CREATE UNIQUE INDEX "scim_group_name_key" ON "scim_group" ("tenant_id", lower("display_name"));
-- People are searched by name and address.
CREATE INDEX "user_search_idx" ON "user" USING gin ((lower("name") || ' ' || "email") gin_trgm_ops) WITH (fastupdate = off);
CREATE INDEX "user_name_sort_idx" ON "user" (lower("name"), "id");

-- Whoever could sign in before verification existed was invited to that address.
UPDATE "user" SET "email_verified_at" = "created_at";

-- Tenant walls ------------------------------------------------------------------------------------------------------
SELECT add_tenant_wall('custom_role');
SELECT add_tenant_wall('invitation');
SELECT add_tenant_wall('privilege_grant');
SELECT add_tenant_wall('service_account');
SELECT add_tenant_wall('api_key');
SELECT add_tenant_wall('identity_provider');
SELECT add_tenant_wall('tenant_policy');
SELECT add_tenant_wall('impersonation');
SELECT add_tenant_wall('scim_user');
SELECT add_tenant_wall('scim_group');
SELECT add_tenant_wall('scim_group_member');
SELECT add_tenant_wall('tenant_domain');

-- What a tenant may see of itself but not change.
REVOKE INSERT, UPDATE, DELETE ON "privilege_grant", "impersonation", "tenant_domain" FROM bizosaas_app;
-- A catalogue that tenants only read.
REVOKE INSERT, UPDATE, DELETE ON "privilege_rule" FROM bizosaas_app;
-- Rooms that no tenant enters: what proves who somebody is.
REVOKE ALL ON "one_time_token", "known_device", "totp_factor", "recovery_code", "passkey", "external_identity" FROM bizosaas_app;

-- The chain of the audit trail --------------------------------------------------------------------------------------
-- Each entry is tied to the one before it by a hash, so that nothing can be changed, taken out or put in between without
-- the rest no longer fitting. One chain for each tenant and one for the platform: entries of one chain wait for each other
-- until they commit, those of two chains do not.
ALTER TABLE "audit_chain" SET (fillfactor = 50);
REVOKE ALL ON "audit_chain" FROM bizosaas_app, bizosaas_platform;
GRANT SELECT ON "audit_chain" TO bizosaas_platform;

-- SHA-256 of the hash before and of everything the entry says, as a JSON array in which PostgreSQL writes jsonb.
CREATE FUNCTION audit_digest(entry "audit_entry") RETURNS bytea LANGUAGE sql STABLE AS $$
  SELECT sha256(entry."previous_hash" || convert_to(jsonb_build_array(
    entry."seq", entry."id", to_char(entry."at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), entry."tenant_id", entry."actor_id",
    entry."actor_label", entry."behalf_of_id", entry."behalf_of_label", entry."action", entry."subject_type", entry."subject_id",
    entry."before", entry."after", entry."reason", entry."ip", entry."user_agent", entry."request_id")::text, 'UTF8'))
$$;

CREATE FUNCTION chain_audit_entry() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
  chain text := coalesce(NEW."tenant_id"::text, 'platform');
  head "audit_chain";
BEGIN
  INSERT INTO "audit_chain" ("key", "last_seq", "last_hash") VALUES (chain, 0, ''::bytea) ON CONFLICT DO NOTHING;
  SELECT * INTO STRICT head FROM "audit_chain" WHERE "key" = chain FOR UPDATE;
  NEW."seq" := head."last_seq" + 1;
  NEW."previous_hash" := head."last_hash";
  NEW."hash" := audit_digest(NEW);
  UPDATE "audit_chain" SET "last_seq" = NEW."seq", "last_hash" = NEW."hash" WHERE "key" = chain;
  RETURN NEW;
END $$;
REVOKE ALL ON FUNCTION chain_audit_entry() FROM PUBLIC;

-- Entries of before are chained in the order in which they were written. The owner is bound by the walls, too: for the
-- time of this transaction they are lifted.
ALTER TABLE "audit_entry" NO FORCE ROW LEVEL SECURITY;
ALTER TABLE "audit_entry" DISABLE TRIGGER append_only;
DO $$
DECLARE
  entry "audit_entry";
  head record;
BEGIN
  FOR entry IN SELECT * FROM "audit_entry" ORDER BY "id" LOOP
    INSERT INTO "audit_chain" ("key", "last_seq", "last_hash") VALUES (coalesce(entry."tenant_id"::text, 'platform'), 0, ''::bytea) ON CONFLICT DO NOTHING;
    SELECT * INTO head FROM "audit_chain" WHERE "key" = coalesce(entry."tenant_id"::text, 'platform');
    entry."seq" := head."last_seq" + 1;
    entry."previous_hash" := head."last_hash";
    entry."hash" := audit_digest(entry);
    UPDATE "audit_entry" SET "seq" = entry."seq", "previous_hash" = entry."previous_hash", "hash" = entry."hash" WHERE "id" = entry."id";
    UPDATE "audit_chain" SET "last_seq" = entry."seq", "last_hash" = entry."hash" WHERE "key" = head."key";
  END LOOP;
END $$;
ALTER TABLE "audit_entry" ENABLE TRIGGER append_only;
ALTER TABLE "audit_entry" FORCE ROW LEVEL SECURITY;
ALTER TABLE "audit_entry" ADD CONSTRAINT "audit_entry_is_chained" CHECK ("previous_hash" IS NOT NULL AND "hash" IS NOT NULL);
CREATE UNIQUE INDEX "audit_entry_chain_key" ON "audit_entry" ((coalesce("tenant_id"::text, 'platform')), "seq");
CREATE TRIGGER chained BEFORE INSERT ON "audit_entry" FOR EACH ROW EXECUTE FUNCTION chain_audit_entry();

-- Privileges by achievement -----------------------------------------------------------------------------------------
INSERT INTO "privilege_rule" ("id", "source_kind", "source_key", "permission") VALUES
  (gen_random_uuid(), 'level', '3', 'dashboard.manage'),
  (gen_random_uuid(), 'level', '5', 'integration.create'),
  (gen_random_uuid(), 'level', '5', 'api_key.manage'),
  (gen_random_uuid(), 'achievement', 'roi-master', 'campaign.automate');
