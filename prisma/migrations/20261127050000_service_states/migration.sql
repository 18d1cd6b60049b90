-- CreateTable
CREATE TABLE "service_state_interval" (
    "id" UUID NOT NULL,
    "service_id" UUID NOT NULL,
    "state" TEXT NOT NULL,
    "reason" TEXT,
    "since" TIMESTAMPTZ(3) NOT NULL,
    "until" TIMESTAMPTZ(3),

    CONSTRAINT "service_state_interval_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "service_state_interval_service_id_since_key" ON "service_state_interval"("service_id", "since");

-- AddForeignKey
ALTER TABLE "service_state_interval" ADD CONSTRAINT "service_state_interval_service_id_fkey" FOREIGN KEY ("service_id") REFERENCES "service"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What must hold whoever writes ----------------------------------------------------------------------------------------
ALTER TABLE "service_state_interval"
  ADD CONSTRAINT "service_state_interval_state" CHECK ("state" IN ('operational', 'degraded', 'down', 'maintenance', 'unknown')),
  ADD CONSTRAINT "service_state_interval_reason" CHECK (char_length("reason") BETWEEN 1 AND 40),
  ADD CONSTRAINT "service_state_interval_order" CHECK ("until" > "since");
-- One state at a time: a second open interval is refused.
CREATE UNIQUE INDEX "service_state_interval_open" ON "service_state_interval"("service_id") WHERE "until" IS NULL;
REVOKE ALL ON "service_state_interval" FROM bizosaas_app;
