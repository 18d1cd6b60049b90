-- CreateTable
CREATE TABLE "tenant_branding" (
    "tenant_id" UUID NOT NULL,
    "product_name" TEXT,
    "colour" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "tenant_branding_pkey" PRIMARY KEY ("tenant_id")
);

-- CreateTable
CREATE TABLE "tenant_logo" (
    "tenant_id" UUID NOT NULL,
    "hash" TEXT NOT NULL,
    "content_type" TEXT NOT NULL,
    "width" INTEGER NOT NULL,
    "height" INTEGER NOT NULL,
    "bytes" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "tenant_logo_pkey" PRIMARY KEY ("tenant_id")
);

-- AddForeignKey
ALTER TABLE "tenant_branding" ADD CONSTRAINT "tenant_branding_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenant"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tenant_logo" ADD CONSTRAINT "tenant_logo_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenant"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "tenant_branding"
  ADD CONSTRAINT "tenant_branding_product_name" CHECK (length("product_name") BETWEEN 1 AND 40),
  ADD CONSTRAINT "tenant_branding_colour" CHECK ("colour" ~ '^#[0-9a-f]{6}$');
ALTER TABLE "tenant_logo"
  ADD CONSTRAINT "tenant_logo_hash" CHECK ("hash" ~ '^[0-9a-f]{64}$'),
  ADD CONSTRAINT "tenant_logo_content_type" CHECK ("content_type" IN ('image/png', 'image/jpeg', 'image/webp')),
  ADD CONSTRAINT "tenant_logo_bytes" CHECK (octet_length("bytes") BETWEEN 1 AND 262144);

SELECT add_tenant_wall('tenant_branding');
SELECT add_tenant_wall('tenant_logo');
