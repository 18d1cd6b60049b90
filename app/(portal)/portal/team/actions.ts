"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { z } from "zod";
import { changeMemberRole, invite, reactivateMember, removeMember, resendInvitation, revokeInvitation, suspendMember } from "#lib/members";
import { inviteForm, roleChoice } from "#lib/members/schema";
import { serverAction } from "#lib/web";

const byId = z.strictObject({ id: z.uuid() });

export const inviteAction = serverAction({
  access: "tenant",
  input: inviteForm,
  async handle({ context, data, runtime }) {
    await invite(context, data, runtime);
    redirect("/portal/team#invitations");
  },
});

export const resendInvitationAction = serverAction({
  access: "tenant",
  input: byId,
  async handle({ context, data: { id }, runtime }) {
    const { email } = await resendInvitation(context, id, runtime);
    refresh();
    return `A new link is on its way to ${email}. The one before no longer counts.`;
  },
});

export const revokeInvitationAction = serverAction({
  access: "tenant",
  input: byId,
  async handle({ context, data: { id } }) {
    const { email } = await revokeInvitation(context, id);
    refresh();
    return `The invitation of ${email} is taken back.`;
  },
});

export const changeMemberRoleAction = serverAction({
  access: "tenant",
  input: byId.extend({ role: roleChoice }),
  canBeUndone: true,
  async handle({ context, data: { id, role } }) {
    const { name, roleName } = await changeMemberRole(context, id, role);
    refresh();
    return `${name} has the role “${roleName}” now.`;
  },
});

export const suspendMemberAction = serverAction({
  access: "tenant",
  input: byId,
  canBeUndone: true,
  async handle({ context, data: { id } }) {
    const { name } = await suspendMember(context, id);
    refresh();
    return `${name} is suspended.`;
  },
});

export const reactivateMemberAction = serverAction({
  access: "tenant",
  input: byId,
  canBeUndone: true,
  async handle({ context, data: { id } }) {
    const { name } = await reactivateMember(context, id);
    refresh();
    return `${name} is let in again.`;
  },
});

export const removeMemberAction = serverAction({
  access: "tenant",
  input: byId,
  async handle({ context, data: { id } }) {
    await removeMember(context, id);
    redirect("/portal/team");
  },
});
