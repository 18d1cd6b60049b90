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
      table: "portfolio_testimonial",
      what: "Testimonials that you were asked for, or gave",
      why: "To show them in the portfolio of whoever asked you, with your consent.",
      belongs: "email = ANY(:addresses::text[])",
      personal: ["email", "name", "role", "quote"],
      exported: ["email", "name", "role", "status", "quote", "consent_text", "consented_at", "requested_at"],
      erasure: { how: "delete" },
    },
  ],
  notPersonal: { "achievement_definition.name": "the name of an achievement" },
};
