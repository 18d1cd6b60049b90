"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { changeContact, createContact, deleteContact } from "#lib/crm";
import { changeContactCall, createContactInput, fromForm } from "#lib/crm/schema";
import { serverAction } from "#lib/web";

const id = z.uuid();

export const createContactAction = serverAction({
  access: "tenant",
  input: fromForm(createContactInput),
  async handle({ context, data }) {
    const made = await createContact(context, data);
    redirect(`/portal/contacts/${made.id}`);
  },
});

export const changeContactAction = serverAction({
  access: "tenant",
  input: fromForm(changeContactCall.safeExtend({ id })),
  async handle({ context, data: { id: ownId, ...change } }) {
    await changeContact(context, ownId, change);
    const goTo = `/portal/contacts/${ownId}`;
    return { message: "The contact is changed.", goTo, toldAt: goTo };
  },
});

export const deleteContactAction = serverAction({
  access: "tenant",
  input: z.strictObject({ id, version: z.coerce.number().int().min(1) }),
  async handle({ context, data: { id: ownId, version } }) {
    await deleteContact(context, ownId, { version });
    return { message: "The contact is deleted.", goTo: "/portal/contacts", toldAt: "/portal/contacts" };
  },
});
