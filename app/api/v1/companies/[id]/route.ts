import { z } from "zod";
import { changeCompany, deleteCompany, getCompany } from "#lib/crm";
import { changeCompanyCall, companyDetail } from "#lib/crm/schema";
import { jsonRoute } from "#lib/web";

const params = z.strictObject({ id: z.uuid() });

/** Of the record that was seen. */
const version = z.coerce.number().int().min(1);

export const GET = jsonRoute({
  operationId: "getCompany",
  summary: "One company with its deals",
  tag: "Contacts and companies",
  access: "tenant",
  permission: "lead.read",
  params,
  response: companyDetail,
  handle: ({ context, params }) => getCompany(context, params.id),
});

export const PUT = jsonRoute({
  operationId: "changeCompany",
  summary: "Change a company, from the version that was seen",
  tag: "Contacts and companies",
  access: "tenant",
  permission: "lead.update",
  params,
  body: changeCompanyCall,
  response: companyDetail,
  handle: ({ context, params, body }) => changeCompany(context, params.id, body),
});

export const DELETE = jsonRoute({
  operationId: "deleteCompany",
  summary: "Delete a company; deals stay without it",
  tag: "Contacts and companies",
  access: "tenant",
  permission: "lead.delete",
  params,
  query: z.strictObject({ version }),
  response: z.strictObject({ deleted: z.literal(true) }),
  async handle({ context, params: { id }, query }) {
    await deleteCompany(context, id, query);
    return { deleted: true } as const;
  },
});
