import { z } from "zod";
import { type Permission, TENANT_PERMISSIONS } from "#lib/access";

export const REACHES = ["own", "all"] as const;

/** Permission → how far it goes; what is not named is not granted. */
export const roleGrants = z.partialRecord(z.enum(TENANT_PERMISSIONS as [Permission, ...Permission[]]), z.enum(REACHES));
export type RoleGrants = z.infer<typeof roleGrants>;

export const roleInput = z.strictObject({
  name: z.string().trim().min(1, "Enter a name.").max(60, "Use at most 60 characters."),
  description: z.string().trim().max(300, "Use at most 300 characters.").default(""),
  grants: roleGrants,
});
export type RoleInput = z.infer<typeof roleInput>;

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
