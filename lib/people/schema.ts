import { z } from "zod";
import { emailAddress, personName } from "#lib/identity/schema";
import { tenantStatus } from "#lib/tenancy/schema";

export const PLATFORM_ROLES = ["super_admin", "support"] as const;
const platformRole = z.enum(PLATFORM_ROLES);
const personStatus = z.enum(["active", "suspended"]);

/** What a list of people can be narrowed to; "all" narrows nothing. */
export const PERSON_FILTERS = ["all", "staff", "suspended", "locked", "no_second_factor", "never_signed_in"] as const;
export type PersonFilter = (typeof PERSON_FILTERS)[number];

export const listPeopleInput = z.strictObject({
  /** A part of a name or of an address. */
  search: z.string().trim().max(100, "Search for at most 100 characters.").optional(),
  filter: z.enum(PERSON_FILTERS).default("all"),
  /** Only members of this tenant. */
  tenantId: z.uuid().optional(),
  /** Where the page before ended. */
  cursor: z.string().max(500).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(25),
});
export type ListPeopleInput = z.infer<typeof listPeopleInput>;

/** One row of the list of people. */
export const personListItem = z.object({
  id: z.uuid(),
  name: z.string(),
  email: z.string(),
  status: personStatus,
  platformRole: platformRole.nullable(),
  isDemo: z.boolean(),
  hasSecondFactor: z.boolean(),
  /** Whether wrong passwords have locked the account at the moment. */
  isLocked: z.boolean(),
  /** In how many tenants the person has a place, and the first of them. */
  tenantCount: z.int(),
  firstTenant: z.string().nullable(),
  lastSignInAt: z.iso.datetime().nullable(),
});
export type PersonListItem = z.infer<typeof personListItem>;

/** In the order of names. `nextCursor` is null on the last page. */
export const personPage = z.object({ people: z.array(personListItem), nextCursor: z.string().nullable() });
export type PersonPage = z.infer<typeof personPage>;

/** Most places and external identities that are shown of one person; `membershipCount` tells of more. */
export const MOST_SHOWN = 100;

const membership = z.object({
  tenantId: z.uuid(),
  tenantName: z.string(),
  tenantStatus,
  /** What the role is called. */
  role: z.string(),
  status: z.string(),
  since: z.iso.datetime(),
});
export type PersonMembership = z.infer<typeof membership>;

const externalIdentity = z.object({
  provider: z.string(),
  email: z.string().nullable(),
  lastUsedAt: z.iso.datetime(),
});
export type PersonIdentity = z.infer<typeof externalIdentity>;

/** Everything that staff see of a person; nothing that proves who somebody is. */
export const personDetail = z.object({
  id: z.uuid(),
  name: z.string(),
  email: z.string(),
  /** Null until the person has shown that the address is theirs. */
  emailVerifiedAt: z.iso.datetime().nullable(),
  status: personStatus,
  platformRole: platformRole.nullable(),
  isDemo: z.boolean(),
  createdAt: z.iso.datetime(),
  lastSignInAt: z.iso.datetime().nullable(),
  factors: z.object({
    hasPassword: z.boolean(),
    passwordChangedAt: z.iso.datetime().nullable(),
    appSince: z.iso.datetime().nullable(),
    passkeyCount: z.int(),
    recoveryCodesLeft: z.int(),
  }),
  /** Who suspended the person, when and why, as far as it is on record; null for those who are not suspended. */
  suspension: z.object({ at: z.iso.datetime(), by: z.string(), reason: z.string().nullable() }).nullable(),
  /** Until when wrong passwords have locked the account; null when they have not. */
  lockedUntil: z.iso.datetime().nullable(),
  openSessionCount: z.int(),
  membershipCount: z.int(),
  memberships: z.array(membership),
  externalIdentities: z.array(externalIdentity),
});
export type PersonDetail = z.infer<typeof personDetail>;

/** Why something is done to somebody's account. It stays in the audit trail. */
export const reasonInput = z.strictObject({
  reason: z.string().trim().min(3, "Say why, in at least 3 characters: it stays in the audit trail.").max(500, "Use at most 500 characters."),
});
export type ReasonInput = z.infer<typeof reasonInput>;

export const setPlatformRoleInput = reasonInput.extend({
  /** Null takes the role away. */
  role: platformRole.nullable(),
});
export type SetPlatformRoleInput = z.infer<typeof setPlatformRoleInput>;

export const createStaffInput = z.strictObject({
  name: personName,
  email: emailAddress,
  role: z.enum(PLATFORM_ROLES, { error: "Choose support or super-admin." }),
});
export type CreateStaffInput = z.infer<typeof createStaffInput>;

/** Counts of people for the operator's overview. "Lately" is the last 30 days; locked are those whom wrong passwords shut out. */
export interface PeopleFigures {
  asOf: Date;
  active: number;
  suspended: number;
  signedInLately: number;
  locked: number;
}
