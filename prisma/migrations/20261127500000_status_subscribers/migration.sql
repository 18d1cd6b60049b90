-- CreateTable
CREATE TABLE "status_subscriber" (
    "id" UUID NOT NULL,
    "tenant_id" UUID,
    "host" TEXT,
    "address" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "confirmed_at" TIMESTAMPTZ(3),

    CONSTRAINT "status_subscriber_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "status_telling" (
    "subject" TEXT NOT NULL,
    "after_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "status_telling_pkey" PRIMARY KEY ("subject")
);

-- AlterTable
ALTER TABLE "mail_message" ADD COLUMN "unsubscribe_url" TEXT;

-- CreateIndex
-- One address subscribes once to a page; the operator's has no tenant, and is one page all the same.
CREATE UNIQUE INDEX "status_subscriber_tenant_id_address_key" ON "status_subscriber"("tenant_id", "address") NULLS NOT DISTINCT;

-- CreateIndex
CREATE INDEX "status_subscriber_confirmed_at_id_idx" ON "status_subscriber"("confirmed_at", "id");

-- AddForeignKey
ALTER TABLE "status_subscriber" ADD CONSTRAINT "status_subscriber_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenant"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What must hold whoever writes ----------------------------------------------------------------------------------------
ALTER TABLE "status_subscriber"
  ADD CONSTRAINT "status_subscriber_texts" CHECK (char_length("address") BETWEEN 3 AND 254 AND char_length("host") <= 253 AND char_length("locale") BETWEEN 2 AND 35),
  ADD CONSTRAINT "status_subscriber_page" CHECK (("tenant_id" IS NULL) = ("host" IS NULL));
ALTER TABLE "status_telling" ADD CONSTRAINT "status_telling_subject" CHECK (char_length("subject") BETWEEN 1 AND 120);
ALTER TABLE "mail_message" ADD CONSTRAINT "mail_message_unsubscribe_url" CHECK (char_length("unsubscribe_url") <= 1000);

-- Walls: who subscribed to a page is between them and the portal; nobody reads the list.
SELECT add_tenant_wall('status_subscriber');
REVOKE ALL ON "status_subscriber", "status_telling" FROM bizosaas_app;
