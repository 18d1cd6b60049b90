import { type ImpersonationView, SUPPORT_ACCESS_NAMES, type SupportAccess } from "#lib/identity/schema";

type Ends = NonNullable<ImpersonationView["endedBecause"]>;

const ENDS: Record<Ends, string> = {
  stopped: "Support stopped",
  signed_out: "Support’s session ended",
  ended_by_tenant: "An administrator ended it",
  consent_withdrawn: "Access was withdrawn",
  lapsed: "The time was up",
  staff_left: "No longer support staff",
  person_left: "The person is no longer active here",
  tenant_closed: "The portal was closed",
};

/** How a support access ended; null while it runs. Time that is up counts, also before its end is on record. */
export function sayEnd({ endedBecause, expiresAt }: Pick<ImpersonationView, "endedBecause" | "expiresAt">, now: Date): string | null {
  if (endedBecause) return ENDS[endedBecause];
  return new Date(expiresAt) <= now ? ENDS.lapsed : null;
}

/** What a tenant's consent means, in the order of what it allows. */
export const SUPPORT_ACCESS_OPTIONS: { value: SupportAccess; label: string; hint: string }[] = [
  { value: "none", label: SUPPORT_ACCESS_NAMES.none, hint: "Support cannot act as your people. What runs now ends at once." },
  {
    value: "read",
    label: SUPPORT_ACCESS_NAMES.read,
    hint: "Support can see the portal as one of your people sees it, for 30 minutes at a time and with a reason that you read here. They cannot change anything.",
  },
  {
    value: "write",
    label: SUPPORT_ACCESS_NAMES.write,
    hint: "Support can also do what that person may do. Every change is in your audit trail under both names. Passwords, factors, sessions, API keys and the making of admins stay out of reach.",
  },
];
