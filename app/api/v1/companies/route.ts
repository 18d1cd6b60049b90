import { createCompany, listCompanies } from "#lib/crm";
import { companyDetail, companyPage, createCompanyInput, listCompaniesInput } from "#lib/crm/schema";
import { jsonRoute } from "#lib/web";

export const GET = jsonRoute({
  operationId: "listCompanies",
  summary: "List, search and page through the companies",
  tag: "Contacts and companies",
  access: "tenant",
  permission: "lead.read",
  query: listCompaniesInput,
  response: companyPage,
  handle: ({ context, query }) => listCompanies(context, query),
});

export const POST = jsonRoute({
  operationId: "createCompany",
  summary: "Write down a company",
  tag: "Contacts and companies",
  access: "tenant",
  permission: "lead.create",
  body: createCompanyInput,
  response: companyDetail,
  status: 201,
  idempotent: true,
  handle: ({ context, body }) => createCompany(context, body),
});
