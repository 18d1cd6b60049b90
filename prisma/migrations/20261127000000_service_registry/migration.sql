-- CreateTable
CREATE TABLE "service" (
    "id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "owner" TEXT,
    "description" TEXT NOT NULL DEFAULT '',
    "runbook_url" TEXT,
    "is_platform" BOOLEAN NOT NULL DEFAULT true,
    "visibility" TEXT NOT NULL DEFAULT 'staff',
    "origin" TEXT NOT NULL DEFAULT 'managed',
    "part" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "service_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "service_tenant" (
    "service_id" UUID NOT NULL,
    "tenant_id" UUID NOT NULL,

    CONSTRAINT "service_tenant_pkey" PRIMARY KEY ("service_id","tenant_id")
);

-- CreateTable
CREATE TABLE "service_instance" (
    "id" UUID NOT NULL,
    "service_id" UUID NOT NULL,
    "address" TEXT NOT NULL,
    "weight" INTEGER NOT NULL DEFAULT 100,
    "zone" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "service_instance_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "service_dependency" (
    "from_id" UUID NOT NULL,
    "to_id" UUID NOT NULL,
    "is_hard" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "service_dependency_pkey" PRIMARY KEY ("from_id","to_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "service_key_key" ON "service"("key");

-- CreateIndex
CREATE UNIQUE INDEX "service_part_key" ON "service"("part");

-- CreateIndex
CREATE INDEX "service_tenant_tenant_id_idx" ON "service_tenant"("tenant_id");

-- CreateIndex
CREATE UNIQUE INDEX "service_instance_service_id_address_key" ON "service_instance"("service_id", "address");

-- CreateIndex
CREATE INDEX "service_dependency_to_id_idx" ON "service_dependency"("to_id");

-- AddForeignKey
ALTER TABLE "service_tenant" ADD CONSTRAINT "service_tenant_service_id_fkey" FOREIGN KEY ("service_id") REFERENCES "service"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "service_tenant" ADD CONSTRAINT "service_tenant_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenant"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "service_instance" ADD CONSTRAINT "service_instance_service_id_fkey" FOREIGN KEY ("service_id") REFERENCES "service"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "service_dependency" ADD CONSTRAINT "service_dependency_from_id_fkey" FOREIGN KEY ("from_id") REFERENCES "service"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "service_dependency" ADD CONSTRAINT "service_dependency_to_id_fkey" FOREIGN KEY ("to_id") REFERENCES "service"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What must hold whoever writes ----------------------------------------------------------------------------------------
ALTER TABLE "service"
  ADD CONSTRAINT "service_key" CHECK (char_length("key") <= 63 AND "key" ~ '^[a-z0-9]+([.-][a-z0-9]+)*$'),
  ADD CONSTRAINT "service_name" CHECK (char_length(btrim("name")) BETWEEN 1 AND 120),
  ADD CONSTRAINT "service_kind" CHECK ("kind" IN ('database', 'cache', 'backend', 'worker', 'frontend', 'external')),
  ADD CONSTRAINT "service_origin" CHECK ("origin" IN ('managed', 'declared', 'built-in')),
  ADD CONSTRAINT "service_visibility" CHECK ("visibility" IN ('staff', 'clients', 'public')),
  ADD CONSTRAINT "service_texts" CHECK (char_length("owner") BETWEEN 1 AND 120 AND char_length("description") <= 1000 AND char_length("runbook_url") <= 500);
ALTER TABLE "service_instance"
  ADD CONSTRAINT "service_instance_address" CHECK (char_length("address") BETWEEN 1 AND 500),
  ADD CONSTRAINT "service_instance_weight" CHECK ("weight" BETWEEN 0 AND 1000),
  ADD CONSTRAINT "service_instance_zone" CHECK (char_length("zone") <= 60);
ALTER TABLE "service_dependency"
  ADD CONSTRAINT "service_dependency_other" CHECK ("from_id" <> "to_id");

-- Walls: what the platform consists of is the operator's affair; tenants are told of it by the status page.
SELECT add_tenant_wall('service_tenant');
REVOKE ALL ON "service", "service_tenant", "service_instance", "service_dependency" FROM bizosaas_app;
