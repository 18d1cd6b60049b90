import { z } from "zod";
import { type Permission, TENANT_PERMISSIONS } from "#lib/access";
import { trimmedText } from "#lib/platform/text";

export const REACHES = ["own", "all"] as const;

const OWNED_RECORDS = ["campaign", "lead", "deal"];
const OWNED_ACTS = ["update", "delete", "execute"];

/** Whether a permission can be given for records of one's own alone: those whose records have an owner, where one is touched at a time. */
export function mayBeOwn(permission: Permission): boolean {
  const [record = "", act = ""] = permission.split(".");
  return OWNED_RECORDS.includes(record) && OWNED_ACTS.includes(act);
}

/** Permission → how far it goes; what is not named is not granted. */
export const roleGrants = z
  .partialRecord(z.enum(TENANT_PERMISSIONS as [Permission, ...Permission[]]), z.enum(REACHES))
  .superRefine((grants, issue) => {
    for (const [permission, reach] of Object.entries(grants) as [Permission, string][]) {
      if (reach === "own" && !mayBeOwn(permission))
        issue.addIssue({ code: "custom", path: [permission], message: "This is given for all records or for none." });
    }
  })
  .meta({ example: { "campaign.read": "all", "campaign.update": "own" } });
export type RoleGrants = z.infer<typeof roleGrants>;

export const roleInput = z.strictObject({
  name: trimmedText().min(1, "Enter a name.").max(60, "Use at most 60 characters."),
  description: trimmedText().max(300, "Use at most 300 characters.").default(""),
  grants: roleGrants,
});
export type RoleInput = z.infer<typeof roleInput>;

/** How far a permission goes, as the matrix of a role says it. */
export const REACH_NAMES = { none: "No", own: "Only their own", all: "All" } as const;

/** A role as its form shows it, with a field for each permission. */
export const roleAsShown = ({ name, description, grants }: RoleInput): Record<string, unknown> => ({
  name,
  description,
  ...Object.fromEntries(
    TENANT_PERMISSIONS.map((permission) => {
      const reach = grants[permission] ?? "none";
      return [`grants.${permission}`, mayBeOwn(permission) ? REACH_NAMES[reach] : reach === "all"];
    }),
  ),
});

/** `version` is that of the role as it was read: who changed it meanwhile is not overwritten. */
export const changeRoleInput = roleInput.extend({ version: z.coerce.number().int().min(1) });
export type ChangeRoleInput = z.infer<typeof changeRoleInput>;

export const customRole = z.object({
  id: z.uuid(),
  name: z.string(),
  description: z.string(),
  grants: roleGrants,
  version: z.int(),
  memberCount: z.int(),
  updatedAt: z.iso.datetime(),
});
export type CustomRole = z.infer<typeof customRole>;

export const roleList = z.object({ roles: z.array(customRole) });

/** What a change of a role takes from people and gives them. */
export const roleChange = z.object({
  added: z.array(z.string()),
  widened: z.array(z.string()),
  narrowed: z.array(z.string()),
  removed: z.array(z.string()),
  /** How many members have the role, and the first of them by name. */
  memberCount: z.int(),
  members: z.array(z.object({ userId: z.uuid(), name: z.string() })),
});
export type RoleChange = z.infer<typeof roleChange>;

/** A role as a form sends it: a field for each permission, "none" or nothing for what is not granted. */
export const roleForm = z
  .strictObject({
    name: roleInput.shape.name,
    description: roleInput.shape.description,
    ...Object.fromEntries(TENANT_PERMISSIONS.map((permission) => [permission, z.enum(["none", ...REACHES]).default("none")])),
  })
  .transform(({ name, description, ...reaches }): unknown => ({
    name,
    description,
    grants: Object.fromEntries(Object.entries(reaches).filter(([, reach]) => reach !== "none")),
  }))
  .pipe(roleInput);
