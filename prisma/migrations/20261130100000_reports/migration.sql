-- CreateTable
CREATE TABLE "report" (
    "id" UUID NOT NULL,
    "tenant_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "sort_name" TEXT NOT NULL,
    "period" JSONB NOT NULL,
    "campaign_id" UUID,
    "blocks" JSONB NOT NULL,
    "author_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "report_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "report_share" (
    "id" UUID NOT NULL,
    "tenant_id" UUID NOT NULL,
    "report_id" UUID NOT NULL,
    "label" TEXT NOT NULL,
    "token_hash" TEXT NOT NULL,
    "password_hash" TEXT,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "revoked_at" TIMESTAMPTZ(3),
    "openings" INTEGER NOT NULL DEFAULT 0,
    "last_opened_at" TIMESTAMPTZ(3),
    "schedule_id" UUID,
    "created_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "report_share_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "report_schedule" (
    "id" UUID NOT NULL,
    "tenant_id" UUID NOT NULL,
    "report_id" UUID NOT NULL,
    "cadence" TEXT NOT NULL,
    "weekday" INTEGER,
    "month_day" INTEGER,
    "hour" INTEGER NOT NULL,
    "next_due_at" TIMESTAMPTZ(3) NOT NULL,
    "last_sent_at" TIMESTAMPTZ(3),
    "paused_at" TIMESTAMPTZ(3),
    "created_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "report_schedule_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "report_recipient" (
    "id" UUID NOT NULL,
    "tenant_id" UUID NOT NULL,
    "schedule_id" UUID NOT NULL,
    "user_id" UUID,
    "email" TEXT,
    "unsubscribed_at" TIMESTAMPTZ(3),

    CONSTRAINT "report_recipient_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "report_delivery" (
    "tenant_id" UUID NOT NULL,
    "schedule_id" UUID NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "sent_at" TIMESTAMPTZ(3) NOT NULL,
    "mails" INTEGER NOT NULL,

    CONSTRAINT "report_delivery_pkey" PRIMARY KEY ("tenant_id","schedule_id","due_at")
);

-- CreateTable
CREATE TABLE "report_comment" (
    "id" UUID NOT NULL,
    "tenant_id" UUID NOT NULL,
    "report_id" UUID NOT NULL,
    "block_id" UUID,
    "author_id" UUID NOT NULL,
    "text" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "edited_at" TIMESTAMPTZ(3),

    CONSTRAINT "report_comment_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "report_tenant_id_changed_at_id_idx" ON "report"("tenant_id", "changed_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "report_tenant_id_created_at_id_idx" ON "report"("tenant_id", "created_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "report_tenant_id_sort_name_id_idx" ON "report"("tenant_id", "sort_name", "id");

-- CreateIndex
CREATE INDEX "report_author_id_idx" ON "report"("author_id");

-- CreateIndex
CREATE UNIQUE INDEX "report_tenant_id_id_key" ON "report"("tenant_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "report_share_token_hash_key" ON "report_share"("token_hash");

-- CreateIndex
CREATE INDEX "report_share_tenant_id_report_id_created_at_idx" ON "report_share"("tenant_id", "report_id", "created_at" DESC);

-- CreateIndex
CREATE INDEX "report_share_created_by_id_idx" ON "report_share"("created_by_id");

-- CreateIndex
CREATE UNIQUE INDEX "report_share_tenant_id_id_key" ON "report_share"("tenant_id", "id");

-- CreateIndex
CREATE INDEX "report_schedule_tenant_id_report_id_idx" ON "report_schedule"("tenant_id", "report_id");

-- CreateIndex
CREATE INDEX "report_schedule_next_due_at_idx" ON "report_schedule"("next_due_at");

-- CreateIndex
CREATE INDEX "report_schedule_created_by_id_idx" ON "report_schedule"("created_by_id");

-- CreateIndex
CREATE UNIQUE INDEX "report_schedule_tenant_id_id_key" ON "report_schedule"("tenant_id", "id");

-- CreateIndex
CREATE INDEX "report_recipient_user_id_idx" ON "report_recipient"("user_id");

-- CreateIndex
CREATE INDEX "report_recipient_email_idx" ON "report_recipient"("email");

-- CreateIndex
CREATE UNIQUE INDEX "report_recipient_tenant_id_schedule_id_user_id_key" ON "report_recipient"("tenant_id", "schedule_id", "user_id");

-- CreateIndex
CREATE UNIQUE INDEX "report_recipient_tenant_id_schedule_id_email_key" ON "report_recipient"("tenant_id", "schedule_id", "email");

-- CreateIndex
CREATE INDEX "report_comment_tenant_id_report_id_created_at_id_idx" ON "report_comment"("tenant_id", "report_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "report_comment_author_id_idx" ON "report_comment"("author_id");

-- AddForeignKey
ALTER TABLE "report" ADD CONSTRAINT "report_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenant"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "report_share" ADD CONSTRAINT "report_share_tenant_id_report_id_fkey" FOREIGN KEY ("tenant_id", "report_id") REFERENCES "report"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "report_schedule" ADD CONSTRAINT "report_schedule_tenant_id_report_id_fkey" FOREIGN KEY ("tenant_id", "report_id") REFERENCES "report"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "report_recipient" ADD CONSTRAINT "report_recipient_tenant_id_schedule_id_fkey" FOREIGN KEY ("tenant_id", "schedule_id") REFERENCES "report_schedule"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "report_delivery" ADD CONSTRAINT "report_delivery_tenant_id_schedule_id_fkey" FOREIGN KEY ("tenant_id", "schedule_id") REFERENCES "report_schedule"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "report_comment" ADD CONSTRAINT "report_comment_tenant_id_report_id_fkey" FOREIGN KEY ("tenant_id", "report_id") REFERENCES "report"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What must hold whoever writes ----------------------------------------------------------------------------------------
ALTER TABLE "report"
  ADD CONSTRAINT "report_name" CHECK (char_length("name") BETWEEN 1 AND 120 AND char_length("sort_name") <= 300),
  ADD CONSTRAINT "report_content" CHECK (jsonb_typeof("blocks") = 'array' AND jsonb_array_length("blocks") <= 30 AND octet_length("blocks"::text) <= 200000
    AND jsonb_typeof("period") = 'object'),
  ADD CONSTRAINT "report_version" CHECK ("version" >= 1);
ALTER TABLE "report_share"
  ADD CONSTRAINT "report_share_label" CHECK (char_length("label") BETWEEN 1 AND 120),
  ADD CONSTRAINT "report_share_token" CHECK ("token_hash" ~ '^[0-9a-f]{64}$'),
  -- No link is for ever.
  ADD CONSTRAINT "report_share_ends" CHECK ("expires_at" > "created_at" AND "expires_at" <= "created_at" + interval '367 days'),
  ADD CONSTRAINT "report_share_openings" CHECK ("openings" >= 0);
ALTER TABLE "report_schedule"
  ADD CONSTRAINT "report_schedule_when" CHECK ("hour" BETWEEN 0 AND 23 AND (
    ("cadence" = 'weekly' AND "weekday" BETWEEN 1 AND 7 AND "month_day" IS NULL) OR
    ("cadence" = 'monthly' AND "month_day" BETWEEN 1 AND 31 AND "weekday" IS NULL)));
ALTER TABLE "report_recipient"
  ADD CONSTRAINT "report_recipient_who" CHECK (("user_id" IS NULL) <> ("email" IS NULL) AND char_length("email") <= 254);
ALTER TABLE "report_delivery"
  ADD CONSTRAINT "report_delivery_mails" CHECK ("mails" BETWEEN 0 AND 20);
ALTER TABLE "report_comment"
  ADD CONSTRAINT "report_comment_text" CHECK (char_length("text") BETWEEN 1 AND 4000);

-- What the job looks for each minute.
CREATE INDEX "report_schedule_due" ON "report_schedule" ("next_due_at", "id") WHERE "paused_at" IS NULL;

-- Walls ----------------------------------------------------------------------------------------------------------------
SELECT add_tenant_wall('report');
SELECT add_tenant_wall('report_share');
SELECT add_tenant_wall('report_schedule');
SELECT add_tenant_wall('report_recipient');
SELECT add_tenant_wall('report_delivery');
SELECT add_tenant_wall('report_comment');
-- A comment is written, changed and deleted by whoever it is of; everybody of the tenant reads it.
CREATE POLICY own_words ON "report_comment" AS RESTRICTIVE FOR INSERT TO bizosaas_app WITH CHECK ("author_id" = app_user_id());
CREATE POLICY own_words_change ON "report_comment" AS RESTRICTIVE FOR UPDATE TO bizosaas_app USING ("author_id" = app_user_id()) WITH CHECK ("author_id" = app_user_id());
-- What was sent was sent.
REVOKE UPDATE ON "report_delivery" FROM bizosaas_app;
