-- What a file was stays for as long as its mails do: name, type and size. Only its content goes after a week.
ALTER TABLE "mail_file" ADD COLUMN "size_bytes" INTEGER, ADD COLUMN "removed_at" TIMESTAMPTZ(3);
ALTER TABLE "mail_file" ALTER COLUMN "bytes" DROP NOT NULL;

-- The owner of the tables is held by the walls as well, and this is for all tenants.
ALTER TABLE "mail_file" NO FORCE ROW LEVEL SECURITY;
UPDATE "mail_file" SET "size_bytes" = octet_length("bytes");
ALTER TABLE "mail_file" FORCE ROW LEVEL SECURITY;

ALTER TABLE "mail_file" ALTER COLUMN "size_bytes" SET NOT NULL;
ALTER TABLE "mail_file"
  ADD CONSTRAINT "mail_file_content" CHECK (("bytes" IS NULL) = ("removed_at" IS NOT NULL)),
  ADD CONSTRAINT "mail_file_size" CHECK ("size_bytes" BETWEEN 1 AND 7500000 AND "size_bytes" = coalesce(octet_length("bytes"), "size_bytes"));

-- Those whose content is there are looked for by their age; all others grow in number for ever.
DROP INDEX "mail_file_created_at_idx";
CREATE INDEX "mail_file_kept" ON "mail_file"("created_at") WHERE "bytes" IS NOT NULL;

-- A file goes with the last mail that brought it along: of a mail that is forgotten nothing stays.
CREATE FUNCTION drop_file_of_no_mail() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
BEGIN
  DELETE FROM "mail_file" f WHERE f."id" = OLD."file_id" AND NOT EXISTS (SELECT 1 FROM "mail_message" m WHERE m."file_id" = OLD."file_id");
  RETURN NULL;
END $$;
CREATE TRIGGER drop_file_of_no_mail AFTER DELETE ON "mail_message" FOR EACH ROW WHEN (OLD."file_id" IS NOT NULL) EXECUTE FUNCTION drop_file_of_no_mail();
