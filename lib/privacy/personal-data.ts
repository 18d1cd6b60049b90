import type { PersonalData } from "#lib/platform/personal-data";

/** What this room keeps itself, and what the platform keeps for a while. */
export const privacyPersonalData: PersonalData = {
  label: "Your data itself",
  rows: [
    {
      table: "data_export",
      what: "Copies of your data",
      why: "So that you can download them, for a week.",
      belongs: "user_id = :person::uuid",
      personal: ["user_id"],
      exported: ["status", "created_at", "ready_at", "expires_at", "size_bytes"],
      erasure: { how: "delete" },
    },
    {
      table: "data_export",
      what: "Copies you asked for as staff, for others",
      why: "So that it is known who asked.",
      belongs: "requested_by_id = :person::uuid",
      personal: ["requested_by_id"],
      exported: ["created_at"],
      erasure: { how: "keep", because: "It has no name, only the number of your stub." },
    },
    {
      table: "erasure_request",
      what: "Your requests to be erased",
      why: "To do what you asked, and to be able to show that it was done.",
      belongs: "user_id = :person::uuid",
      personal: ["user_id"],
      exported: ["status", "created_at", "due_at", "ended_at"],
      erasure: { how: "keep", because: "It shows that you were erased, and when. It has no name." },
    },
    {
      table: "erasure_request",
      what: "Erasures you asked for as staff, for others",
      why: "So that it is known who asked.",
      belongs: "requested_by_id = :person::uuid",
      personal: ["requested_by_id"],
      exported: ["created_at", "status"],
      erasure: { how: "keep", because: "It has no name, only the number of your stub." },
    },
    {
      table: "realtime_update",
      what: "Notices to your open windows",
      why: "So that a window that was away can catch up. They are forgotten within days.",
      belongs: "user_id = :person::uuid",
      personal: ["user_id"],
      exported: [],
      erasure: { how: "delete" },
    },
    {
      table: "idempotency_key",
      what: "Answers to requests that may be sent twice",
      why: "So that a request that is sent twice is done once.",
      belongs: "actor_id = :person::uuid",
      personal: ["actor_id"],
      exported: [],
      erasure: { how: "delete" },
    },
  ],
};
