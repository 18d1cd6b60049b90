-- CreateTable
CREATE TABLE "referral_code" (
    "code" TEXT NOT NULL,
    "tenant_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "label" TEXT NOT NULL DEFAULT '',
    "usage_limit" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "closed_at" TIMESTAMPTZ(3),

    CONSTRAINT "referral_code_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "referral_visit_day" (
    "tenant_id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "day" DATE NOT NULL,
    "source" TEXT NOT NULL,
    "visits" INTEGER NOT NULL DEFAULT 0,
    "consents" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "referral_visit_day_pkey" PRIMARY KEY ("tenant_id","code","day","source")
);

-- CreateTable
CREATE TABLE "referral_conversion" (
    "id" UUID NOT NULL,
    "tenant_id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "user_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "cause_key" TEXT NOT NULL,
    "source" TEXT NOT NULL DEFAULT 'direct',
    "referred_tenant_id" UUID,
    "referred_user_id" UUID,
    "referred_email" TEXT NOT NULL,
    "first_touch_at" TIMESTAMPTZ(3),
    "converted_at" TIMESTAMPTZ(3) NOT NULL,
    "amount_minor" INTEGER,
    "currency" TEXT,
    "address" TEXT,
    "device" TEXT,
    "payment" TEXT,
    "state" TEXT NOT NULL DEFAULT 'pending',
    "score" INTEGER NOT NULL DEFAULT 0,
    "signals" JSONB NOT NULL DEFAULT '[]',
    "verdict" TEXT,
    "points" INTEGER NOT NULL DEFAULT 0,
    "multiplier" INTEGER NOT NULL DEFAULT 100,
    "due_at" TIMESTAMPTZ(3),
    "accrue_entry_id" UUID,
    "pay_entry_id" UUID,
    "paid_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "referral_conversion_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "referral_decision" (
    "id" UUID NOT NULL,
    "tenant_id" UUID NOT NULL,
    "conversion_id" UUID NOT NULL,
    "from_state" TEXT NOT NULL,
    "to_state" TEXT NOT NULL,
    "decided_by" UUID,
    "reason" TEXT,
    "is_fraud" BOOLEAN,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "referral_decision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "referral_credit" (
    "id" UUID NOT NULL,
    "tenant_id" UUID NOT NULL,
    "conversion_id" UUID,
    "amount_minor" INTEGER NOT NULL,
    "currency" TEXT NOT NULL,
    "invited_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "withdrawn_at" TIMESTAMPTZ(3),

    CONSTRAINT "referral_credit_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "referral_code_tenant_id_user_id_created_at_idx" ON "referral_code"("tenant_id", "user_id", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "referral_code_tenant_id_code_key" ON "referral_code"("tenant_id", "code");

-- CreateIndex
CREATE INDEX "referral_conversion_tenant_id_user_id_created_at_id_idx" ON "referral_conversion"("tenant_id", "user_id", "created_at" DESC, "id");

-- CreateIndex
CREATE INDEX "referral_conversion_tenant_id_code_created_at_idx" ON "referral_conversion"("tenant_id", "code", "created_at");

-- CreateIndex
CREATE INDEX "referral_conversion_state_created_at_id_idx" ON "referral_conversion"("state", "created_at", "id");

-- CreateIndex
CREATE INDEX "referral_conversion_referred_tenant_id_idx" ON "referral_conversion"("referred_tenant_id");

-- CreateIndex
CREATE UNIQUE INDEX "referral_conversion_tenant_id_cause_key_key" ON "referral_conversion"("tenant_id", "cause_key");

-- CreateIndex
CREATE UNIQUE INDEX "referral_conversion_tenant_id_id_key" ON "referral_conversion"("tenant_id", "id");

-- CreateIndex
CREATE INDEX "referral_decision_tenant_id_conversion_id_created_at_id_idx" ON "referral_decision"("tenant_id", "conversion_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "referral_decision_created_at_id_idx" ON "referral_decision"("created_at", "id");

-- CreateIndex
CREATE UNIQUE INDEX "referral_credit_conversion_id_key" ON "referral_credit"("conversion_id");

-- CreateIndex
CREATE INDEX "referral_credit_tenant_id_created_at_idx" ON "referral_credit"("tenant_id", "created_at");

-- CreateIndex
CREATE INDEX "referral_code_user_id_idx" ON "referral_code"("user_id");

-- CreateIndex
CREATE INDEX "referral_conversion_user_id_idx" ON "referral_conversion"("user_id");

-- CreateIndex
CREATE INDEX "referral_conversion_referred_user_id_idx" ON "referral_conversion"("referred_user_id");

-- CreateIndex
CREATE INDEX "referral_conversion_referred_email_idx" ON "referral_conversion"("referred_email");

-- CreateIndex
CREATE INDEX "referral_conversion_device_idx" ON "referral_conversion"("device");

-- CreateIndex
CREATE INDEX "referral_conversion_payment_idx" ON "referral_conversion"("payment");

-- CreateIndex
CREATE INDEX "referral_conversion_address_idx" ON "referral_conversion"("address");

-- AddForeignKey
ALTER TABLE "referral_code" ADD CONSTRAINT "referral_code_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenant"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "referral_visit_day" ADD CONSTRAINT "referral_visit_day_tenant_id_code_fkey" FOREIGN KEY ("tenant_id", "code") REFERENCES "referral_code"("tenant_id", "code") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "referral_conversion" ADD CONSTRAINT "referral_conversion_tenant_id_code_fkey" FOREIGN KEY ("tenant_id", "code") REFERENCES "referral_code"("tenant_id", "code") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "referral_conversion" ADD CONSTRAINT "referral_conversion_referred_tenant_id_fkey" FOREIGN KEY ("referred_tenant_id") REFERENCES "tenant"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "referral_decision" ADD CONSTRAINT "referral_decision_tenant_id_conversion_id_fkey" FOREIGN KEY ("tenant_id", "conversion_id") REFERENCES "referral_conversion"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "referral_credit" ADD CONSTRAINT "referral_credit_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenant"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "referral_credit" ADD CONSTRAINT "referral_credit_conversion_id_fkey" FOREIGN KEY ("conversion_id") REFERENCES "referral_conversion"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- What must hold whoever writes ----------------------------------------------------------------------------------------
ALTER TABLE "referral_code"
  ADD CONSTRAINT "referral_code_form" CHECK ("code" ~ '^(BIZ|PRO)[0-9A-F]{8}$'),
  ADD CONSTRAINT "referral_code_limits" CHECK ("usage_limit" BETWEEN 0 AND 100000 AND char_length("label") <= 80 AND "created_at" < "expires_at");
-- A person has one code of their own at a time; those of a company's campaigns are as many as it needs.
CREATE UNIQUE INDEX "referral_code_own" ON "referral_code"("tenant_id", "user_id") WHERE "code" LIKE 'BIZ%' AND "closed_at" IS NULL;
ALTER TABLE "referral_visit_day"
  ADD CONSTRAINT "referral_visit_counts" CHECK ("visits" >= "consents" AND "consents" >= 0 AND char_length("source") BETWEEN 1 AND 40);
ALTER TABLE "referral_conversion"
  ADD CONSTRAINT "referral_conversion_kind" CHECK ("kind" IN ('signup', 'trial', 'subscription', 'upgrade', 'purchase')),
  ADD CONSTRAINT "referral_conversion_state" CHECK ("state" IN ('pending', 'approved', 'review', 'rejected', 'paid', 'reversed')),
  ADD CONSTRAINT "referral_conversion_verdict" CHECK ("verdict" IN ('approved', 'review', 'rejected')),
  ADD CONSTRAINT "referral_conversion_judged" CHECK (("state" = 'pending') = ("verdict" IS NULL) AND "score" BETWEEN 0 AND 10),
  ADD CONSTRAINT "referral_conversion_amount" CHECK (("amount_minor" IS NULL) = ("currency" IS NULL) AND "amount_minor" >= 0),
  ADD CONSTRAINT "referral_conversion_points" CHECK ("points" >= 0 AND "multiplier" BETWEEN 100 AND 300),
  -- Nothing was paid that has no entry in the ledger.
  ADD CONSTRAINT "referral_conversion_paid" CHECK ("state" NOT IN ('paid', 'reversed') OR ("paid_at" IS NOT NULL AND ("points" = 0 OR "pay_entry_id" IS NOT NULL))),
  ADD CONSTRAINT "referral_conversion_texts" CHECK (char_length("referred_email") BETWEEN 3 AND 254 AND char_length("source") BETWEEN 1 AND 40
    AND char_length("cause_key") BETWEEN 1 AND 200);
ALTER TABLE "referral_credit"
  ADD CONSTRAINT "referral_credit_amount" CHECK ("amount_minor" > 0);

SELECT add_tenant_wall('referral_code');
SELECT add_tenant_wall('referral_visit_day');
SELECT add_tenant_wall('referral_conversion');
SELECT add_tenant_wall('referral_decision');
SELECT add_tenant_wall('referral_credit');
-- A tenant sees what came of its invitations; only the portal itself counts them and decides.
REVOKE INSERT, UPDATE, DELETE ON "referral_visit_day", "referral_conversion", "referral_decision", "referral_credit" FROM bizosaas_app;
REVOKE DELETE ON "referral_code" FROM bizosaas_app;
REVOKE UPDATE ON "referral_decision" FROM bizosaas_app, bizosaas_platform;
