-- AlterTable
ALTER TABLE "audit_entry" ADD COLUMN     "redacted_by" UUID;

-- CreateTable
CREATE TABLE "data_export" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "requested_by_id" UUID,
    "status" TEXT NOT NULL DEFAULT 'waiting',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "ready_at" TIMESTAMPTZ(3),
    "expires_at" TIMESTAMPTZ(3),
    "size_bytes" INTEGER,
    "archive" BYTEA,

    CONSTRAINT "data_export_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "erasure_request" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "requested_by_id" UUID,
    "status" TEXT NOT NULL DEFAULT 'waiting',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),
    "known" JSONB,

    CONSTRAINT "erasure_request_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "data_export_user_id_created_at_idx" ON "data_export"("user_id", "created_at" DESC);

-- CreateIndex
CREATE INDEX "erasure_request_user_id_created_at_idx" ON "erasure_request"("user_id", "created_at" DESC);

-- CreateIndex
CREATE INDEX "erasure_request_status_due_at_idx" ON "erasure_request"("status", "due_at");

-- CreateIndex
CREATE INDEX "audit_entry_request_id_idx" ON "audit_entry"("request_id");

-- AddForeignKey
ALTER TABLE "data_export" ADD CONSTRAINT "data_export_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "erasure_request" ADD CONSTRAINT "erasure_request_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Closed lists, and one of each at a time -----------------------------------------------------------------------------
ALTER TABLE "data_export" ADD CONSTRAINT "data_export_status" CHECK ("status" IN ('waiting', 'ready', 'expired'));
ALTER TABLE "erasure_request" ADD CONSTRAINT "erasure_request_status" CHECK ("status" IN ('waiting', 'running', 'called_off', 'done'));
CREATE UNIQUE INDEX "data_export_waiting_key" ON "data_export" ("user_id") WHERE "status" = 'waiting';
CREATE UNIQUE INDEX "erasure_request_open_key" ON "erasure_request" ("user_id") WHERE "status" IN ('waiting', 'running');

-- Rooms that no tenant enters: they belong to a person alone.
REVOKE ALL ON "data_export", "erasure_request" FROM bizosaas_app;

-- Searching the trail -----------------------------------------------------------------------------------------------
-- Written in the order of time, so that a few pages say which part of the table a range of days lies in.
CREATE INDEX "audit_entry_at_idx" ON "audit_entry" USING brin ("at");
CREATE INDEX "audit_entry_actor_label_idx" ON "audit_entry" (lower("actor_label") text_pattern_ops, "id" DESC);
CREATE INDEX "audit_entry_behalf_of_label_idx" ON "audit_entry" (lower("behalf_of_label") text_pattern_ops, "id" DESC) WHERE "behalf_of_label" IS NOT NULL;
CREATE INDEX "audit_entry_ip_idx" ON "audit_entry" ("ip", "id" DESC) WHERE "ip" IS NOT NULL;

-- Upkeep of the trail: retention and redaction -----------------------------------------------------------------------
-- Nobody changes or deletes entries, but for the two functions below, which run as the owner and say so first. The setting
-- alone opens nothing: whoever is not the owner is refused whatever they set.
CREATE FUNCTION refuse_change_of_audit() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF current_user = (SELECT pg_get_userbyid(relowner) FROM pg_class WHERE oid = TG_RELID)
     AND (current_setting('app.audit_upkeep', true) = 'prune' AND TG_OP = 'DELETE'
       OR current_setting('app.audit_upkeep', true) = 'redact' AND TG_OP = 'UPDATE') THEN
    RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
  END IF;
  RAISE EXCEPTION '% is append-only: % is refused', TG_TABLE_NAME, TG_OP USING ERRCODE = 'insufficient_privilege';
END $$;
DROP TRIGGER append_only ON "audit_entry";
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON "audit_entry" FOR EACH ROW EXECUTE FUNCTION refuse_change_of_audit();
CREATE POLICY upkeep ON "audit_entry" TO CURRENT_USER USING (current_setting('app.audit_upkeep', true) IN ('prune', 'redact'));

-- Removes the oldest entries of one chain, at most so many, up to the first that is not older than `older_than`, and keeps the
-- hash of the last one removed: the rest still verifies from there. Never entries younger than 90 days.
CREATE FUNCTION prune_audit_chain(chain text, older_than timestamptz, most integer) RETURNS TABLE (removed bigint, up_to_seq bigint)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
  head "audit_chain";
  boundary_seq bigint;
  boundary_hash bytea;
