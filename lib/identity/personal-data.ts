import type { PersonalData, PersonalRows } from "#lib/platform/personal-data";

const OF_PERSON = "user_id = :person::uuid";
const SIGN_IN = "To let you in, and nobody else.";

/** What goes with the person, whole. */
const own = (table: string, what: string, why: string, exported: string[], personal: string[] = []): PersonalRows => ({
  table,
  what,
  why,
  belongs: OF_PERSON,
  personal: ["user_id", ...personal],
  exported,
  erasure: { how: "delete" },
});

export const identityPersonalData: PersonalData = {
  label: "Account and sign-in",
  rows: [
    {
      table: "user",
      what: "Your account",
      why: "To know who you are: the contract with your company.",
      belongs: "id = :person::uuid",
      personal: ["email", "name"],
      exported: ["id", "email", "name", "platform_role", "status", "email_verified_at", "password_changed_at", "last_sign_in_at", "created_at"],
      erasure: {
        how: "change",
        because: "A stub without name and address stays, so that the records of others stay whole.",
        set: {
          email: ":pseudonym || '@erased.invalid'",
          name: "'Erased person'",
          password_hash: "NULL",
          platform_role: "NULL",
          status: "'suspended'",
          session_version: "session_version + 1",
          email_verified_at: "NULL",
          password_changed_at: "NULL",
          last_sign_in_at: "NULL",
          erased_at: ":now::timestamptz",
        },
      },
    },
    own(
      "auth_session",
      "Your sessions",
      SIGN_IN,
      ["created_at", "last_used_at", "expires_at", "revoked_at", "revoked_reason", "methods", "country", "host", "ip", "user_agent"],
      ["ip", "user_agent"],
    ),
    own(
      "known_device",
      "Browsers that you signed in with",
      "To tell you of sign-ins from others.",
      ["label", "first_seen_at", "last_seen_at"],
      ["label"],
    ),
    own("totp_factor", "Your authenticator app", SIGN_IN, ["created_at", "confirmed_at"]),
    own("recovery_code", "Your recovery codes", SIGN_IN, ["created_at", "used_at"]),
    own("passkey", "Your passkeys", SIGN_IN, ["name", "credential_id", "device_type", "is_backed_up", "created_at", "last_used_at"], ["name"]),
    own("external_identity", "Your accounts at other providers", SIGN_IN, ["subject", "email", "created_at", "last_used_at"], ["email"]),
    {
      table: "one_time_token",
      what: "Links that were mailed to you",
      why: "So that each counts once. They are forgotten a day after they expire.",
      belongs: "(user_id = :person::uuid OR email = ANY(:addresses::text[]))",
      personal: ["user_id", "email"],
      exported: ["purpose", "email", "created_at", "expires_at", "used_at"],
      erasure: { how: "delete" },
    },
    {
      table: "impersonation",
      what: "When support acted in your name",
      why: "So that you and your company can see it.",
      belongs: OF_PERSON,
      personal: ["user_id"],
      exported: ["reason", "may_write", "started_at", "expires_at", "ended_at"],
      erasure: { how: "keep", because: "It is proof of what support did. It has no name, only the number of your stub." },
    },
    {
      table: "impersonation",
      what: "When you acted in the name of others, as support",
      why: "So that they can see it.",
      belongs: "staff_user_id = :person::uuid",
      personal: ["staff_user_id"],
      exported: ["started_at", "ended_at", "may_write"],
      erasure: { how: "keep", because: "It is proof of what support did. It has no name, only the number of your stub." },
    },
    {
      table: "impersonation",
      what: "When you ended support’s access to your company",
      why: "So that your company can see how it ended.",
      belongs: "ended_by_id = :person::uuid",
      personal: ["ended_by_id"],
      exported: ["started_at", "ended_at", "ended_reason"],
      erasure: { how: "keep", because: "It is proof of what support did. It has no name, only the number of your stub." },
    },
    {
      table: "scim_user",
      what: "What your company’s directory says of you",
      why: "So that your company can manage its people in one place.",
      belongs: OF_PERSON,
      personal: ["user_id", "user_name"],
      exported: ["user_name", "external_id", "is_active", "resource", "created_at", "updated_at"],
      erasure: { how: "delete" },
    },
  ],
  notPersonal: {
    "identity_provider.name": "the name of a service",
    "scim_group.display_name": "the name of a group",
    "scim_group_member.scim_user_id": "goes with its scim_user",
  },
};
