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
      table: "leaderboard_privacy",
      what: "How you stand on leaderboards",
      why: "To show you to others as you chose.",
      belongs: "user_id = :person::uuid",
      personal: ["user_id", "choice"],
      exported: ["tenant_id", "choice", "changed_at"],
      erasure: { how: "delete" },
    },
    {
      table: "leaderboard_rank",
      what: "Where you stood when a period closed",
      why: "To show how ranks moved.",
      belongs: "user_id = :person::uuid",
      personal: ["user_id"],
      exported: ["tenant_id", "period_id", "rank", "points"],
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
  ],
  notPersonal: { "achievement_definition.name": "the name of an achievement" },
};
