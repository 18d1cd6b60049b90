-- CreateTable
CREATE TABLE "gateway_route" (
    "id" UUID NOT NULL,
    "service_id" UUID NOT NULL,
    "path_prefix" TEXT NOT NULL,
    "methods" TEXT[],
    "access" TEXT NOT NULL,
    "is_enabled" BOOLEAN NOT NULL DEFAULT true,
    "rate_per_minute" INTEGER,
    "connect_timeout_ms" INTEGER NOT NULL,
    "first_byte_timeout_ms" INTEGER NOT NULL,
    "idle_timeout_ms" INTEGER NOT NULL,
    "total_timeout_ms" INTEGER,
    "max_body_kib" INTEGER NOT NULL,
    "retries" INTEGER NOT NULL,
    "fallback" TEXT NOT NULL,
    "stale_seconds" INTEGER NOT NULL,
    "static_status" INTEGER NOT NULL,
    "static_type" TEXT NOT NULL,
    "static_body" TEXT NOT NULL,
    "cors_origins" TEXT[],
    "balancing" TEXT NOT NULL,
    "sticky_by" TEXT NOT NULL,
    "breaker_failures" INTEGER NOT NULL,
    "breaker_open_seconds" INTEGER NOT NULL,
    "breaker_successes" INTEGER NOT NULL,
    "canary_service_id" UUID,
    "canary_percent" INTEGER NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "gateway_route_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "gateway_route_service_id_idx" ON "gateway_route"("service_id");

-- CreateIndex
CREATE INDEX "gateway_route_canary_service_id_idx" ON "gateway_route"("canary_service_id");

-- AddForeignKey
ALTER TABLE "gateway_route" ADD CONSTRAINT "gateway_route_service_id_fkey" FOREIGN KEY ("service_id") REFERENCES "service"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "gateway_route" ADD CONSTRAINT "gateway_route_canary_service_id_fkey" FOREIGN KEY ("canary_service_id") REFERENCES "service"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- What must hold whoever writes ----------------------------------------------------------------------------------------
ALTER TABLE "gateway_route"
  ADD CONSTRAINT "gateway_route_prefix" CHECK (char_length("path_prefix") BETWEEN 1 AND 200 AND "path_prefix" ~ '^(/|(/[A-Za-z0-9._~!$&''()*+,=:@-]+)+)$'),
  ADD CONSTRAINT "gateway_route_access" CHECK (char_length("access") BETWEEN 1 AND 60),
  ADD CONSTRAINT "gateway_route_rate" CHECK ("rate_per_minute" BETWEEN 1 AND 1000000),
  ADD CONSTRAINT "gateway_route_times" CHECK (
    "connect_timeout_ms" BETWEEN 50 AND 60000 AND "first_byte_timeout_ms" BETWEEN 50 AND 600000
    AND "idle_timeout_ms" BETWEEN 50 AND 3600000 AND "total_timeout_ms" BETWEEN 50 AND 86400000),
  ADD CONSTRAINT "gateway_route_body" CHECK ("max_body_kib" BETWEEN 0 AND 104857600),
  ADD CONSTRAINT "gateway_route_retries" CHECK ("retries" BETWEEN 0 AND 3),
  ADD CONSTRAINT "gateway_route_fallback" CHECK (
    "fallback" IN ('none', 'stale', 'static') AND "stale_seconds" BETWEEN 1 AND 86400 AND "static_status" BETWEEN 200 AND 599
    AND char_length("static_type") BETWEEN 1 AND 100 AND char_length("static_body") <= 16384),
  ADD CONSTRAINT "gateway_route_balancing" CHECK (
    "balancing" IN ('round_robin', 'least_requests', 'weighted', 'sticky') AND "sticky_by" IN ('user', 'tenant', 'address')),
  ADD CONSTRAINT "gateway_route_breaker" CHECK (
    "breaker_failures" BETWEEN 1 AND 1000 AND "breaker_open_seconds" BETWEEN 1 AND 3600 AND "breaker_successes" BETWEEN 1 AND 100),
  ADD CONSTRAINT "gateway_route_canary" CHECK ("canary_percent" BETWEEN 0 AND 100 AND "canary_service_id" <> "service_id");

-- How backends are reached is the operator's affair.
REVOKE ALL ON "gateway_route" FROM bizosaas_app;

-- Every process keeps the routes, the services and their instances in memory, and reads them again when it is told so. The notice goes out
-- with the commit; equal notices of one transaction are one.
CREATE FUNCTION tell_of_changed_routes() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('bizosaas_gateway', '');
  RETURN NULL;
END $$;
CREATE TRIGGER tell_of_changed_routes AFTER INSERT OR UPDATE OR DELETE ON "gateway_route" FOR EACH STATEMENT EXECUTE FUNCTION tell_of_changed_routes();
CREATE TRIGGER tell_of_changed_routes AFTER INSERT OR UPDATE OR DELETE ON "service" FOR EACH STATEMENT EXECUTE FUNCTION tell_of_changed_routes();
CREATE TRIGGER tell_of_changed_routes AFTER INSERT OR DELETE ON "service_tenant" FOR EACH STATEMENT EXECUTE FUNCTION tell_of_changed_routes();
CREATE TRIGGER tell_of_changed_routes AFTER INSERT OR DELETE OR UPDATE OF "address", "weight", "zone" ON "service_instance" FOR EACH STATEMENT EXECUTE FUNCTION tell_of_changed_routes();
