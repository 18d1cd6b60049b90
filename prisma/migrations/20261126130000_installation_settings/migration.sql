-- CreateTable
CREATE TABLE "installation_setting" (
    "key" TEXT NOT NULL,
    "value" JSONB NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_by_id" UUID,

    CONSTRAINT "installation_setting_pkey" PRIMARY KEY ("key")
);

-- CreateIndex
CREATE INDEX "installation_setting_updated_by_id_idx" ON "installation_setting"("updated_by_id");

-- AddForeignKey
ALTER TABLE "installation_setting" ADD CONSTRAINT "installation_setting_updated_by_id_fkey" FOREIGN KEY ("updated_by_id") REFERENCES "user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE "installation_setting"
  ADD CONSTRAINT "installation_setting_key" CHECK ("key" IN ('maintenance', 'announcement', 'registration', 'limits', 'product')),
  ADD CONSTRAINT "installation_setting_value" CHECK (jsonb_typeof("value") = 'object');

-- No tenant has a say in them.
REVOKE ALL ON "installation_setting" FROM bizosaas_app;

-- Every process keeps the settings in memory and forgets them when it is told so, with the commit of the change.
CREATE FUNCTION tell_of_changed_settings() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('bizosaas_settings', '');
  RETURN NULL;
END $$;
CREATE TRIGGER tell_of_changed_settings AFTER INSERT OR UPDATE OR DELETE ON "installation_setting" FOR EACH STATEMENT EXECUTE FUNCTION tell_of_changed_settings();
