-- CreateTable
CREATE TABLE "invoice_counter" (
    "series" TEXT NOT NULL,
    "year" INTEGER NOT NULL,
    "last" INTEGER NOT NULL,

    CONSTRAINT "invoice_counter_pkey" PRIMARY KEY ("series","year")
);

-- CreateTable
CREATE TABLE "invoice" (
    "id" UUID NOT NULL,
    "tenant_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'draft',
    "number" TEXT,
    "period_from" DATE,
    "period_to" DATE,
    "currency" TEXT NOT NULL,
    "seller" JSONB NOT NULL,
    "buyer" JSONB NOT NULL,
    "tax_label" TEXT NOT NULL DEFAULT '',
    "tax_hundredths" INTEGER NOT NULL DEFAULT 0,
    "tax_note" TEXT NOT NULL DEFAULT '',
    "net_minor" INTEGER NOT NULL,
    "tax_minor" INTEGER NOT NULL,
    "total_minor" INTEGER NOT NULL,
    "settled_minor" INTEGER NOT NULL DEFAULT 0,
    "reference" TEXT,
    "locale" TEXT NOT NULL,
    "time_zone" TEXT NOT NULL,
    "corrects_id" UUID,
    "reason" TEXT NOT NULL DEFAULT '',
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "issued_at" TIMESTAMPTZ(3),
    "due_on" DATE,
    "closed_at" TIMESTAMPTZ(3),
    "overdue_at" TIMESTAMPTZ(3),

    CONSTRAINT "invoice_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "invoice_line" (
    "id" UUID NOT NULL,
    "tenant_id" UUID NOT NULL,
    "invoice_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "from_day" DATE,
    "last_day" DATE,
    "days" INTEGER,
    "of_days" INTEGER,
    "price_minor" INTEGER,
    "credit_id" UUID,
    "amount_minor" INTEGER NOT NULL,

    CONSTRAINT "invoice_line_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "billing_credit" (
    "id" UUID NOT NULL,
    "tenant_id" UUID NOT NULL,
    "source" TEXT NOT NULL,
    "source_id" UUID NOT NULL,
    "label" TEXT NOT NULL,
    "currency" TEXT NOT NULL,
    "amount_minor" INTEGER NOT NULL,
    "used_minor" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "withdrawn_at" TIMESTAMPTZ(3),

    CONSTRAINT "billing_credit_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "payment" (
    "id" UUID NOT NULL,
    "tenant_id" UUID NOT NULL,
    "provider" TEXT NOT NULL,
    "provider_key" TEXT NOT NULL,
    "currency" TEXT NOT NULL,
    "amount_minor" INTEGER NOT NULL,
    "used_minor" INTEGER NOT NULL DEFAULT 0,
    "returned_minor" INTEGER NOT NULL DEFAULT 0,
    "received_on" DATE NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "recorded_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "reversed_at" TIMESTAMPTZ(3),
    "reversal_reason" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "payment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "settlement" (
    "id" UUID NOT NULL,
    "tenant_id" UUID NOT NULL,
    "invoice_id" UUID NOT NULL,
    "payment_id" UUID,
    "credit_note_id" UUID,
    "amount_minor" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "undone_at" TIMESTAMPTZ(3),

    CONSTRAINT "settlement_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "billing_details" (
    "tenant_id" UUID NOT NULL,
    "company" TEXT NOT NULL,
    "address" TEXT NOT NULL DEFAULT '',
    "tax_id" TEXT NOT NULL DEFAULT '',
    "version" INTEGER NOT NULL DEFAULT 1,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "billing_details_pkey" PRIMARY KEY ("tenant_id")
);

-- CreateTable
CREATE TABLE "plan_change" (
    "id" UUID NOT NULL,
    "tenant_id" UUID NOT NULL,
    "from_plan_key" TEXT NOT NULL,
    "to_plan_key" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "effective_at" TIMESTAMPTZ(3) NOT NULL,
    "asked_by_id" UUID,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),
    "reason" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "plan_change_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "invoice_number_key" ON "invoice"("number");

