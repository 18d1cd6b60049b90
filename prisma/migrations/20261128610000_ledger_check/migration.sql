-- CreateTable
CREATE TABLE "ledger_check" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "checked_at" TIMESTAMPTZ(3) NOT NULL,
    "differences" INTEGER NOT NULL,

    CONSTRAINT "ledger_check_pkey" PRIMARY KEY ("id")
);

ALTER TABLE "ledger_check"
  ADD CONSTRAINT "ledger_check_one" CHECK ("id" = 1),
  ADD CONSTRAINT "ledger_check_differences" CHECK ("differences" >= 0);
-- The operator's own.
REVOKE ALL ON "ledger_check" FROM bizosaas_app;