BEGIN
  IF older_than > now() - interval '90 days' THEN
    RAISE EXCEPTION 'audit entries are kept for 90 days at least' USING ERRCODE = 'check_violation';
  END IF;
  SELECT * INTO head FROM "audit_chain" WHERE "key" = chain FOR UPDATE;
  IF NOT FOUND THEN RETURN; END IF;
  PERFORM set_config('app.audit_upkeep', 'prune', true);
  SELECT max(prefix."seq") INTO boundary_seq FROM (
    SELECT oldest."seq", bool_and(oldest."at" < older_than) OVER (ORDER BY oldest."seq") AS is_old
    FROM (SELECT "seq", "at" FROM "audit_entry" WHERE coalesce("tenant_id"::text, 'platform') = chain ORDER BY "seq" LIMIT most) oldest
  ) prefix WHERE prefix.is_old;
  IF boundary_seq IS NOT NULL THEN
    SELECT "hash" INTO STRICT boundary_hash FROM "audit_entry" WHERE coalesce("tenant_id"::text, 'platform') = chain AND "seq" = boundary_seq;
    DELETE FROM "audit_entry" WHERE coalesce("tenant_id"::text, 'platform') = chain AND "seq" <= boundary_seq;
    GET DIAGNOSTICS removed = ROW_COUNT;
    UPDATE "audit_chain" SET "pruned_seq" = boundary_seq, "pruned_hash" = boundary_hash WHERE "key" = chain;
    up_to_seq := boundary_seq;
    RETURN NEXT;
  END IF;
  PERFORM set_config('app.audit_upkeep', '', true);
END $$;
REVOKE ALL ON FUNCTION prune_audit_chain(text, timestamptz, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION prune_audit_chain(text, timestamptz, integer) TO bizosaas_platform;

-- Addresses go wherever they stand by themselves, and not as the end of a longer one.
CREATE FUNCTION without_person(words text, addresses text[], pseudonym text) RETURNS text LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE
  address text;
BEGIN
  FOREACH address IN ARRAY addresses LOOP
    words := regexp_replace(words, '(?<![A-Za-z0-9._%+-])' || regexp_replace(address, '([^A-Za-z0-9@_])', '\\\1', 'g') || '(?![A-Za-z0-9-]|\.[A-Za-z0-9])', pseudonym, 'gi');
  END LOOP;
  RETURN words;
END $$;

-- Names go where they are a whole value: part of a text they may mean something else.
CREATE FUNCTION without_person(state jsonb, addresses text[], names text[], pseudonym text) RETURNS jsonb LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE
  words text := without_person(state::text, addresses, pseudonym);
  name text;
BEGIN
  FOREACH name IN ARRAY names LOOP
    words := replace(words, ': ' || to_jsonb(name)::text, ': ' || to_jsonb(pseudonym)::text);
  END LOOP;
  RETURN words::jsonb;
END $$;

-- Takes a person out of entries: their address, their name, and where they came from. The hashes stay, so that the chain still
-- holds; what an entry says now is told by its digest, which the caller writes into the chain as the entry `redaction`. Only for a
-- person whose erasure is under way.
CREATE FUNCTION redact_audit_entries(person uuid, entries uuid[], addresses text[], names text[], pseudonym text, redaction uuid)
RETURNS TABLE (redacted_seq bigint, redacted_digest bytea) LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM "erasure_request" r WHERE r."user_id" = person AND r."status" = 'running') THEN
    RAISE EXCEPTION 'no erasure of this person is under way' USING ERRCODE = 'insufficient_privilege';
  END IF;
  PERFORM set_config('app.audit_upkeep', 'redact', true);
  RETURN QUERY UPDATE "audit_entry" e SET
    "actor_label" = CASE WHEN e."actor_id" = person THEN pseudonym ELSE without_person(e."actor_label", addresses, pseudonym) END,
    "behalf_of_label" = CASE WHEN e."behalf_of_id" = person THEN pseudonym ELSE without_person(e."behalf_of_label", addresses, pseudonym) END,
    "subject_id" = without_person(e."subject_id", addresses, pseudonym),
    "before" = without_person(e."before", addresses, names, pseudonym),
    "after" = without_person(e."after", addresses, names, pseudonym),
    "reason" = without_person(e."reason", addresses, pseudonym),
    "ip" = CASE WHEN is_of_person THEN NULL ELSE e."ip" END,
    "user_agent" = CASE WHEN is_of_person THEN NULL ELSE e."user_agent" END,
    "redacted_by" = redaction
  FROM (SELECT o."id", o."actor_id" = person
          OR o."actor_id" IS NULL AND (o."subject_id" = person::text OR o."subject_type" = 'email' AND o."subject_id" = ANY(addresses)) AS is_of_person
        FROM "audit_entry" o WHERE o."id" = ANY(entries)) own
  WHERE e."id" = own."id" RETURNING e."seq", audit_digest(e);
  PERFORM set_config('app.audit_upkeep', '', true);
END $$;
REVOKE ALL ON FUNCTION redact_audit_entries(uuid, uuid[], text[], text[], text, uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION redact_audit_entries(uuid, uuid[], text[], text[], text, uuid) TO bizosaas_platform;

-- No entry is born redacted.
CREATE FUNCTION clear_redaction() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW."redacted_by" := NULL;
  RETURN NEW;
END $$;
CREATE TRIGGER clear_redaction BEFORE INSERT ON "audit_entry" FOR EACH ROW EXECUTE FUNCTION clear_redaction();
