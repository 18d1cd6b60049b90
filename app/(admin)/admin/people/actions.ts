"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { z } from "zod";
import {
  createStaff,
  endSessionOfPerson,
  endSessionsOfPerson,
  reactivatePerson,
  removeSecondFactors,
  sendResetLink,
  setPlatformRole,
  suspendPerson,
  unlockPerson,
} from "#lib/people";
import { createStaffInput, PLATFORM_ROLES, reasonInput } from "#lib/people/schema";
import { serverAction } from "#lib/web";

const input = reasonInput.extend({ id: z.uuid() });

export const createStaffAction = serverAction({
  access: "staff",
  input: createStaffInput,
  async handle({ context, data, runtime }) {
    const person = await createStaff(context, data, runtime);
    redirect(`/admin/people/${person.id}?created=1`);
  },
});

export const suspendPersonAction = serverAction({
  access: "staff",
  input,
  async handle({ context, data: { id, reason }, runtime }) {
    const person = await suspendPerson(context, id, { reason }, runtime);
    refresh();
    return `${person.name} is suspended and signed out everywhere.`;
  },
});

export const reactivatePersonAction = serverAction({
  access: "staff",
  input,
  async handle({ context, data: { id, reason }, runtime }) {
    const person = await reactivatePerson(context, id, { reason }, runtime);
    refresh();
    return `${person.name} may sign in again.`;
  },
});

export const unlockPersonAction = serverAction({
  access: "staff",
  input,
  async handle({ context, data: { id, reason }, runtime }) {
    const person = await unlockPerson(context, id, { reason }, runtime);
    refresh();
    return `${person.name} is unlocked.`;
  },
});

export const sendResetLinkAction = serverAction({
  access: "staff",
  input,
  async handle({ context, data: { id, reason }, runtime }) {
    const person = await sendResetLink(context, id, { reason }, runtime);
    refresh();
    return `A link is on its way to ${person.email}.`;
  },
});

export const removeSecondFactorsAction = serverAction({
  access: "staff",
  input,
  async handle({ context, data: { id, reason }, runtime }) {
    const person = await removeSecondFactors(context, id, { reason }, runtime);
    refresh();
    return `${person.name} has no second factor any more.`;
  },
});

export const endSessionsOfPersonAction = serverAction({
  access: "staff",
  input,
  async handle({ context, data: { id, reason }, runtime }) {
    const person = await endSessionsOfPerson(context, id, { reason }, runtime);
    refresh();
    return `${person.name} is signed out everywhere.`;
  },
});

export const endSessionOfPersonAction = serverAction({
  access: "staff",
  input: input.extend({ sessionId: z.uuid() }),
  async handle({ context, data: { id, sessionId, reason }, runtime }) {
    await endSessionOfPerson(context, id, sessionId, { reason }, runtime);
    refresh();
    return "The session is ended.";
  },
});

export const setPlatformRoleAction = serverAction({
  access: "staff",
  input: input.extend({
    role: z.enum(["none", ...PLATFORM_ROLES], { error: "Choose a role, or none." }).transform((role) => (role === "none" ? null : role)),
  }),
  canBeUndone: true,
  async handle({ context, data: { id, role, reason }, runtime }) {
    const person = await setPlatformRole(context, id, { role, reason }, runtime);
    refresh();
    return `The role of ${person.name} is changed.`;
  },
});
