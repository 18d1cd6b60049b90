-- Teams of a tenant's people, for boards within the tenant.
CREATE TABLE "team" (
    "id" UUID NOT NULL,
    "tenant_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "team_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "team_member" (
    "tenant_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "team_id" UUID NOT NULL,
    "joined_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "team_member_pkey" PRIMARY KEY ("tenant_id", "user_id")
);

CREATE UNIQUE INDEX "team_tenant_id_id_key" ON "team"("tenant_id", "id");
CREATE UNIQUE INDEX "team_name_key" ON "team" ("tenant_id", lower("name"));
CREATE INDEX "team_member_tenant_id_team_id_idx" ON "team_member"("tenant_id", "team_id");

ALTER TABLE "team" ADD CONSTRAINT "team_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenant"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "team_member" ADD CONSTRAINT "team_member_tenant_id_team_id_fkey" FOREIGN KEY ("tenant_id", "team_id") REFERENCES "team"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
-- Who leaves the tenant leaves their team.
ALTER TABLE "team_member" ADD CONSTRAINT "team_member_tenant_id_user_id_fkey" FOREIGN KEY ("tenant_id", "user_id") REFERENCES "membership"("tenant_id", "user_id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "team" ADD CONSTRAINT "team_name" CHECK ("name" <> '' AND length("name") <= 60);

SELECT add_tenant_wall('team');
SELECT add_tenant_wall('team_member');

-- Who is in which team is no entry of the ledger: boards are made anew, as when somebody leaves the tenant.
CREATE TRIGGER stir_boards AFTER INSERT OR UPDATE OR DELETE ON "team_member" FOR EACH ROW EXECUTE FUNCTION stir_boards();
