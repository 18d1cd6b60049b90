-- CreateTable
CREATE TABLE "crm_company" (
    "id" UUID NOT NULL,
    "tenant_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "sort_name" TEXT NOT NULL,
    "domain" TEXT,
    "industry" TEXT,
    "phone" TEXT,
    "city" TEXT,
    "country" TEXT,
    "owner_id" UUID,
    "tags" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "crm_company_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "contact" (
    "id" UUID NOT NULL,
    "tenant_id" UUID NOT NULL,
    "first_name" TEXT NOT NULL DEFAULT '',
    "last_name" TEXT NOT NULL DEFAULT '',
    "sort_name" TEXT NOT NULL,
    "email" TEXT,
    "email_key" TEXT,
    "phone" TEXT,
    "job_title" TEXT,
    "company_id" UUID,
    "owner_id" UUID,
    "has_consent" BOOLEAN NOT NULL DEFAULT false,
    "tags" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "contact_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "lead" (
    "id" UUID NOT NULL,
    "tenant_id" UUID NOT NULL,
    "first_name" TEXT NOT NULL DEFAULT '',
    "last_name" TEXT NOT NULL DEFAULT '',
    "sort_name" TEXT NOT NULL,
    "email" TEXT,
    "email_key" TEXT,
    "phone" TEXT,
    "company_name" TEXT,
    "job_title" TEXT,
    "industry" TEXT,
    "company_size" TEXT,
    "city" TEXT,
    "region" TEXT,
    "country" TEXT,
    "language" TEXT,
    "source" TEXT NOT NULL DEFAULT 'other',
    "utm" JSONB NOT NULL DEFAULT '{}',
    "campaign_id" UUID,
    "budget_minor" BIGINT,
    "currency" TEXT,
    "timeline" TEXT NOT NULL DEFAULT 'unknown',
    "bant" JSONB NOT NULL DEFAULT '{}',
    "message" TEXT NOT NULL DEFAULT '',
    "has_consent" BOOLEAN NOT NULL DEFAULT false,
    "consent_at" TIMESTAMPTZ(3),
    "owner_id" UUID,
    "owner_reason" TEXT NOT NULL DEFAULT '',
    "status" TEXT NOT NULL DEFAULT 'new',
    "status_since" TIMESTAMPTZ(3) NOT NULL,
    "lost_reason" TEXT,
    "score" INTEGER,
    "score_band" TEXT,
    "scored_at" TIMESTAMPTZ(3),
    "next_follow_up_at" TIMESTAMPTZ(3),
    "last_activity_at" TIMESTAMPTZ(3),
    "contact_id" UUID,
    "deal_id" UUID,
    "converted_at" TIMESTAMPTZ(3),
    "external_key" TEXT,
    "tags" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "lead_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "deal" (
    "id" UUID NOT NULL,
    "tenant_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "sort_name" TEXT NOT NULL,
    "company_id" UUID,
    "contact_id" UUID,
    "lead_id" UUID,
    "owner_id" UUID,
    "stage" TEXT NOT NULL,
    "stage_since" TIMESTAMPTZ(3) NOT NULL,
    "place" DOUBLE PRECISION NOT NULL DEFAULT 0,
    "amount_minor" BIGINT NOT NULL,
    "currency" TEXT NOT NULL,
    "probability" INTEGER NOT NULL,
    "expected_close_on" DATE,
    "closed_at" TIMESTAMPTZ(3),
    "lost_reason" TEXT,
    "last_activity_at" TIMESTAMPTZ(3),
    "tags" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "deal_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "deal_move" (
    "id" UUID NOT NULL,
    "tenant_id" UUID NOT NULL,
    "deal_id" UUID NOT NULL,
    "from_stage" TEXT,
    "to_stage" TEXT NOT NULL,
    "stood_ms" BIGINT,
    "amount_minor" BIGINT NOT NULL,
    "actor_id" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "deal_move_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "activity" (
    "id" UUID NOT NULL,
    "tenant_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "lead_id" UUID,
    "contact_id" UUID,
    "company_id" UUID,
    "deal_id" UUID,
    "subject" TEXT NOT NULL,
    "body" TEXT NOT NULL DEFAULT '',
    "direction" TEXT,
    "occurred_at" TIMESTAMPTZ(3),
    "due_at" TIMESTAMPTZ(3),
    "remind_at" TIMESTAMPTZ(3),
    "reminded_at" TIMESTAMPTZ(3),
    "done_at" TIMESTAMPTZ(3),
    "assignee_id" UUID,
    "author_id" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "activity_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "crm_company_tenant_id_sort_name_id_idx" ON "crm_company"("tenant_id", "sort_name", "id");

-- CreateIndex
CREATE INDEX "crm_company_tenant_id_created_at_id_idx" ON "crm_company"("tenant_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "crm_company_tenant_id_owner_id_idx" ON "crm_company"("tenant_id", "owner_id");

-- CreateIndex
CREATE UNIQUE INDEX "crm_company_tenant_id_id_key" ON "crm_company"("tenant_id", "id");

-- CreateIndex
CREATE INDEX "contact_tenant_id_sort_name_id_idx" ON "contact"("tenant_id", "sort_name", "id");

-- CreateIndex
CREATE INDEX "contact_tenant_id_created_at_id_idx" ON "contact"("tenant_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "contact_tenant_id_company_id_idx" ON "contact"("tenant_id", "company_id");

-- CreateIndex
CREATE INDEX "contact_tenant_id_email_key_idx" ON "contact"("tenant_id", "email_key");

-- CreateIndex
CREATE UNIQUE INDEX "contact_tenant_id_id_key" ON "contact"("tenant_id", "id");

-- CreateIndex
CREATE INDEX "lead_tenant_id_created_at_id_idx" ON "lead"("tenant_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "lead_tenant_id_sort_name_id_idx" ON "lead"("tenant_id", "sort_name", "id");

-- CreateIndex
CREATE INDEX "lead_tenant_id_status_created_at_id_idx" ON "lead"("tenant_id", "status", "created_at", "id");

-- CreateIndex
CREATE INDEX "lead_tenant_id_owner_id_created_at_id_idx" ON "lead"("tenant_id", "owner_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "lead_tenant_id_email_key_idx" ON "lead"("tenant_id", "email_key");

-- CreateIndex
CREATE UNIQUE INDEX "lead_tenant_id_id_key" ON "lead"("tenant_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "lead_tenant_id_external_key_key" ON "lead"("tenant_id", "external_key");

-- CreateIndex
CREATE INDEX "deal_tenant_id_stage_place_id_idx" ON "deal"("tenant_id", "stage", "place", "id");

-- CreateIndex
CREATE INDEX "deal_tenant_id_created_at_id_idx" ON "deal"("tenant_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "deal_tenant_id_sort_name_id_idx" ON "deal"("tenant_id", "sort_name", "id");

-- CreateIndex
CREATE INDEX "deal_tenant_id_amount_minor_id_idx" ON "deal"("tenant_id", "amount_minor", "id");

-- CreateIndex
CREATE INDEX "deal_tenant_id_owner_id_stage_idx" ON "deal"("tenant_id", "owner_id", "stage");

-- CreateIndex
CREATE INDEX "deal_tenant_id_company_id_idx" ON "deal"("tenant_id", "company_id");

-- CreateIndex
CREATE INDEX "deal_tenant_id_contact_id_idx" ON "deal"("tenant_id", "contact_id");

-- CreateIndex
CREATE INDEX "deal_tenant_id_closed_at_idx" ON "deal"("tenant_id", "closed_at");

-- CreateIndex
CREATE UNIQUE INDEX "deal_tenant_id_id_key" ON "deal"("tenant_id", "id");

-- CreateIndex
CREATE INDEX "deal_move_tenant_id_deal_id_at_idx" ON "deal_move"("tenant_id", "deal_id", "at");

-- CreateIndex
CREATE INDEX "deal_move_tenant_id_at_idx" ON "deal_move"("tenant_id", "at");

-- CreateIndex
CREATE INDEX "activity_tenant_id_lead_id_created_at_idx" ON "activity"("tenant_id", "lead_id", "created_at" DESC);

-- CreateIndex
CREATE INDEX "activity_tenant_id_contact_id_created_at_idx" ON "activity"("tenant_id", "contact_id", "created_at" DESC);

-- CreateIndex
CREATE INDEX "activity_tenant_id_company_id_created_at_idx" ON "activity"("tenant_id", "company_id", "created_at" DESC);

-- CreateIndex
CREATE INDEX "activity_tenant_id_deal_id_created_at_idx" ON "activity"("tenant_id", "deal_id", "created_at" DESC);

-- CreateIndex
CREATE INDEX "activity_tenant_id_assignee_id_due_at_idx" ON "activity"("tenant_id", "assignee_id", "due_at");

-- CreateIndex
CREATE UNIQUE INDEX "activity_tenant_id_id_key" ON "activity"("tenant_id", "id");

-- AddForeignKey
ALTER TABLE "crm_company" ADD CONSTRAINT "crm_company_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenant"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contact" ADD CONSTRAINT "contact_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenant"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contact" ADD CONSTRAINT "contact_tenant_id_company_id_fkey" FOREIGN KEY ("tenant_id", "company_id") REFERENCES "crm_company"("tenant_id", "id") ON DELETE NO ACTION ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "lead" ADD CONSTRAINT "lead_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenant"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "deal" ADD CONSTRAINT "deal_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenant"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "deal" ADD CONSTRAINT "deal_tenant_id_company_id_fkey" FOREIGN KEY ("tenant_id", "company_id") REFERENCES "crm_company"("tenant_id", "id") ON DELETE NO ACTION ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "deal" ADD CONSTRAINT "deal_tenant_id_contact_id_fkey" FOREIGN KEY ("tenant_id", "contact_id") REFERENCES "contact"("tenant_id", "id") ON DELETE NO ACTION ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "deal_move" ADD CONSTRAINT "deal_move_tenant_id_deal_id_fkey" FOREIGN KEY ("tenant_id", "deal_id") REFERENCES "deal"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "activity" ADD CONSTRAINT "activity_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenant"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "activity" ADD CONSTRAINT "activity_tenant_id_lead_id_fkey" FOREIGN KEY ("tenant_id", "lead_id") REFERENCES "lead"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "activity" ADD CONSTRAINT "activity_tenant_id_contact_id_fkey" FOREIGN KEY ("tenant_id", "contact_id") REFERENCES "contact"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "activity" ADD CONSTRAINT "activity_tenant_id_company_id_fkey" FOREIGN KEY ("tenant_id", "company_id") REFERENCES "crm_company"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "activity" ADD CONSTRAINT "activity_tenant_id_deal_id_fkey" FOREIGN KEY ("tenant_id", "deal_id") REFERENCES "deal"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What must hold whoever writes ----------------------------------------------------------------------------------------
ALTER TABLE "crm_company"
  ADD CONSTRAINT "crm_company_texts" CHECK (char_length("name") BETWEEN 1 AND 200 AND char_length("domain") <= 253 AND "domain" = lower("domain")
    AND char_length("industry") <= 100 AND char_length("phone") <= 40 AND char_length("city") <= 100),
  ADD CONSTRAINT "crm_company_country" CHECK ("country" ~ '^[A-Z]{2}$'),
  ADD CONSTRAINT "crm_company_tags" CHECK (cardinality("tags") <= 20);
-- A company is known again by its site.
CREATE UNIQUE INDEX "crm_company_domain_once" ON "crm_company"("tenant_id", "domain") WHERE "domain" IS NOT NULL;
ALTER TABLE "contact"
  ADD CONSTRAINT "contact_texts" CHECK (char_length("first_name") <= 100 AND char_length("last_name") <= 100 AND char_length("email") <= 254
    AND char_length("phone") <= 40 AND char_length("job_title") <= 120),
  ADD CONSTRAINT "contact_is_somebody" CHECK ("first_name" <> '' OR "last_name" <> '' OR "email" IS NOT NULL OR "phone" IS NOT NULL),
  ADD CONSTRAINT "contact_email_key" CHECK ("email_key" IS NOT DISTINCT FROM lower("email")),
  ADD CONSTRAINT "contact_tags" CHECK (cardinality("tags") <= 20);
ALTER TABLE "lead"
  ADD CONSTRAINT "lead_texts" CHECK (char_length("first_name") <= 100 AND char_length("last_name") <= 100 AND char_length("email") <= 254
    AND char_length("phone") <= 40 AND char_length("company_name") <= 200 AND char_length("job_title") <= 120 AND char_length("industry") <= 100
    AND char_length("company_size") <= 40 AND char_length("city") <= 100 AND char_length("region") <= 100 AND char_length("language") <= 35
    AND char_length("source") BETWEEN 1 AND 60 AND char_length("message") <= 5000 AND char_length("owner_reason") <= 300
    AND char_length("lost_reason") <= 300 AND char_length("external_key") <= 200),
  ADD CONSTRAINT "lead_is_somebody" CHECK ("first_name" <> '' OR "last_name" <> '' OR "email" IS NOT NULL OR "phone" IS NOT NULL OR "company_name" IS NOT NULL),
  ADD CONSTRAINT "lead_email_key" CHECK ("email_key" IS NOT DISTINCT FROM lower("email")),
  ADD CONSTRAINT "lead_country" CHECK ("country" ~ '^[A-Z]{2}$'),
  ADD CONSTRAINT "lead_status" CHECK ("status" IN ('new', 'contacted', 'qualified', 'proposal', 'negotiation', 'converted', 'lost', 'unresponsive')),
  ADD CONSTRAINT "lead_timeline" CHECK ("timeline" IN ('now', 'quarter', 'half_year', 'year', 'unknown')),
  ADD CONSTRAINT "lead_budget" CHECK (("budget_minor" IS NULL) = ("currency" IS NULL) AND "budget_minor" >= 0),
  ADD CONSTRAINT "lead_score" CHECK ("score" BETWEEN 0 AND 100 AND ("score" IS NULL) = ("score_band" IS NULL)),
  ADD CONSTRAINT "lead_converted" CHECK (("status" = 'converted') = ("converted_at" IS NOT NULL)),
  ADD CONSTRAINT "lead_json" CHECK (jsonb_typeof("utm") = 'object' AND jsonb_typeof("bant") = 'object'),
  ADD CONSTRAINT "lead_tags" CHECK (cardinality("tags") <= 20);
ALTER TABLE "deal"
  ADD CONSTRAINT "deal_texts" CHECK (char_length("name") BETWEEN 1 AND 200 AND char_length("lost_reason") <= 300),
  ADD CONSTRAINT "deal_stage" CHECK ("stage" IN ('discovery', 'qualification', 'proposal', 'negotiation', 'closed_won', 'closed_lost')),
  ADD CONSTRAINT "deal_amount" CHECK ("amount_minor" >= 0 AND "currency" ~ '^[A-Z]{3}$'),
  ADD CONSTRAINT "deal_probability" CHECK ("probability" BETWEEN 0 AND 100),
  ADD CONSTRAINT "deal_closed" CHECK (("stage" IN ('closed_won', 'closed_lost')) = ("closed_at" IS NOT NULL)),
  ADD CONSTRAINT "deal_tags" CHECK (cardinality("tags") <= 20);
-- A lead becomes one deal, however often it is asked for.
CREATE UNIQUE INDEX "deal_of_lead_once" ON "deal"("tenant_id", "lead_id") WHERE "lead_id" IS NOT NULL;
ALTER TABLE "deal_move" ADD CONSTRAINT "deal_move_first" CHECK (("from_stage" IS NULL) = ("stood_ms" IS NULL) AND "from_stage" IS DISTINCT FROM "to_stage");
ALTER TABLE "activity"
  ADD CONSTRAINT "activity_kind" CHECK ("kind" IN ('call', 'mail', 'meeting', 'demo', 'note', 'task')),
  ADD CONSTRAINT "activity_direction" CHECK ("direction" IN ('in', 'out')),
  ADD CONSTRAINT "activity_texts" CHECK (char_length("subject") BETWEEN 1 AND 200 AND char_length("body") <= 20000),
  -- It is about somebody or something.
  ADD CONSTRAINT "activity_about" CHECK (num_nonnulls("lead_id", "contact_id", "company_id", "deal_id") >= 1),
  ADD CONSTRAINT "activity_task" CHECK (("kind" = 'task') = ("due_at" IS NOT NULL) AND ("kind" = 'task' OR "occurred_at" IS NOT NULL)
    AND ("kind" = 'task' OR ("done_at" IS NULL AND "remind_at" IS NULL)));
-- What is still to be done, by when.
CREATE INDEX "activity_open_tasks" ON "activity"("tenant_id", "due_at", "id") WHERE "kind" = 'task' AND "done_at" IS NULL;
CREATE INDEX "activity_to_remind" ON "activity"("remind_at") WHERE "remind_at" IS NOT NULL AND "reminded_at" IS NULL;
-- Orders of lists by what may be missing.
CREATE INDEX "lead_by_score" ON "lead"("tenant_id", coalesce("score", -1), "id");
CREATE INDEX "lead_by_follow_up" ON "lead"("tenant_id", coalesce("next_follow_up_at", 'infinity'), "id");
CREATE INDEX "deal_by_close" ON "deal"("tenant_id", coalesce("expected_close_on", 'infinity'), "id");

SELECT add_tenant_wall('crm_company');
SELECT add_tenant_wall('contact');
SELECT add_tenant_wall('lead');
SELECT add_tenant_wall('deal');
SELECT add_tenant_wall('deal_move');
SELECT add_tenant_wall('activity');
-- What a deal went through is written once.
REVOKE UPDATE ON "deal_move" FROM bizosaas_app, bizosaas_platform;
