-- CreateTable
CREATE TABLE "dunning_policy" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "steps" JSONB NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "dunning_policy_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "dunning_case" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "tenant_id" UUID NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,
    "amount_minor" INTEGER,
    "currency" TEXT NOT NULL,
    "steps" JSONB NOT NULL,
    "steps_taken" INTEGER NOT NULL DEFAULT 0,
    "schedule_from" TIMESTAMPTZ(3) NOT NULL,
    "next_at" TIMESTAMPTZ(3),
    "state" TEXT NOT NULL DEFAULT 'open',
    "paused_at" TIMESTAMPTZ(3),
    "paused_until" TIMESTAMPTZ(3),
    "pause_reason" TEXT,
    "closed_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "dunning_case_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "dunning_event" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "tenant_id" UUID NOT NULL,
    "case_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "kind" TEXT NOT NULL,
    "position" INTEGER,
    "step" TEXT,
    "mail_ids" UUID[] DEFAULT ARRAY[]::UUID[],
    "actor_id" UUID,
    "text" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "dunning_event_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "dunning_case_tenant_id_id_key" ON "dunning_case"("tenant_id", "id");

-- CreateIndex
CREATE INDEX "dunning_case_since_id_idx" ON "dunning_case"("since", "id");

-- CreateIndex
CREATE INDEX "dunning_event_case_id_at_idx" ON "dunning_event"("case_id", "at");

-- CreateIndex
CREATE INDEX "dunning_event_tenant_id_idx" ON "dunning_event"("tenant_id");

-- AddForeignKey
ALTER TABLE "dunning_case" ADD CONSTRAINT "dunning_case_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenant"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "dunning_event" ADD CONSTRAINT "dunning_event_tenant_id_case_id_fkey" FOREIGN KEY ("tenant_id", "case_id") REFERENCES "dunning_case"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What must hold whoever writes ----------------------------------------------------------------------------------------
ALTER TABLE "dunning_policy"
  ADD CONSTRAINT "dunning_policy_one" CHECK ("id" = 1),
  ADD CONSTRAINT "dunning_policy_steps" CHECK (jsonb_typeof("steps") = 'array' AND jsonb_array_length("steps") BETWEEN 1 AND 6);
ALTER TABLE "dunning_case"
  ADD CONSTRAINT "dunning_case_state" CHECK ("state" IN ('open', 'paused', 'recovered', 'lost')),
  ADD CONSTRAINT "dunning_case_amount" CHECK ("amount_minor" > 0),
  ADD CONSTRAINT "dunning_case_steps" CHECK (jsonb_typeof("steps") = 'array' AND "steps_taken" BETWEEN 0 AND jsonb_array_length("steps")),
  ADD CONSTRAINT "dunning_case_paused" CHECK (("state" = 'paused') = ("paused_at" IS NOT NULL AND "pause_reason" IS NOT NULL) AND ("paused_until" IS NULL OR "state" = 'paused')),
  ADD CONSTRAINT "dunning_case_closed" CHECK (("state" IN ('recovered', 'lost')) = ("closed_at" IS NOT NULL)),
  ADD CONSTRAINT "dunning_case_next" CHECK ("next_at" IS NULL OR "state" = 'open' AND "steps_taken" < jsonb_array_length("steps")),
  ADD CONSTRAINT "dunning_case_reason" CHECK (char_length("pause_reason") BETWEEN 1 AND 300);
ALTER TABLE "dunning_event"
  ADD CONSTRAINT "dunning_event_kind" CHECK ("kind" IN ('opened', 'step', 'paused', 'resumed', 'note', 'recovered', 'lost')),
  ADD CONSTRAINT "dunning_event_step" CHECK (("kind" = 'step') = ("position" IS NOT NULL AND "step" IN ('reminder', 'final_notice', 'propose_suspension', 'suspend'))),
  ADD CONSTRAINT "dunning_event_text" CHECK (char_length("text") <= 2000);
-- One case at a time for each tenant, and each step of it once.
CREATE UNIQUE INDEX "dunning_case_running_key" ON "dunning_case" ("tenant_id") WHERE "state" IN ('open', 'paused');
CREATE UNIQUE INDEX "dunning_event_step_key" ON "dunning_event" ("case_id", "position") WHERE "kind" = 'step';
-- What the job looks for, and what the figures are counted from.
CREATE INDEX "dunning_case_due_idx" ON "dunning_case" ("next_at") WHERE "next_at" IS NOT NULL;
CREATE INDEX "dunning_case_wakes_idx" ON "dunning_case" ("paused_until") WHERE "paused_until" IS NOT NULL;
CREATE INDEX "dunning_case_closed_at_idx" ON "dunning_case" ("closed_at") WHERE "closed_at" IS NOT NULL;

INSERT INTO "dunning_policy" ("steps") VALUES ('[{"kind": "reminder", "day": 0}, {"kind": "reminder", "day": 7}, {"kind": "final_notice", "day": 14}, {"kind": "propose_suspension", "day": 21}]');

-- Walls: how the operator follows up its bills is its own affair.
SELECT add_tenant_wall('dunning_case');
SELECT add_tenant_wall('dunning_event');
REVOKE ALL ON "dunning_policy", "dunning_case", "dunning_event" FROM bizosaas_app;