-- CreateIndex
CREATE UNIQUE INDEX "invoice_reference_key" ON "invoice"("reference");

-- CreateIndex
CREATE INDEX "invoice_tenant_id_issued_at_id_idx" ON "invoice"("tenant_id", "issued_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "invoice_issued_at_id_idx" ON "invoice"("issued_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "invoice_tenant_id_corrects_id_idx" ON "invoice"("tenant_id", "corrects_id");

-- CreateIndex
CREATE UNIQUE INDEX "invoice_tenant_id_id_key" ON "invoice"("tenant_id", "id");

-- CreateIndex
CREATE INDEX "invoice_line_tenant_id_invoice_id_idx" ON "invoice_line"("tenant_id", "invoice_id");

-- CreateIndex
CREATE UNIQUE INDEX "invoice_line_invoice_id_position_key" ON "invoice_line"("invoice_id", "position");

-- CreateIndex
CREATE INDEX "billing_credit_tenant_id_created_at_idx" ON "billing_credit"("tenant_id", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "billing_credit_source_source_id_key" ON "billing_credit"("source", "source_id");

-- CreateIndex
CREATE INDEX "payment_tenant_id_received_on_idx" ON "payment"("tenant_id", "received_on" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "payment_provider_provider_key_key" ON "payment"("provider", "provider_key");

-- CreateIndex
CREATE UNIQUE INDEX "payment_tenant_id_id_key" ON "payment"("tenant_id", "id");

-- CreateIndex
CREATE INDEX "settlement_tenant_id_invoice_id_idx" ON "settlement"("tenant_id", "invoice_id");

-- CreateIndex
CREATE INDEX "settlement_tenant_id_payment_id_idx" ON "settlement"("tenant_id", "payment_id");

-- CreateIndex
CREATE INDEX "settlement_tenant_id_credit_note_id_idx" ON "settlement"("tenant_id", "credit_note_id");

-- CreateIndex
CREATE INDEX "plan_change_tenant_id_asked_at_idx" ON "plan_change"("tenant_id", "asked_at" DESC);

-- AddForeignKey
ALTER TABLE "invoice" ADD CONSTRAINT "invoice_tenant_id_corrects_id_fkey" FOREIGN KEY ("tenant_id", "corrects_id") REFERENCES "invoice"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invoice_line" ADD CONSTRAINT "invoice_line_tenant_id_invoice_id_fkey" FOREIGN KEY ("tenant_id", "invoice_id") REFERENCES "invoice"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "billing_credit" ADD CONSTRAINT "billing_credit_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenant"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "settlement" ADD CONSTRAINT "settlement_tenant_id_invoice_id_fkey" FOREIGN KEY ("tenant_id", "invoice_id") REFERENCES "invoice"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "settlement" ADD CONSTRAINT "settlement_tenant_id_credit_note_id_fkey" FOREIGN KEY ("tenant_id", "credit_note_id") REFERENCES "invoice"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "settlement" ADD CONSTRAINT "settlement_tenant_id_payment_id_fkey" FOREIGN KEY ("tenant_id", "payment_id") REFERENCES "payment"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "billing_details" ADD CONSTRAINT "billing_details_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenant"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "plan_change" ADD CONSTRAINT "plan_change_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenant"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What must hold whoever writes ----------------------------------------------------------------------------------------
ALTER TABLE "invoice_counter"
  ADD CONSTRAINT "invoice_counter_form" CHECK ("series" IN ('invoice', 'credit_note') AND "last" > 0);
ALTER TABLE "invoice"
  ADD CONSTRAINT "invoice_kind" CHECK ("kind" IN ('invoice', 'credit_note')),
  ADD CONSTRAINT "invoice_state" CHECK ("state" IN ('draft', 'open', 'paid', 'void', 'uncollectible')),
  ADD CONSTRAINT "invoice_numbered" CHECK (("state" = 'draft') = ("number" IS NULL) AND ("number" IS NULL) = ("issued_at" IS NULL)),
  ADD CONSTRAINT "invoice_sums" CHECK ("net_minor" >= 0 AND "tax_minor" >= 0 AND "total_minor" = "net_minor" + "tax_minor"),
  -- Never below zero, never paid twice: what is settled is never more than the sum, and says the state.
  ADD CONSTRAINT "invoice_settled" CHECK (CASE "state" WHEN 'draft' THEN "settled_minor" = 0
    WHEN 'paid' THEN "settled_minor" = "total_minor" WHEN 'void' THEN "settled_minor" = "total_minor"
    ELSE "settled_minor" >= 0 AND "settled_minor" < "total_minor" END),
  ADD CONSTRAINT "invoice_tax" CHECK ("tax_hundredths" BETWEEN 0 AND 5000),
  ADD CONSTRAINT "invoice_period" CHECK (("kind" = 'invoice') = ("period_from" IS NOT NULL AND "period_to" > "period_from")),
  ADD CONSTRAINT "invoice_corrects" CHECK (("kind" = 'credit_note') = ("corrects_id" IS NOT NULL)),
  ADD CONSTRAINT "invoice_currency" CHECK ("currency" ~ '^[A-Z]{3}$'),
  ADD CONSTRAINT "invoice_reason" CHECK (char_length("reason") <= 500);
-- One for each tenant and month (and currency, where it changed to a plan of another one).
CREATE UNIQUE INDEX "invoice_period_key" ON "invoice" ("tenant_id", "period_from", "currency") WHERE "kind" = 'invoice';
-- What is looked for by the clock and by staff.
CREATE INDEX "invoice_open_idx" ON "invoice" ("due_on", "id") WHERE "state" = 'open' AND "kind" = 'invoice';
ALTER TABLE "invoice_line"
  ADD CONSTRAINT "invoice_line_kind" CHECK ("kind" IN ('plan', 'plan_part', 'referral_credit', 'correction')),
  ADD CONSTRAINT "invoice_line_days" CHECK (("kind" IN ('plan', 'plan_part')) = ("days" IS NOT NULL AND "days" BETWEEN 1 AND "of_days" AND "price_minor" >= 0
    AND "last_day" >= "from_day")),
  ADD CONSTRAINT "invoice_line_sign" CHECK (CASE "kind" WHEN 'referral_credit' THEN "amount_minor" < 0 ELSE "amount_minor" >= 0 END);
ALTER TABLE "billing_credit"
  ADD CONSTRAINT "billing_credit_source" CHECK ("source" IN ('referral')),
  ADD CONSTRAINT "billing_credit_amount" CHECK ("amount_minor" > 0 AND "used_minor" BETWEEN 0 AND "amount_minor");
ALTER TABLE "payment"
  ADD CONSTRAINT "payment_amount" CHECK ("amount_minor" > 0 AND "used_minor" >= 0 AND "returned_minor" >= 0 AND "used_minor" + "returned_minor" <= "amount_minor"),
  ADD CONSTRAINT "payment_reversed" CHECK ("reversed_at" IS NULL OR ("used_minor" = 0 AND "returned_minor" = 0)),
  ADD CONSTRAINT "payment_texts" CHECK (char_length("note") <= 500 AND char_length("reversal_reason") <= 500 AND char_length("provider_key") BETWEEN 1 AND 200);
ALTER TABLE "settlement"
  ADD CONSTRAINT "settlement_source" CHECK (("payment_id" IS NULL) <> ("credit_note_id" IS NULL)),
  ADD CONSTRAINT "settlement_amount" CHECK ("amount_minor" > 0);
ALTER TABLE "billing_details"
  ADD CONSTRAINT "billing_details_texts" CHECK (char_length("company") BETWEEN 1 AND 200 AND char_length("address") <= 500 AND char_length("tax_id") <= 60);
ALTER TABLE "plan_change"
  ADD CONSTRAINT "plan_change_state" CHECK ("state" IN ('scheduled', 'done', 'called_off', 'refused') AND ("state" = 'scheduled') = ("ended_at" IS NULL));
CREATE UNIQUE INDEX "plan_change_scheduled_key" ON "plan_change" ("tenant_id") WHERE "state" = 'scheduled';
CREATE INDEX "plan_change_due_idx" ON "plan_change" ("effective_at") WHERE "state" = 'scheduled';

-- What was issued is never changed: only how it stands. Its lines add up to it.
CREATE FUNCTION keep_invoice() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  standing text[] := ARRAY['state', 'settled_minor', 'closed_at', 'overdue_at'];
BEGIN
  IF OLD."state" = 'draft' THEN
    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
    IF NEW."state" <> 'draft' AND NEW."net_minor" <> (SELECT coalesce(sum(l."amount_minor"), 0) FROM "invoice_line" l WHERE l."invoice_id" = NEW."id") THEN
      RAISE EXCEPTION 'the lines of invoice % do not add up to it', NEW."id";
    END IF;
    RETURN NEW;
  END IF;
  IF TG_OP = 'DELETE' THEN RAISE EXCEPTION 'invoice % was issued and is kept', OLD."number"; END IF;
  IF NEW."state" = 'draft' OR (to_jsonb(NEW) - standing) IS DISTINCT FROM (to_jsonb(OLD) - standing) THEN
    RAISE EXCEPTION 'invoice % was issued and is not changed', OLD."number";
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER keep_invoice BEFORE UPDATE OR DELETE ON "invoice" FOR EACH ROW EXECUTE FUNCTION keep_invoice();

CREATE FUNCTION keep_invoice_line() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  found text;
BEGIN
  SELECT i."state" INTO found FROM "invoice" i WHERE i."id" = CASE WHEN TG_OP = 'INSERT' THEN NEW."invoice_id" ELSE OLD."invoice_id" END;
  -- Without an invoice the line goes with it.
  IF found IS NOT NULL AND found <> 'draft' THEN RAISE EXCEPTION 'the lines of an issued invoice are not changed'; END IF;
  RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER keep_invoice_line BEFORE INSERT OR UPDATE OR DELETE ON "invoice_line" FOR EACH ROW EXECUTE FUNCTION keep_invoice_line();

SELECT add_tenant_wall('invoice');
SELECT add_tenant_wall('invoice_line');
SELECT add_tenant_wall('billing_credit');
SELECT add_tenant_wall('payment');
SELECT add_tenant_wall('settlement');
SELECT add_tenant_wall('billing_details');
SELECT add_tenant_wall('plan_change');
-- A tenant reads what it owes and has paid; only the portal itself writes it.
REVOKE INSERT, UPDATE, DELETE ON "invoice", "invoice_line", "billing_credit", "payment", "settlement", "plan_change" FROM bizosaas_app;
REVOKE DELETE ON "billing_details" FROM bizosaas_app;
REVOKE ALL ON "invoice_counter" FROM bizosaas_app;

-- Credits of referrals that were given before invoices were issued: they are taken off the first ones. The owner is bound by the walls, too.
ALTER TABLE "referral_credit" NO FORCE ROW LEVEL SECURITY;
ALTER TABLE "billing_credit" NO FORCE ROW LEVEL SECURITY;
INSERT INTO "billing_credit" ("id", "tenant_id", "source", "source_id", "label", "currency", "amount_minor", "created_at")
SELECT gen_random_uuid(), c."tenant_id", 'referral', c."conversion_id", c."invited_by", c."currency", c."amount_minor", c."created_at"
FROM "referral_credit" c WHERE c."withdrawn_at" IS NULL AND c."conversion_id" IS NOT NULL;
ALTER TABLE "referral_credit" FORCE ROW LEVEL SECURITY;
ALTER TABLE "billing_credit" FORCE ROW LEVEL SECURITY;

-- Who sends invoices is one more group of settings.
ALTER TABLE "installation_setting" DROP CONSTRAINT "installation_setting_key",
  ADD CONSTRAINT "installation_setting_key" CHECK ("key" IN ('maintenance', 'announcement', 'registration', 'limits', 'product', 'invoicing'));
