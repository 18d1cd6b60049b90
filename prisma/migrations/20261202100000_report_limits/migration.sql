-- How many reports a plan lets a tenant make in a month: begun, or mailed on their day. Null is no limit, which every plan has that stands already.
ALTER TABLE "plan" ADD COLUMN "max_reports_per_month" INTEGER;
ALTER TABLE "plan" ADD CONSTRAINT "plan_reports_per_month" CHECK ("max_reports_per_month" >= 0);

-- When a schedule last did not mail because the month's reports were made; null once it has mailed since.
ALTER TABLE "report_schedule" ADD COLUMN "withheld_at" TIMESTAMPTZ(3);
