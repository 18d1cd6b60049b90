-- CreateTable
CREATE TABLE "bank_statement" (
    "id" UUID NOT NULL,
    "account" TEXT NOT NULL,
    "format" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "entries" INTEGER NOT NULL,
    "added" INTEGER NOT NULL,
    "imported_by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "bank_statement_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "bank_entry" (
    "id" UUID NOT NULL,
    "statement_id" UUID NOT NULL,
    "account" TEXT NOT NULL,
    "entry_key" TEXT NOT NULL,
    "booked_on" DATE NOT NULL,
    "currency" TEXT NOT NULL,
    "amount_minor" INTEGER NOT NULL,
    "payer" TEXT NOT NULL DEFAULT '',
    "text" TEXT NOT NULL DEFAULT '',
    "references" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "state" TEXT NOT NULL DEFAULT 'open',
    "reason" TEXT NOT NULL DEFAULT '',
    "payment_id" UUID,
    "invoice_id" UUID,
    "decided_by_id" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "bank_entry_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "bank_statement_imported_by_id_idx" ON "bank_statement"("imported_by_id");

-- CreateIndex
CREATE INDEX "bank_entry_state_id_idx" ON "bank_entry"("state", "id" DESC);

-- CreateIndex
CREATE INDEX "bank_entry_statement_id_idx" ON "bank_entry"("statement_id");

-- CreateIndex
CREATE INDEX "bank_entry_decided_by_id_idx" ON "bank_entry"("decided_by_id");

-- CreateIndex
CREATE UNIQUE INDEX "bank_entry_account_entry_key_key" ON "bank_entry"("account", "entry_key");

-- AddForeignKey
ALTER TABLE "bank_entry" ADD CONSTRAINT "bank_entry_statement_id_fkey" FOREIGN KEY ("statement_id") REFERENCES "bank_statement"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What must hold whoever writes ----------------------------------------------------------------------------------------
ALTER TABLE "bank_statement"
  ADD CONSTRAINT "bank_statement_format" CHECK ("format" IN ('camt.053', 'mt940', 'csv')),
  ADD CONSTRAINT "bank_statement_counts" CHECK ("added" BETWEEN 0 AND "entries"),
  ADD CONSTRAINT "bank_statement_account" CHECK (char_length("account") BETWEEN 1 AND 50);
ALTER TABLE "bank_entry"
  ADD CONSTRAINT "bank_entry_state" CHECK ("state" IN ('open', 'recorded', 'set_aside')),
  ADD CONSTRAINT "bank_entry_recorded" CHECK (("state" = 'recorded') = ("payment_id" IS NOT NULL) AND ("payment_id" IS NULL) = ("invoice_id" IS NULL)),
  ADD CONSTRAINT "bank_entry_amount" CHECK ("amount_minor" > 0),
  ADD CONSTRAINT "bank_entry_currency" CHECK ("currency" ~ '^[A-Z]{3}$'),
  ADD CONSTRAINT "bank_entry_texts" CHECK (char_length("payer") <= 140 AND char_length("text") <= 500 AND char_length("reason") <= 500 AND cardinality("references") <= 20);
-- What pays an invoice of just this amount is looked for among those that are open.
CREATE INDEX "invoice_owed_idx" ON "invoice" ("currency", ("total_minor" - "settled_minor")) WHERE "kind" = 'invoice' AND "state" = 'open';

-- Rooms that no tenant enters. What a bank said is kept as it said it.
REVOKE ALL ON "bank_statement", "bank_entry" FROM bizosaas_app;
REVOKE UPDATE, DELETE ON "bank_statement" FROM bizosaas_platform;
REVOKE DELETE ON "bank_entry" FROM bizosaas_platform;
