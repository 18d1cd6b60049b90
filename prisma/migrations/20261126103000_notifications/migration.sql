-- CreateTable
CREATE TABLE "notification" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "tenant_id" UUID,
    "event_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "href" TEXT NOT NULL,
    "is_listed" BOOLEAN NOT NULL DEFAULT true,
    "read_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "notification_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "notification_setting" (
    "user_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "in_portal" BOOLEAN NOT NULL,
    "by_mail" BOOLEAN NOT NULL,

    CONSTRAINT "notification_setting_pkey" PRIMARY KEY ("user_id","kind")
);

-- CreateIndex
CREATE UNIQUE INDEX "notification_user_id_event_id_key" ON "notification"("user_id", "event_id");

-- CreateIndex
CREATE INDEX "notification_user_id_created_at_id_idx" ON "notification"("user_id", "created_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "notification_tenant_id_idx" ON "notification"("tenant_id");

-- CreateIndex
CREATE INDEX "notification_created_at_idx" ON "notification"("created_at");

-- AddForeignKey
ALTER TABLE "notification" ADD CONSTRAINT "notification_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notification" ADD CONSTRAINT "notification_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenant"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notification_setting" ADD CONSTRAINT "notification_setting_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Closed lists and paths of the portal alone ---------------------------------------------------------------------------
ALTER TABLE "notification"
  ADD CONSTRAINT "notification_kind" CHECK ("kind" IN ('security', 'access', 'tenants', 'achievements')),
  ADD CONSTRAINT "notification_href" CHECK ("href" ~ '^/([^/\\]|$)');
ALTER TABLE "notification_setting" ADD CONSTRAINT "notification_setting_kind" CHECK ("kind" IN ('access', 'tenants', 'achievements'));

-- What is new is counted on every page.
CREATE INDEX "notification_unread_idx" ON "notification" ("user_id") WHERE "read_at" IS NULL AND "is_listed";

-- A person sees what they were told, wherever they are, and nobody else does. The portal writes it; they only mark it as read.
ALTER TABLE "notification" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "notification" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_wall ON "notification" TO bizosaas_app USING ("user_id" = app_user_id()) WITH CHECK ("user_id" = app_user_id());
CREATE POLICY platform ON "notification" TO bizosaas_platform USING (true) WITH CHECK (true);
REVOKE ALL ON "notification" FROM bizosaas_app;
GRANT SELECT ON "notification" TO bizosaas_app;
GRANT UPDATE ("read_at") ON "notification" TO bizosaas_app;

ALTER TABLE "notification_setting" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "notification_setting" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_wall ON "notification_setting" TO bizosaas_app USING ("user_id" = app_user_id()) WITH CHECK ("user_id" = app_user_id());
CREATE POLICY platform ON "notification_setting" TO bizosaas_platform USING (true) WITH CHECK (true);

-- Names that begin with what was typed, for the search of the palette: found however many others hold it somewhere.
CREATE INDEX "tenant_name_prefix_idx" ON "tenant" (lower("name") text_pattern_ops);
CREATE INDEX "user_name_prefix_idx" ON "user" (lower("name") text_pattern_ops) WHERE "erased_at" IS NULL;
