import { z } from "zod";
import { TENANT_ROLES } from "#lib/access";
import { trimmedText } from "#lib/platform/text";

export const SCIM_LIMITS = { users: 20_000, groups: 500, membersPerGroup: 5_000, operations: 100, page: 200, resourceCharacters: 16_000 } as const;

export const USER_URN = "urn:ietf:params:scim:schemas:core:2.0:User";
export const GROUP_URN = "urn:ietf:params:scim:schemas:core:2.0:Group";
export const ENTERPRISE_URN = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";
export const LIST_URN = "urn:ietf:params:scim:api:messages:2.0:ListResponse";
const PATCH_URN = "urn:ietf:params:scim:api:messages:2.0:PatchOp";

const text = trimmedText().max(256);
/** Directories send booleans as text ("False") as well. */
const flag = z
  .union([z.boolean(), z.string().regex(/^(true|false)$/i)])
  .transform((value) => value === true || String(value).toLowerCase() === "true");

/** A user as a directory sends it. Attributes that are not named here are kept as they came and answered again. */
export const userInput = z.looseObject({
  userName: text.min(1, "Give a userName."),
  externalId: text.nullish(),
  active: flag.default(true),
  displayName: text.nullish(),
  name: z.looseObject({ formatted: text.nullish(), givenName: text.nullish(), familyName: text.nullish() }).nullish(),
  emails: z
    .array(z.looseObject({ value: text, type: text.nullish(), primary: flag.nullish() }))
    .max(20)
    .nullish(),
});
export type UserInput = z.infer<typeof userInput>;

export const groupInput = z.looseObject({
  displayName: text.min(1, "Give a displayName."),
  externalId: text.nullish(),
  members: z
    .array(z.looseObject({ value: z.uuid("A member is named by the id of a user.") }))
    .max(SCIM_LIMITS.membersPerGroup)
    .default([]),
});
export type GroupInput = z.infer<typeof groupInput>;

export const patchInput = z.looseObject({
  schemas: z.array(z.string()).refine((all) => all.includes(PATCH_URN), `“schemas” names ${PATCH_URN}.`),
  Operations: z
    .array(
      z.looseObject({
        // Entra writes “Replace”.
        op: z
          .string()
          .toLowerCase()
          .pipe(z.enum(["add", "remove", "replace"])),
        path: z.string().max(1_000).optional(),
        value: z.unknown().optional(),
      }),
    )
    .min(1)
    .max(SCIM_LIMITS.operations),
});
export type PatchInput = z.infer<typeof patchInput>;

const whole = z.coerce.number().int();

/** What one asks a list for. Values below the least count as the least (RFC 7644, section 3.4.2.4). */
export const listInput = z.object({
  filter: z.string().min(1).optional(),
  startIndex: whole.default(1).transform((value) => Math.min(Math.max(1, value), 1_000_000)),
  count: whole.default(100).transform((value) => Math.min(Math.max(0, value), SCIM_LIMITS.page)),
  sortBy: z.string().max(200).optional(),
  sortOrder: z.enum(["ascending", "descending"]).default("ascending"),
});
export type ListInput = z.infer<typeof listInput>;

/** The same in a body. */
export const searchInput = listInput.extend({
  attributes: z.array(z.string().max(200)).max(50).optional(),
  excludedAttributes: z.array(z.string().max(200)).max(50).optional(),
});

/** A group of the directory as the portal's admins see it. `role` is a built-in role, the id of one of the tenant's own, or null. */
export interface DirectoryGroup {
  id: string;
  name: string;
  memberCount: number;
  role: string | null;
  roleName: string | null;
}

export const mapGroupInput = z.strictObject({
  id: z.uuid(),
  /** Empty: the group gives no role. */
  role: z.union([z.literal(""), z.enum(TENANT_ROLES), z.uuid()]),
});
export type MapGroupInput = z.infer<typeof mapGroupInput>;
