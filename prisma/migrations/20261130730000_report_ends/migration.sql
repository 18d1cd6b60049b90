-- A file that mails bring along: kept once for all of them, and for a week.
CREATE TABLE "mail_file" (
    "id" UUID NOT NULL,
    "tenant_id" UUID,
    "name" TEXT NOT NULL,
    "content_type" TEXT NOT NULL,
    "bytes" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "mail_file_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "mail_file_tenant_id_idx" ON "mail_file"("tenant_id");
CREATE INDEX "mail_file_created_at_idx" ON "mail_file"("created_at");

ALTER TABLE "mail_message" ADD COLUMN "file_id" UUID;
CREATE INDEX "mail_message_file_id_idx" ON "mail_message"("file_id");
ALTER TABLE "mail_message" ADD CONSTRAINT "mail_message_file_id_fkey" FOREIGN KEY ("file_id") REFERENCES "mail_file"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE "mail_file"
  ADD CONSTRAINT "mail_file_limits" CHECK (char_length("name") BETWEEN 1 AND 300 AND char_length("content_type") BETWEEN 1 AND 100
    AND octet_length("bytes") BETWEEN 1 AND 7500000);
SELECT add_tenant_wall('mail_file');
