import { createStaff, listPeople } from "#lib/people";
import { createStaffInput, listPeopleInput, personDetail, personPage } from "#lib/people/schema";
import { jsonRoute } from "#lib/web";

export const GET = jsonRoute({
  operationId: "listPeople",
  summary: "List, search and page through everybody who has an account",
  tag: "People",
  access: "staff",
  permission: "tenant.read",
  query: listPeopleInput,
  response: personPage,
  handle: ({ context, query }) => listPeople(context, query),
});

export const POST = jsonRoute({
  operationId: "createStaff",
  summary: "Make the account of a new member of staff, and mail them a link to choose a password",
  tag: "People",
  access: "staff",
  permission: "tenant.manage",
  body: createStaffInput,
  response: personDetail,
  status: 201,
  idempotent: true,
  handle: ({ context, body, runtime }) => createStaff(context, body, runtime),
});
