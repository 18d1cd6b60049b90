import type { PersonalData } from "#lib/platform/personal-data";

const REDACTED = "It is proof of what was done. Your address, name, network address and browser are taken out; what was done stays.";

export const auditPersonalData: PersonalData = {
  label: "Audit trail",
  rows: [
    {
      table: "audit_entry",
      what: "What you did",
      why: "Security of the portal, and proof towards those who use it.",
      belongs: "(actor_id = :person::uuid OR behalf_of_id = :person::uuid)",
      personal: ["actor_id", "actor_label", "behalf_of_id", "behalf_of_label", "ip", "user_agent"],
      // Not what was changed: that may be of somebody else.
      exported: ["at", "action", "ip", "user_agent", "request_id"],
      erasure: { how: "redact", because: REDACTED },
    },
    {
      table: "audit_entry",
      what: "What was done to your account",
      why: "Security of your account.",
      belongs: "(subject_type = 'user' AND subject_id = :person::uuid::text OR subject_type = 'email' AND subject_id = ANY(:addresses::text[]))",
      personal: ["subject_id"],
      exported: ["at", "action", "before", "after", "reason"],
      erasure: { how: "redact", because: REDACTED },
    },
  ],
};
