import { z } from "zod";
import { ALL_PERMISSIONS, type Permission } from "#lib/access";

/** What a reason is about, in the order in which access is decided. */
export const REASON_SUBJECTS = ["account", "platform_role", "membership", "tenant", "sign_in", "role", "privilege"] as const;

/**
 * `gives`: the permission comes from here, for all records or for one's own; `none`: it does not come from here; `open`: nothing
 * stands in the way here; `blocks`: this alone shuts the person out; `limits`: this takes the permission away.
 */
export const REASON_EFFECTS = ["gives", "gives_own", "none", "open", "limits", "blocks"] as const;

export const accessReason = z.object({ subject: z.enum(REASON_SUBJECTS), effect: z.enum(REASON_EFFECTS), says: z.string() });
export type AccessReason = z.infer<typeof accessReason>;

export const accessExplanation = z.object({
  permission: z.enum(ALL_PERMISSIONS as [Permission, ...Permission[]]),
  label: z.string(),
  /** "own": with records of their own alone. */
  answer: z.enum(["yes", "own", "no"]),
  /** The one sentence that decides. */
  summary: z.string(),
  reasons: z.array(accessReason),
  /** What would have to change for more, and who can change it. */
  remedies: z.array(z.object({ change: z.string(), by: z.string() })),
});
export type AccessExplanation = z.infer<typeof accessExplanation>;

/** A permission that a person has earned, and from what. */
export const earnedPrivilege = z.object({ permission: z.string(), sourceName: z.string(), grantedAt: z.iso.datetime() });
export type EarnedPrivilege = z.infer<typeof earnedPrivilege>;

export const accessOfMember = z.object({
  userId: z.uuid(),
  name: z.string(),
  roleName: z.string(),
  permissions: z.array(accessExplanation),
});
export type AccessOfMember = z.infer<typeof accessOfMember>;

/** Without a permission: all of them. */
export const explainAccessInput = z.strictObject({
  permission: z.enum(ALL_PERMISSIONS as [Permission, ...Permission[]], { error: "This is no permission." }).optional(),
});
export type ExplainAccessInput = z.infer<typeof explainAccessInput>;
