-- CreateTable
CREATE TABLE "webhook_endpoint" (
    "id" UUID NOT NULL,
    "tenant_id" UUID,
    "url" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "kinds" TEXT[],
    "state" TEXT NOT NULL DEFAULT 'active',
    "secret_sealed" TEXT NOT NULL,
    "previous_secret_sealed" TEXT,
    "previous_until" TIMESTAMPTZ(3),
    "failing_since" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "webhook_endpoint_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "webhook_delivery" (
    "id" UUID NOT NULL,
    "endpoint_id" UUID NOT NULL,
    "tenant_id" UUID,
    "event_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'waiting',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "claim" UUID,
    "last_status" INTEGER,
    "last_error" TEXT,
    "last_duration_ms" INTEGER,
    "replay_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "webhook_delivery_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "webhook_attempt" (
    "id" UUID NOT NULL,
    "delivery_id" UUID NOT NULL,
    "endpoint_id" UUID NOT NULL,
    "tenant_id" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "duration_ms" INTEGER NOT NULL,
    "is_good" BOOLEAN NOT NULL,
    "status" INTEGER,
    "error" TEXT,
    "request_headers" JSONB NOT NULL,
    "response_headers" JSONB,
    "response_body" TEXT,

    CONSTRAINT "webhook_attempt_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "webhook_replay" (
    "id" UUID NOT NULL,
    "endpoint_id" UUID NOT NULL,
    "tenant_id" UUID,
    "since" TIMESTAMPTZ(3) NOT NULL,
    "total" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "cancelled_at" TIMESTAMPTZ(3),

    CONSTRAINT "webhook_replay_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "webhook_endpoint_tenant_id_id_idx" ON "webhook_endpoint"("tenant_id", "id");

-- CreateIndex
CREATE INDEX "webhook_delivery_endpoint_id_id_idx" ON "webhook_delivery"("endpoint_id", "id" DESC);

-- CreateIndex
CREATE INDEX "webhook_delivery_endpoint_id_status_id_idx" ON "webhook_delivery"("endpoint_id", "status", "id" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "webhook_delivery_endpoint_id_event_id_key" ON "webhook_delivery"("endpoint_id", "event_id");

-- CreateIndex
CREATE INDEX "webhook_attempt_delivery_id_id_idx" ON "webhook_attempt"("delivery_id", "id");

-- CreateIndex
CREATE INDEX "webhook_attempt_endpoint_id_at_idx" ON "webhook_attempt"("endpoint_id", "at");

-- CreateIndex
CREATE INDEX "webhook_replay_endpoint_id_created_at_idx" ON "webhook_replay"("endpoint_id", "created_at");

-- AddForeignKey
ALTER TABLE "webhook_endpoint" ADD CONSTRAINT "webhook_endpoint_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenant"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "webhook_delivery" ADD CONSTRAINT "webhook_delivery_endpoint_id_fkey" FOREIGN KEY ("endpoint_id") REFERENCES "webhook_endpoint"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "webhook_attempt" ADD CONSTRAINT "webhook_attempt_delivery_id_fkey" FOREIGN KEY ("delivery_id") REFERENCES "webhook_delivery"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "webhook_replay" ADD CONSTRAINT "webhook_replay_endpoint_id_fkey" FOREIGN KEY ("endpoint_id") REFERENCES "webhook_endpoint"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What must hold whoever writes ----------------------------------------------------------------------------------------
ALTER TABLE "webhook_endpoint"
  ADD CONSTRAINT "webhook_endpoint_state" CHECK ("state" IN ('active', 'paused', 'disabled')),
  ADD CONSTRAINT "webhook_endpoint_url" CHECK ("url" ~ '^https?://' AND length("url") <= 1000),
  ADD CONSTRAINT "webhook_endpoint_kinds" CHECK (cardinality("kinds") BETWEEN 1 AND 100),
  ADD CONSTRAINT "webhook_endpoint_previous_secret_ends" CHECK (("previous_secret_sealed" IS NULL) = ("previous_until" IS NULL));
ALTER TABLE "webhook_delivery"
  ADD CONSTRAINT "webhook_delivery_status" CHECK ("status" IN ('waiting', 'sending', 'delivered', 'failed')),
  ADD CONSTRAINT "webhook_delivery_ended" CHECK (("status" IN ('delivered', 'failed')) = ("ended_at" IS NOT NULL)),
  ADD CONSTRAINT "webhook_delivery_claimed" CHECK (("status" = 'sending') = ("claim" IS NOT NULL));
ALTER TABLE "webhook_attempt" ADD CONSTRAINT "webhook_attempt_body_is_short" CHECK (length("response_body") <= 4096);

-- The senders look for what is due, endpoint by endpoint; what has ended costs them nothing.
CREATE INDEX "webhook_delivery_open_idx" ON "webhook_delivery" ("endpoint_id", "due_at") WHERE "status" IN ('waiting', 'sending');
CREATE INDEX "webhook_delivery_replay_idx" ON "webhook_delivery" ("replay_id") WHERE "replay_id" IS NOT NULL;

SELECT add_tenant_wall('webhook_endpoint');
SELECT add_tenant_wall('webhook_delivery');
SELECT add_tenant_wall('webhook_attempt');
SELECT add_tenant_wall('webhook_replay');
-- What was sent and answered is written by the senders alone, and nobody takes a delivery away.
REVOKE INSERT, UPDATE, DELETE ON "webhook_attempt" FROM bizosaas_app;
REVOKE DELETE ON "webhook_delivery", "webhook_replay" FROM bizosaas_app;
