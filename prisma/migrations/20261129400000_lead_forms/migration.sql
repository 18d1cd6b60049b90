-- CreateTable
CREATE TABLE "lead_form" (
    "id" UUID NOT NULL,
    "tenant_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "intro" TEXT NOT NULL DEFAULT '',
    "language" TEXT NOT NULL DEFAULT 'en',
    "fields" JSONB NOT NULL,
    "consent_text" TEXT NOT NULL DEFAULT '',
    "submit_label" TEXT NOT NULL,
    "thanks_text" TEXT NOT NULL,
    "redirect_url" TEXT,
    "allowed_origins" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "source" TEXT NOT NULL DEFAULT 'website',
    "tags" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "assignment" TEXT NOT NULL DEFAULT 'rules',
    "owner_id" UUID,
    "min_seconds" INTEGER NOT NULL DEFAULT 3,
    "hourly_limit" INTEGER NOT NULL DEFAULT 10,
    "proof_bits" INTEGER NOT NULL DEFAULT 0,
    "reply_subject" TEXT NOT NULL DEFAULT '',
    "reply_text" TEXT NOT NULL DEFAULT '',
    "switched_off_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "lead_form_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "form_submission" (
    "id" UUID NOT NULL,
    "tenant_id" UUID NOT NULL,
    "form_id" UUID NOT NULL,
    "submission_key" TEXT NOT NULL,
    "payload" JSONB NOT NULL,
    "meta" JSONB NOT NULL DEFAULT '{}',
    "address_hash" TEXT,
    "state" TEXT NOT NULL DEFAULT 'received',
    "reasons" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "is_approved" BOOLEAN NOT NULL DEFAULT false,
    "lead_id" UUID,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "last_error" TEXT,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "processed_at" TIMESTAMPTZ(3),
    "replied_at" TIMESTAMPTZ(3),

    CONSTRAINT "form_submission_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "assignment_rule" (
    "id" UUID NOT NULL,
    "tenant_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "countries" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "regions" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "languages" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "tags" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "member_ids" UUID[],
    "last_user_id" UUID,
    "is_active" BOOLEAN NOT NULL DEFAULT true,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "assignment_rule_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "assignment_rule_tenant_id_position_id_idx" ON "assignment_rule"("tenant_id", "position", "id");

-- CreateIndex
CREATE INDEX "assignment_rule_last_user_id_idx" ON "assignment_rule"("last_user_id");

-- CreateIndex
CREATE UNIQUE INDEX "lead_form_key_key" ON "lead_form"("key");

-- CreateIndex
CREATE INDEX "lead_form_tenant_id_created_at_id_idx" ON "lead_form"("tenant_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "lead_form_owner_id_idx" ON "lead_form"("owner_id");

-- CreateIndex
CREATE UNIQUE INDEX "lead_form_tenant_id_id_key" ON "lead_form"("tenant_id", "id");

-- CreateIndex
CREATE INDEX "form_submission_tenant_id_form_id_state_id_idx" ON "form_submission"("tenant_id", "form_id", "state", "id" DESC);

-- CreateIndex
CREATE INDEX "form_submission_tenant_id_form_id_address_hash_received_at_idx" ON "form_submission"("tenant_id", "form_id", "address_hash", "received_at");

-- CreateIndex
CREATE INDEX "form_submission_lead_id_idx" ON "form_submission"("lead_id");

-- CreateIndex
CREATE UNIQUE INDEX "form_submission_tenant_id_form_id_submission_key_key" ON "form_submission"("tenant_id", "form_id", "submission_key");

-- AddForeignKey
ALTER TABLE "lead_form" ADD CONSTRAINT "lead_form_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenant"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "form_submission" ADD CONSTRAINT "form_submission_tenant_id_form_id_fkey" FOREIGN KEY ("tenant_id", "form_id") REFERENCES "lead_form"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assignment_rule" ADD CONSTRAINT "assignment_rule_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenant"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What must hold whoever writes ----------------------------------------------------------------------------------------
ALTER TABLE "lead_form"
  ADD CONSTRAINT "lead_form_key" CHECK ("key" ~ '^[A-Za-z0-9_-]{16}$'),
  ADD CONSTRAINT "lead_form_texts" CHECK (char_length("name") BETWEEN 1 AND 80 AND char_length("title") BETWEEN 1 AND 120 AND char_length("intro") <= 1000
    AND char_length("consent_text") <= 1000 AND char_length("submit_label") BETWEEN 1 AND 40 AND char_length("thanks_text") BETWEEN 1 AND 1000
    AND char_length("redirect_url") <= 500 AND char_length("source") BETWEEN 1 AND 60 AND char_length("reply_subject") <= 120
    AND char_length("reply_text") <= 5000),
  ADD CONSTRAINT "lead_form_choices" CHECK ("language" IN ('en', 'de') AND "assignment" IN ('rules', 'nobody', 'person')),
  ADD CONSTRAINT "lead_form_limits" CHECK ("min_seconds" BETWEEN 0 AND 60 AND "hourly_limit" BETWEEN 1 AND 1000 AND "proof_bits" BETWEEN 0 AND 20
    AND cardinality("allowed_origins") <= 20 AND cardinality("tags") <= 20 AND jsonb_typeof("fields") = 'array'),
  ADD CONSTRAINT "lead_form_reply" CHECK (("reply_subject" = '') = ("reply_text" = ''));
ALTER TABLE "form_submission"
  ADD CONSTRAINT "form_submission_state" CHECK ("state" IN ('received', 'lead', 'spam', 'invalid', 'over_limit', 'form_off', 'failed')),
  -- Nothing is called a lead that is none.
  ADD CONSTRAINT "form_submission_lead" CHECK ("state" = 'lead' OR "lead_id" IS NULL),
  ADD CONSTRAINT "form_submission_done" CHECK (("state" = 'received') = ("processed_at" IS NULL)),
  ADD CONSTRAINT "form_submission_texts" CHECK (char_length("submission_key") BETWEEN 8 AND 100 AND char_length("last_error") <= 500
    AND pg_column_size("payload") <= 200000 AND pg_column_size("meta") <= 20000);
-- What was stored and is not done: for the sweep, and for whoever watches.
CREATE INDEX "form_submission_waiting" ON "form_submission"("received_at") WHERE "state" = 'received';
CREATE INDEX "form_submission_address_age" ON "form_submission"("received_at") WHERE "address_hash" IS NOT NULL;

ALTER TABLE "assignment_rule"
  ADD CONSTRAINT "assignment_rule_kind" CHECK ("kind" IN ('round_robin', 'territory', 'workload', 'skill')),
  ADD CONSTRAINT "assignment_rule_limits" CHECK (char_length("name") BETWEEN 1 AND 80 AND cardinality("member_ids") BETWEEN 0 AND 50
    AND cardinality("countries") <= 60 AND cardinality("regions") <= 60 AND cardinality("languages") <= 20 AND cardinality("tags") <= 20);

SELECT add_tenant_wall('assignment_rule');
SELECT add_tenant_wall('lead_form');
SELECT add_tenant_wall('form_submission');
-- A form is switched off, never deleted: its words stay. They are received by the portal itself, and changed by nobody.
REVOKE DELETE ON "lead_form" FROM bizosaas_app;
REVOKE INSERT ON "form_submission" FROM bizosaas_app;
REVOKE UPDATE ON "form_submission" FROM bizosaas_app;
GRANT UPDATE ("state", "reasons", "is_approved", "lead_id", "attempts", "last_error", "processed_at", "replied_at") ON "form_submission" TO bizosaas_app;
