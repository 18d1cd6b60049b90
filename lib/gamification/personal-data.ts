import type { PersonalData } from "#lib/platform/personal-data";

const STUB = "The portal’s sums stay right. It has no name, only the number of your stub.";

export const gamificationPersonalData: PersonalData = {
  label: "Achievements and points",
  rows: [
    {
      table: "achievement_award",
      what: "Achievements by your work",
      why: "To show what was achieved, and by whom.",
      belongs: "user_id = :person::uuid",
      personal: ["user_id"],
      exported: ["tenant_id", "definition_key", "awarded_at"],
      erasure: { how: "keep", because: STUB },
    },
    {
      table: "ledger_entry",
      what: "Your points",
      why: "To show what was achieved, and by whom.",
      belongs: "user_id = :person::uuid",
      personal: ["user_id"],
      exported: ["tenant_id", "kind", "points", "cause_key", "reason", "expires_at", "created_at"],
      erasure: { how: "keep", because: STUB },
    },
    {
      table: "point_balance",
      what: "What you have of points",
      why: "To show what was achieved, and by whom.",
      belongs: "user_id = :person::uuid",
      personal: ["user_id"],
      exported: ["tenant_id", "available", "pending", "held", "redeemed", "expired", "lifetime", "updated_at"],
      erasure: { how: "keep", because: STUB },
    },
    {
      table: "achievement_event",
      what: "What you did that achievements count",
      why: "To count what leads to achievements, once.",
      belongs: "actor_id = :person::uuid",
      personal: ["actor_id"],
      exported: ["tenant_id", "name", "at"],
      erasure: { how: "keep", because: STUB },
    },
    {
      table: "achievement_version",
      what: "Achievements you have written",
      why: "To know who changed what can be earned.",
      belongs: "created_by = :person::uuid",
      personal: ["created_by"],
      exported: ["tenant_id", "definition_key", "version", "created_at"],
      erasure: { how: "keep", because: STUB },
    },
    {
      table: "achievement_backfill",
      what: "When you had the past gone through for an achievement",
      why: "To know who had achievements awarded for the past.",
      belongs: "started_by = :person::uuid",
      personal: ["started_by"],
      exported: ["definition_key", "version", "created_at"],
      erasure: { how: "keep", because: STUB },
    },
  ],
  notPersonal: { "achievement_definition.name": "the name of an achievement", "achievement_event.name": "the name of an event" },
};
