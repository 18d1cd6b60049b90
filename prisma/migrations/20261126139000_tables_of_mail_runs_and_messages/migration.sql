-- The outbox in the order of its table, both ways round: a cursor's (created_at, id) is one place in it.
-- DropIndex
DROP INDEX "mail_message_created_at_id_idx";

-- CreateIndex
CREATE INDEX "mail_message_created_at_id_idx" ON "mail_message"("created_at", "id");

-- CreateIndex
CREATE INDEX "mail_message_status_created_at_id_idx" ON "mail_message"("status", "created_at", "id");

-- Its other orders and its search.
CREATE INDEX "mail_message_recipient_sort_idx" ON "mail_message" ((lower("recipient")), "id");
CREATE INDEX "mail_message_subject_sort_idx" ON "mail_message" ((left(lower("subject"), 100)), "id");
CREATE INDEX "mail_message_search_idx" ON "mail_message" USING gin ((lower("recipient") || ' ' || lower("subject")) gin_trgm_ops);

-- What an endpoint was told, by how long its answer took; the order in which it was written is that of the ids.
CREATE INDEX "webhook_delivery_took_sort_idx" ON "webhook_delivery" ("endpoint_id", (coalesce("last_duration_ms", -1)), "id");
