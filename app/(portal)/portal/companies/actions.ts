"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { changeCompany, createCompany, deleteCompany } from "#lib/crm";
import { changeCompanyCall, createCompanyInput, fromForm } from "#lib/crm/schema";
import { serverAction } from "#lib/web";

const id = z.uuid();

export const createCompanyAction = serverAction({
  access: "tenant",
  input: fromForm(createCompanyInput),
  async handle({ context, data }) {
    const made = await createCompany(context, data);
    redirect(`/portal/companies/${made.id}`);
  },
});

export const changeCompanyAction = serverAction({
  access: "tenant",
  input: fromForm(changeCompanyCall.extend({ id })),
  async handle({ context, data: { id: ownId, ...change } }) {
    await changeCompany(context, ownId, change);
    const goTo = `/portal/companies/${ownId}`;
    return { message: "The company is changed.", goTo, toldAt: goTo };
  },
});

export const deleteCompanyAction = serverAction({
  access: "tenant",
  input: z.strictObject({ id, version: z.coerce.number().int().min(1) }),
  async handle({ context, data: { id: ownId, version } }) {
    await deleteCompany(context, ownId, { version });
    return { message: "The company is deleted.", goTo: "/portal/companies", toldAt: "/portal/companies" };
  },
});
