import { z } from "zod";
import { TENANT_ROLES } from "#lib/access";
import { emailAddress, linkToken, newPassword, personName } from "#lib/identity/schema";
import { trimmedText } from "#lib/platform/text";

/** A role to give: one of the built-in ones, or the id of one that the tenant made. */
export const roleChoice = z.union([z.enum(TENANT_ROLES), z.uuid()], { error: "Choose one of the roles." });
export type RoleChoice = z.infer<typeof roleChoice>;

export const MEMBER_STATUSES = ["active", "suspended"] as const;

export const member = z.object({
  userId: z.uuid(),
  name: z.string(),
  email: z.string(),
  /** A built-in role, or the id of the tenant's own. */
  role: roleChoice,
  roleName: z.string(),
  /** In this tenant. */
  status: z.enum(MEMBER_STATUSES),
  /** The operator has suspended the whole account. */
  isAccountSuspended: z.boolean(),
  joinedAt: z.iso.datetime(),
});
export type Member = z.infer<typeof member>;

export const memberPage = z.object({ members: z.array(member), nextCursor: z.uuid().nullable() });
export type MemberPage = z.infer<typeof memberPage>;

export const listMembersInput = z.strictObject({
  /** A part of the name or the address. */
  search: trimmedText().max(100, "Search for at most 100 characters.").optional(),
  role: roleChoice.optional(),
  status: z.enum(MEMBER_STATUSES).optional(),
  /** `nextCursor` of the page before. */
  cursor: z.uuid().optional(),
  limit: z.coerce.number().int().min(1).max(100).default(25),
});
export type ListMembersInput = z.infer<typeof listMembersInput>;

/** `from`: the role that was seen, where they must have it still. */
export const changeMemberRoleInput = z.strictObject({ role: roleChoice, from: roleChoice.optional() });
export type ChangeMemberRoleInput = z.infer<typeof changeMemberRoleInput>;

export const MOST_INVITED_AT_ONCE = 50;

export const inviteInput = z.strictObject({
  emails: z
    .array(emailAddress)
    .min(1, "Enter an e-mail address.")
    .max(MOST_INVITED_AT_ONCE, `Invite at most ${MOST_INVITED_AT_ONCE} people at once.`),
  role: roleChoice,
});
export type InviteInput = z.infer<typeof inviteInput>;

/** The addresses as they are typed into a form: one a line, or between commas. */
export const inviteForm = z.strictObject({
  emails: z
    .string()
    .max(20_000)
    .transform((text) => [...new Set(text.split(/[\s,;]+/).filter(Boolean))])
    .pipe(inviteInput.shape.emails),
  role: roleChoice,
});

export const INVITATION_STATES = ["pending", "expired", "accepted", "revoked"] as const;

export const invitation = z.object({
  id: z.uuid(),
  email: z.string(),
  roleName: z.string(),
  state: z.enum(INVITATION_STATES),
  /** Who invited; null for one who left or a machine. */
  invitedBy: z.string().nullable(),
  sentAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
});
export type Invitation = z.infer<typeof invitation>;

export const invitationPage = z.object({ invitations: z.array(invitation), nextCursor: z.uuid().nullable() });
export type InvitationPage = z.infer<typeof invitationPage>;

export const listInvitationsInput = z.strictObject({
  cursor: z.uuid().optional(),
  limit: z.coerce.number().int().min(1).max(100).default(25),
});
export type ListInvitationsInput = z.infer<typeof listInvitationsInput>;

export const acceptInvitationInput = z.strictObject({ token: linkToken });
export const joinInput = z.strictObject({ token: linkToken, name: personName, password: newPassword });
export type JoinInput = z.infer<typeof joinInput>;
