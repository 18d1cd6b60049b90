import type { PersonalData } from "#lib/platform/personal-data";

const STUB = "It has no name, only the number of your stub.";

export const tenancyPersonalData: PersonalData = {
  label: "Portals you belong to",
  rows: [
    {
      table: "membership",
      what: "Your place in portals",
      why: "To know what you may see and do.",
      belongs: "user_id = :person::uuid",
      personal: ["user_id"],
      exported: ["tenant_id", "role", "status", "created_at"],
      erasure: { how: "delete" },
    },
    {
      table: "invitation",
      what: "Invitations to you",
      why: "So that you can join.",
      belongs: "(email = ANY(:addresses::text[]) OR accepted_by_id = :person::uuid)",
      personal: ["email", "accepted_by_id"],
      exported: ["tenant_id", "email", "role", "status", "created_at", "expires_at", "accepted_at"],
      erasure: { how: "delete" },
    },
    {
      table: "invitation",
      what: "Invitations by you",
      why: "So that the portal’s people know who let somebody in.",
      belongs: "invited_by_id = :person::uuid",
      personal: ["invited_by_id"],
      exported: ["tenant_id", "role", "status", "created_at"],
      erasure: { how: "keep", because: STUB },
    },
    {
      table: "privilege_grant",
      what: "What you may do because you earned it",
      why: "To know what you may do.",
      belongs: "user_id = :person::uuid",
      personal: ["user_id"],
      exported: ["tenant_id", "permission", "granted_at", "withdrawn_at"],
      erasure: { how: "delete" },
    },
    {
      table: "service_account",
      what: "Service accounts you made",
      why: "So that the portal’s people know who opened it to a machine.",
      belongs: "created_by_id = :person::uuid",
      personal: ["created_by_id"],
      exported: ["tenant_id", "name", "description", "created_at"],
      erasure: { how: "keep", because: STUB },
    },
    {
      table: "api_key",
      what: "API keys you made",
      why: "So that the portal’s people know who opened it to a machine.",
      belongs: "created_by_id = :person::uuid",
      personal: ["created_by_id"],
      exported: ["tenant_id", "name", "prefix", "scopes", "created_at", "expires_at", "revoked_at"],
      erasure: { how: "keep", because: STUB },
    },
  ],
  notPersonal: {
    "tenant.name": "the name of a company",
    "plan.name": "the name of a plan",
    "custom_role.name": "the name of a role",
    "service_account.name": "the name of a machine",
    "api_key.name": "the name of a key",
    "api_key.replaced_by_id": "another key",
    "api_key.last_used_ip": "where a machine is",
  },
};
