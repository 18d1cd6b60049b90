-- CreateTable
CREATE TABLE "conversation" (
    "id" UUID NOT NULL,
    "tenant_id" UUID NOT NULL,
    "subject" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'open',
    "opened_by" UUID NOT NULL,
    "assigned_to" UUID,
    "link_kind" TEXT,
    "link_id" UUID,
    "link_title" TEXT,
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "last_message_at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "conversation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "conversation_message" (
    "id" UUID NOT NULL,
    "tenant_id" UUID NOT NULL,
    "conversation_id" UUID NOT NULL,
    "author_id" UUID NOT NULL,
    "side" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "mentions" UUID[] DEFAULT ARRAY[]::UUID[],
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "edited_at" TIMESTAMPTZ(3),
    "withdrawn_at" TIMESTAMPTZ(3),

    CONSTRAINT "conversation_message_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "conversation_revision" (
    "id" UUID NOT NULL,
    "tenant_id" UUID NOT NULL,
    "message_id" UUID NOT NULL,
    "text" TEXT NOT NULL,
    "replaced_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "conversation_revision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "conversation_note" (
    "id" UUID NOT NULL,
    "tenant_id" UUID NOT NULL,
    "conversation_id" UUID NOT NULL,
    "author_id" UUID NOT NULL,
    "text" TEXT NOT NULL,
    "mentions" UUID[] DEFAULT ARRAY[]::UUID[],
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "conversation_note_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "conversation_reader" (
    "tenant_id" UUID NOT NULL,
    "conversation_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "side" TEXT NOT NULL,
    "takes_part" BOOLEAN NOT NULL DEFAULT false,
    "read_until" TIMESTAMPTZ(3),

    CONSTRAINT "conversation_reader_pkey" PRIMARY KEY ("tenant_id","conversation_id","user_id")
);

-- CreateTable
CREATE TABLE "conversation_step" (
    "id" UUID NOT NULL,
    "tenant_id" UUID NOT NULL,
    "conversation_id" UUID NOT NULL,
    "from_state" TEXT,
    "to_state" TEXT NOT NULL,
    "by_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "conversation_step_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "conversation_attachment" (
    "id" UUID NOT NULL,
    "tenant_id" UUID NOT NULL,
    "conversation_id" UUID,
    "message_id" UUID,
    "uploaded_by" UUID NOT NULL,
    "upload_key" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'arriving',
    "name" TEXT NOT NULL,
    "media_type" TEXT NOT NULL DEFAULT '',
    "size_bytes" INTEGER NOT NULL DEFAULT 0,
    "sha256" TEXT NOT NULL DEFAULT '',
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "conversation_attachment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "conversation_attachment_piece" (
    "tenant_id" UUID NOT NULL,
    "attachment_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "bytes" BYTEA NOT NULL,

    CONSTRAINT "conversation_attachment_piece_pkey" PRIMARY KEY ("tenant_id","attachment_id","position")
);

-- CreateIndex
CREATE INDEX "conversation_tenant_id_last_message_at_id_idx" ON "conversation"("tenant_id", "last_message_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "conversation_last_message_at_id_idx" ON "conversation"("last_message_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "conversation_state_last_message_at_id_idx" ON "conversation"("state", "last_message_at", "id");

-- CreateIndex
CREATE INDEX "conversation_assigned_to_last_message_at_idx" ON "conversation"("assigned_to", "last_message_at");

-- CreateIndex
CREATE INDEX "conversation_opened_by_idx" ON "conversation"("opened_by");

-- CreateIndex
CREATE UNIQUE INDEX "conversation_tenant_id_id_key" ON "conversation"("tenant_id", "id");

-- CreateIndex
CREATE INDEX "conversation_message_author_id_idx" ON "conversation_message"("author_id");

-- CreateIndex
CREATE UNIQUE INDEX "conversation_message_tenant_id_id_key" ON "conversation_message"("tenant_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "conversation_message_tenant_id_conversation_id_created_at_key" ON "conversation_message"("tenant_id", "conversation_id", "created_at");

-- CreateIndex
CREATE INDEX "conversation_revision_tenant_id_message_id_replaced_at_idx" ON "conversation_revision"("tenant_id", "message_id", "replaced_at");

-- CreateIndex
CREATE INDEX "conversation_note_tenant_id_conversation_id_created_at_idx" ON "conversation_note"("tenant_id", "conversation_id", "created_at");

-- CreateIndex
CREATE INDEX "conversation_note_author_id_idx" ON "conversation_note"("author_id");

-- CreateIndex
CREATE INDEX "conversation_reader_user_id_idx" ON "conversation_reader"("user_id");

-- CreateIndex
CREATE INDEX "conversation_step_tenant_id_conversation_id_at_idx" ON "conversation_step"("tenant_id", "conversation_id", "at");

-- CreateIndex
CREATE INDEX "conversation_step_by_id_idx" ON "conversation_step"("by_id");

-- CreateIndex
CREATE INDEX "conversation_attachment_tenant_id_message_id_idx" ON "conversation_attachment"("tenant_id", "message_id");

-- CreateIndex
CREATE INDEX "conversation_attachment_uploaded_by_idx" ON "conversation_attachment"("uploaded_by");

-- CreateIndex
CREATE UNIQUE INDEX "conversation_attachment_tenant_id_id_key" ON "conversation_attachment"("tenant_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "conversation_attachment_tenant_id_uploaded_by_upload_key_key" ON "conversation_attachment"("tenant_id", "uploaded_by", "upload_key");

-- AddForeignKey
ALTER TABLE "conversation" ADD CONSTRAINT "conversation_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenant"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "conversation_message" ADD CONSTRAINT "conversation_message_tenant_id_conversation_id_fkey" FOREIGN KEY ("tenant_id", "conversation_id") REFERENCES "conversation"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "conversation_revision" ADD CONSTRAINT "conversation_revision_tenant_id_message_id_fkey" FOREIGN KEY ("tenant_id", "message_id") REFERENCES "conversation_message"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "conversation_note" ADD CONSTRAINT "conversation_note_tenant_id_conversation_id_fkey" FOREIGN KEY ("tenant_id", "conversation_id") REFERENCES "conversation"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "conversation_reader" ADD CONSTRAINT "conversation_reader_tenant_id_conversation_id_fkey" FOREIGN KEY ("tenant_id", "conversation_id") REFERENCES "conversation"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "conversation_step" ADD CONSTRAINT "conversation_step_tenant_id_conversation_id_fkey" FOREIGN KEY ("tenant_id", "conversation_id") REFERENCES "conversation"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "conversation_attachment" ADD CONSTRAINT "conversation_attachment_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenant"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "conversation_attachment" ADD CONSTRAINT "conversation_attachment_tenant_id_conversation_id_fkey" FOREIGN KEY ("tenant_id", "conversation_id") REFERENCES "conversation"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "conversation_attachment" ADD CONSTRAINT "conversation_attachment_tenant_id_message_id_fkey" FOREIGN KEY ("tenant_id", "message_id") REFERENCES "conversation_message"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "conversation_attachment_piece" ADD CONSTRAINT "conversation_attachment_piece_tenant_id_attachment_id_fkey" FOREIGN KEY ("tenant_id", "attachment_id") REFERENCES "conversation_attachment"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What must hold whoever writes ----------------------------------------------------------------------------------------
ALTER TABLE "conversation"
  ADD CONSTRAINT "conversation_state" CHECK ("state" IN ('open', 'waiting_client', 'waiting_agency', 'resolved')),
  ADD CONSTRAINT "conversation_subject" CHECK (char_length("subject") BETWEEN 1 AND 200),
  ADD CONSTRAINT "conversation_link" CHECK ("link_kind" IN ('campaign', 'incident')
    AND ("link_kind" IS NULL) = ("link_id" IS NULL) AND ("link_kind" IS NULL) = ("link_title" IS NULL)),
  ADD CONSTRAINT "conversation_link_title" CHECK (char_length("link_title") BETWEEN 1 AND 300),
  ADD CONSTRAINT "conversation_times" CHECK ("last_message_at" >= "opened_at" AND "version" >= 1);
ALTER TABLE "conversation_message"
  ADD CONSTRAINT "conversation_message_side" CHECK ("side" IN ('client', 'agency')),
  ADD CONSTRAINT "conversation_message_text" CHECK (char_length("text") BETWEEN 1 AND 10000),
  ADD CONSTRAINT "conversation_message_mentions" CHECK (cardinality("mentions") <= 20);
ALTER TABLE "conversation_revision"
  ADD CONSTRAINT "conversation_revision_text" CHECK (char_length("text") BETWEEN 1 AND 10000);
ALTER TABLE "conversation_note"
  ADD CONSTRAINT "conversation_note_text" CHECK (char_length("text") BETWEEN 1 AND 10000),
  ADD CONSTRAINT "conversation_note_mentions" CHECK (cardinality("mentions") <= 20);
ALTER TABLE "conversation_reader"
  ADD CONSTRAINT "conversation_reader_side" CHECK ("side" IN ('client', 'agency'));
ALTER TABLE "conversation_step"
  ADD CONSTRAINT "conversation_step_states" CHECK ("to_state" IN ('open', 'waiting_client', 'waiting_agency', 'resolved')
    AND "from_state" IN ('open', 'waiting_client', 'waiting_agency', 'resolved'));
ALTER TABLE "conversation_attachment"
  ADD CONSTRAINT "conversation_attachment_status" CHECK ("status" IN ('arriving', 'ready')),
  -- A file goes with a message only when all of it is there and it is known what it is.
  ADD CONSTRAINT "conversation_attachment_ready" CHECK ("status" = 'arriving' OR ("size_bytes" BETWEEN 1 AND 10000000 AND "media_type" <> '' AND "sha256" ~ '^[0-9a-f]{64}$')),
  ADD CONSTRAINT "conversation_attachment_sent" CHECK ("message_id" IS NULL OR ("status" = 'ready' AND "conversation_id" IS NOT NULL)),
  ADD CONSTRAINT "conversation_attachment_names" CHECK (char_length("name") BETWEEN 1 AND 120 AND char_length("upload_key") BETWEEN 8 AND 128);
ALTER TABLE "conversation_attachment_piece"
  ADD CONSTRAINT "conversation_attachment_piece_size" CHECK ("position" >= 0 AND octet_length("bytes") BETWEEN 1 AND 1048576);

-- The search of texts.
CREATE INDEX "conversation_subject_trgm" ON "conversation" USING gin (lower("subject") gin_trgm_ops);
CREATE INDEX "conversation_message_text_trgm" ON "conversation_message" USING gin (lower("text") gin_trgm_ops);
CREATE INDEX "conversation_note_text_trgm" ON "conversation_note" USING gin (lower("text") gin_trgm_ops);
-- Files that nobody has sent, for the purge.
CREATE INDEX "conversation_attachment_unsent" ON "conversation_attachment" ("created_at") WHERE "message_id" IS NULL;

-- Walls ----------------------------------------------------------------------------------------------------------------
SELECT add_tenant_wall('conversation');
SELECT add_tenant_wall('conversation_message');
SELECT add_tenant_wall('conversation_revision');
SELECT add_tenant_wall('conversation_reader');
SELECT add_tenant_wall('conversation_step');
SELECT add_tenant_wall('conversation_attachment');
SELECT add_tenant_wall('conversation_attachment_piece');
-- A client's people write as themselves and for their own side, whatever a statement says.
ALTER POLICY tenant_wall ON "conversation_message"
  WITH CHECK ("tenant_id" = app_tenant_id() AND "side" = 'client' AND "author_id" = app_user_id());
ALTER POLICY tenant_wall ON "conversation_step" WITH CHECK ("tenant_id" = app_tenant_id() AND "by_id" = app_user_id());
-- They see who of the agency has read so far, and write of their own side alone.
ALTER POLICY tenant_wall ON "conversation_reader" WITH CHECK ("tenant_id" = app_tenant_id() AND "side" = 'client');
-- A file that was not sent is its uploader's alone; its pieces are seen by whoever sees the file.
ALTER POLICY tenant_wall ON "conversation_attachment"
  USING ("tenant_id" = app_tenant_id() AND ("message_id" IS NOT NULL OR "uploaded_by" = app_user_id()))
  WITH CHECK ("tenant_id" = app_tenant_id() AND "uploaded_by" = app_user_id());
ALTER POLICY tenant_wall ON "conversation_attachment_piece"
  USING ("tenant_id" = app_tenant_id() AND EXISTS (
    SELECT 1 FROM "conversation_attachment" a WHERE a.tenant_id = "conversation_attachment_piece".tenant_id AND a.id = attachment_id))
  WITH CHECK ("tenant_id" = app_tenant_id() AND EXISTS (
    SELECT 1 FROM "conversation_attachment" a WHERE a.tenant_id = "conversation_attachment_piece".tenant_id AND a.id = attachment_id
      AND a.message_id IS NULL AND a.uploaded_by = app_user_id()));
-- Of a tenant, and yet never for it: its role has no rights here, and a policy that lets no row through should it ever get some.
ALTER TABLE "conversation_note" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "conversation_note" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_wall ON "conversation_note" TO bizosaas_app USING ("tenant_id" = app_tenant_id() AND false) WITH CHECK ("tenant_id" = app_tenant_id() AND false);
CREATE POLICY platform ON "conversation_note" TO bizosaas_platform USING (true) WITH CHECK (true);
REVOKE ALL ON "conversation_note" FROM bizosaas_app;
-- Nothing that was said is deleted by whoever said it, and what was noted down about it stays as it is.
REVOKE DELETE ON "conversation", "conversation_message", "conversation_revision", "conversation_reader", "conversation_step" FROM bizosaas_app;
REVOKE UPDATE ON "conversation_revision", "conversation_step", "conversation_attachment_piece" FROM bizosaas_app;

-- People are told of conversations.
ALTER TABLE "notification" DROP CONSTRAINT "notification_kind";
ALTER TABLE "notification"
  ADD CONSTRAINT "notification_kind" CHECK ("kind" IN ('security', 'access', 'tenants', 'achievements', 'platform', 'work', 'conversations'));
ALTER TABLE "notification_setting" DROP CONSTRAINT "notification_setting_kind";
ALTER TABLE "notification_setting"
  ADD CONSTRAINT "notification_setting_kind" CHECK ("kind" IN ('access', 'tenants', 'achievements', 'platform', 'work', 'conversations'));
