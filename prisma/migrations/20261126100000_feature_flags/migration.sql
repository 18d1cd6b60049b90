-- CreateTable
CREATE TABLE "feature_flag" (
    "key" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "is_on" BOOLEAN NOT NULL DEFAULT false,
    "percentage" INTEGER NOT NULL DEFAULT 0,
    "starts_at" TIMESTAMPTZ(3),
    "ends_at" TIMESTAMPTZ(3),
    "killed_at" TIMESTAMPTZ(3),
    "killed_reason" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "feature_flag_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "feature_flag_requirement" (
    "flag_key" TEXT NOT NULL,
    "required_key" TEXT NOT NULL,

    CONSTRAINT "feature_flag_requirement_pkey" PRIMARY KEY ("flag_key","required_key")
);

-- CreateTable
CREATE TABLE "feature_flag_plan_rule" (
    "flag_key" TEXT NOT NULL,
    "plan_key" TEXT NOT NULL,
    "is_on" BOOLEAN NOT NULL,

    CONSTRAINT "feature_flag_plan_rule_pkey" PRIMARY KEY ("flag_key","plan_key")
);

-- CreateTable
CREATE TABLE "feature_flag_override" (
    "tenant_id" UUID NOT NULL,
    "flag_key" TEXT NOT NULL,
    "is_on" BOOLEAN NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "feature_flag_override_pkey" PRIMARY KEY ("tenant_id","flag_key")
);

-- CreateIndex
CREATE INDEX "feature_flag_requirement_required_key_idx" ON "feature_flag_requirement"("required_key");

-- CreateIndex
CREATE INDEX "feature_flag_override_flag_key_tenant_id_idx" ON "feature_flag_override"("flag_key", "tenant_id");

-- AddForeignKey
ALTER TABLE "feature_flag_requirement" ADD CONSTRAINT "feature_flag_requirement_flag_key_fkey" FOREIGN KEY ("flag_key") REFERENCES "feature_flag"("key") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "feature_flag_requirement" ADD CONSTRAINT "feature_flag_requirement_required_key_fkey" FOREIGN KEY ("required_key") REFERENCES "feature_flag"("key") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "feature_flag_plan_rule" ADD CONSTRAINT "feature_flag_plan_rule_flag_key_fkey" FOREIGN KEY ("flag_key") REFERENCES "feature_flag"("key") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "feature_flag_plan_rule" ADD CONSTRAINT "feature_flag_plan_rule_plan_key_fkey" FOREIGN KEY ("plan_key") REFERENCES "plan"("key") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "feature_flag_override" ADD CONSTRAINT "feature_flag_override_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenant"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "feature_flag_override" ADD CONSTRAINT "feature_flag_override_flag_key_fkey" FOREIGN KEY ("flag_key") REFERENCES "feature_flag"("key") ON DELETE CASCADE ON UPDATE CASCADE;

-- What can be true of a flag ------------------------------------------------------------------------------------------
ALTER TABLE "feature_flag"
  ADD CONSTRAINT "feature_flag_key" CHECK ("key" ~ '^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)+$' AND length("key") <= 64),
  ADD CONSTRAINT "feature_flag_percentage" CHECK ("percentage" BETWEEN 0 AND 100),
  ADD CONSTRAINT "feature_flag_dates" CHECK ("starts_at" < "ends_at"),
  ADD CONSTRAINT "feature_flag_killed" CHECK (("killed_at" IS NULL) = ("killed_reason" IS NULL));
ALTER TABLE "feature_flag_requirement" ADD CONSTRAINT "feature_flag_requirement_other" CHECK ("flag_key" <> "required_key");

-- Walls: a tenant sees what is said of itself, and nobody but the operator says anything.
SELECT add_tenant_wall('feature_flag_override');
REVOKE INSERT, UPDATE, DELETE ON "feature_flag_override" FROM bizosaas_app;
REVOKE ALL ON "feature_flag", "feature_flag_requirement", "feature_flag_plan_rule" FROM bizosaas_app;

-- Every process keeps flags in memory and forgets them when it is told so: whoever changes them, and also where a tenant's plan
-- changes. The notice goes out with the commit; equal notices of one transaction are one.
CREATE FUNCTION tell_of_changed_flags() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('bizosaas_flags', '');
  RETURN NULL;
END $$;
CREATE TRIGGER tell_of_changed_flags AFTER INSERT OR UPDATE OR DELETE ON "feature_flag" FOR EACH STATEMENT EXECUTE FUNCTION tell_of_changed_flags();
CREATE TRIGGER tell_of_changed_flags AFTER INSERT OR UPDATE OR DELETE ON "feature_flag_requirement" FOR EACH STATEMENT EXECUTE FUNCTION tell_of_changed_flags();
CREATE TRIGGER tell_of_changed_flags AFTER INSERT OR UPDATE OR DELETE ON "feature_flag_plan_rule" FOR EACH STATEMENT EXECUTE FUNCTION tell_of_changed_flags();
CREATE TRIGGER tell_of_changed_flags AFTER INSERT OR UPDATE OR DELETE ON "feature_flag_override" FOR EACH STATEMENT EXECUTE FUNCTION tell_of_changed_flags();
CREATE TRIGGER tell_of_changed_flags AFTER UPDATE OF "plan_key" ON "tenant" FOR EACH STATEMENT EXECUTE FUNCTION tell_of_changed_flags();
