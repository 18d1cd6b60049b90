import { z } from "zod";
import { emailAddress, personName } from "#lib/identity/schema";
import { trimmedText } from "#lib/platform/text";
import { bulkInputOf, choiceFilter, dayFilter, exportFormat, pageCursor, rowLimit, textFilter } from "#lib/tables/schema";
import { tenantStatus } from "#lib/tenancy/schema";

export const PLATFORM_ROLES = ["super_admin", "support"] as const;
const platformRole = z.enum(PLATFORM_ROLES);
const personStatus = z.enum(["active", "suspended"]);

/** How an account stands; those whom wrong passwords shut out for a while are active and locked. */
export const PERSON_STANDINGS = ["active", "suspended", "locked"] as const;
export const STAFF_ROLES = [...PLATFORM_ROLES, "none"] as const;
const FACTORS = ["on", "off"] as const;
const SIGNED_IN = ["yes", "never"] as const;

/** What people can be narrowed to. Of a list of choices any may fit; days are in UTC, and both are included. */
export const personFilter = z.strictObject({
  /** A part of a name or of an address. */
  search: trimmedText().max(100, "Search for at most 100 characters.").optional(),
  /** One, or several with commas between. */
  status: choiceFilter(PERSON_STANDINGS, "No such status.").optional(),
  role: choiceFilter(STAFF_ROLES, "No such role.").optional(),
  /** Whether there is a second factor. */
  factor: choiceFilter(FACTORS, "on or off.").optional(),
  signedIn: choiceFilter(SIGNED_IN, "yes or never.").optional(),
  seenFrom: dayFilter().optional(),
  seenTo: dayFilter().optional(),
  createdFrom: dayFilter().optional(),
  createdTo: dayFilter().optional(),
  /** Only members of tenants with this in their name or address. */
  tenant: textFilter().optional(),
  /** Only members of this tenant. */
  tenantId: z.uuid().optional(),
});
export type PersonFilter = z.infer<typeof personFilter>;

/** Who never signed in was seen before everybody else; a minus sorts descending. */
export const PERSON_SORTS = ["name", "-name", "seen", "-seen", "created", "-created"] as const;
const personSort = z.enum(PERSON_SORTS).default("name");

export const listPeopleInput = personFilter.extend({ sort: personSort, cursor: pageCursor(), limit: rowLimit() });
export type ListPeopleInput = z.infer<typeof listPeopleInput>;

export const exportPeopleInput = personFilter.extend({ sort: personSort, format: exportFormat() });
export type ExportPeopleInput = z.infer<typeof exportPeopleInput>;

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
  createdAt: z.iso.datetime(),
});
export type PersonListItem = z.infer<typeof personListItem>;

/** `nextCursor` is null on the last page. */
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
  reason: trimmedText().min(3, "Say why, in at least 3 characters: it stays in the audit trail.").max(500, "Use at most 500 characters."),
});
export type ReasonInput = z.infer<typeof reasonInput>;

/** What can be done with many people at once, each for the reason that is given. */
export const bulkPeopleAct = reasonInput.extend({ action: z.enum(["suspend", "reactivate", "end_sessions", "send_reset_link"]) });
export const bulkPeopleInput = bulkInputOf(bulkPeopleAct, personFilter);
export type BulkPeopleInput = z.infer<typeof bulkPeopleInput>;

export const setPlatformRoleInput = reasonInput.extend({
  /** Null takes the role away. */
  role: platformRole.nullable(),
  /** The role that was seen, where the person must have it still. */
  from: platformRole.nullable().optional(),
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