-- A case opens and ends with the tenant's standing, in the same transaction, so that there is no way around it. The name comes after
-- `keep_subscription…` in the alphabet, and so does the trigger: the price is the one of the subscription that has just begun.
CREATE FUNCTION tend_dunning() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  moment timestamptz := CASE WHEN TG_OP = 'INSERT' THEN NEW."created_at" ELSE NEW."updated_at" END;
  touched "dunning_case";
BEGIN
  IF NEW."status" = 'past_due' THEN
    -- The agency's own brands do not pay: nothing is known to be owed.
    INSERT INTO "dunning_case" ("tenant_id", "since", "amount_minor", "currency", "steps", "schedule_from", "next_at")
    SELECT NEW."id", moment, CASE WHEN NEW."kind" = 'client' THEN nullif(s."price_minor", 0) END, s."currency", p."steps", moment,
           moment + make_interval(days => (p."steps"->0->>'day')::int)
    FROM "dunning_policy" p, "subscription" s WHERE s."tenant_id" = NEW."id" AND s."ended_at" IS NULL
    ON CONFLICT DO NOTHING RETURNING * INTO touched;
    IF touched."id" IS NOT NULL THEN
      INSERT INTO "dunning_event" ("tenant_id", "case_id", "at", "kind") VALUES (NEW."id", touched."id", moment, 'opened');
    END IF;
  ELSIF NEW."status" = 'suspended' THEN
    UPDATE "dunning_case" SET "next_at" = NULL, "version" = "version" + 1 WHERE "tenant_id" = NEW."id" AND "state" IN ('open', 'paused');
  ELSE
    UPDATE "dunning_case" SET "state" = CASE WHEN NEW."status" = 'cancelled' THEN 'lost' ELSE 'recovered' END, "closed_at" = greatest(moment, "since"),
           "next_at" = NULL, "paused_at" = NULL, "paused_until" = NULL, "pause_reason" = NULL, "version" = "version" + 1
    WHERE "tenant_id" = NEW."id" AND "state" IN ('open', 'paused') RETURNING * INTO touched;
    IF touched."id" IS NOT NULL THEN
      INSERT INTO "dunning_event" ("tenant_id", "case_id", "at", "kind") VALUES (NEW."id", touched."id", touched."closed_at", touched."state");
    END IF;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER tend_dunning_on_insert AFTER INSERT ON "tenant" FOR EACH ROW WHEN (NEW."status" = 'past_due') EXECUTE FUNCTION tend_dunning();
CREATE TRIGGER tend_dunning_on_change AFTER UPDATE OF "status" ON "tenant" FOR EACH ROW
  WHEN (OLD."status" IS DISTINCT FROM NEW."status") EXECUTE FUNCTION tend_dunning();

-- Tenants that are past due already have a case from the start of their unpaid time on. It is paused: bringing the portal up to date must
-- not write to anybody's customers. The owner is bound by the walls, too.
ALTER TABLE "tenant" NO FORCE ROW LEVEL SECURITY;
ALTER TABLE "subscription" NO FORCE ROW LEVEL SECURITY;
ALTER TABLE "dunning_case" NO FORCE ROW LEVEL SECURITY;
ALTER TABLE "dunning_event" NO FORCE ROW LEVEL SECURITY;
INSERT INTO "dunning_case" ("tenant_id", "since", "amount_minor", "currency", "steps", "schedule_from", "state", "paused_at", "pause_reason")
SELECT t."id", b."since", CASE WHEN t."kind" = 'client' THEN nullif(s."price_minor", 0) END, s."currency", p."steps", now(), 'paused', now(),
       'Past due since before reminders were kept.'
FROM "tenant" t
JOIN "subscription" s ON s."tenant_id" = t."id" AND s."ended_at" IS NULL
CROSS JOIN "dunning_policy" p
CROSS JOIN LATERAL (
  -- Another plan is another subscription of the same unpaid time.
  SELECT min(u."started_at") AS "since" FROM "subscription" u WHERE u."tenant_id" = t."id" AND u."status" = 'past_due'
    AND u."started_at" >= coalesce((SELECT max(o."ended_at") FROM "subscription" o WHERE o."tenant_id" = t."id" AND o."status" <> 'past_due'), '-infinity')
) b
WHERE t."status" = 'past_due' AND b."since" IS NOT NULL;
INSERT INTO "dunning_event" ("tenant_id", "case_id", "at", "kind") SELECT "tenant_id", "id", "since", 'opened' FROM "dunning_case";
INSERT INTO "dunning_event" ("tenant_id", "case_id", "at", "kind", "text") SELECT "tenant_id", "id", "paused_at", 'paused', "pause_reason" FROM "dunning_case";
ALTER TABLE "tenant" FORCE ROW LEVEL SECURITY;
ALTER TABLE "subscription" FORCE ROW LEVEL SECURITY;
ALTER TABLE "dunning_case" FORCE ROW LEVEL SECURITY;
ALTER TABLE "dunning_event" FORCE ROW LEVEL SECURITY;
