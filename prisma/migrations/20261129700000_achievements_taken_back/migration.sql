-- An achievement is taken back when what it stood on is: the award stays as history, and may be earned again under a cause of its own.
ALTER TABLE "achievement_award" ADD COLUMN "taken_back_at" TIMESTAMPTZ(3), ADD COLUMN "taken_back_because" TEXT;
ALTER TABLE "achievement_award" ADD CONSTRAINT "achievement_award_taken_back" CHECK (
  ("taken_back_at" IS NULL) = ("taken_back_because" IS NULL) AND "taken_back_because" IN ('event', 'figures', 'operator'));
-- An achievement stands once in each period, however often it was taken back before.
CREATE UNIQUE INDEX "achievement_award_stands" ON "achievement_award" ("tenant_id", "definition_key", "period") WHERE "taken_back_at" IS NULL;
CREATE INDEX "achievement_award_tenant_id_definition_key_period_idx" ON "achievement_award" ("tenant_id", "definition_key", "period");

-- By it an event and what takes it back find each other.
ALTER TABLE "achievement_event" ADD COLUMN "subject" TEXT;
CREATE INDEX "achievement_event_tenant_id_subject_name_idx" ON "achievement_event" ("tenant_id", "subject", "name");

-- Of an award nothing else is ever changed.
GRANT UPDATE ("taken_back_at", "taken_back_because") ON "achievement_award" TO bizosaas_app;
