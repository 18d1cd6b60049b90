import { bulkPeople } from "#lib/people";
import { bulkPeopleInput } from "#lib/people/schema";
import { bulkRun } from "#lib/tables/schema";
import { jsonRoute } from "#lib/web";

export const POST = jsonRoute({
  operationId: "bulkPeople",
  summary: "Do the same to many accounts; it begins after ten seconds and can be called off",
  tag: "People",
  access: "staff",
  permission: "tenant.manage",
  body: bulkPeopleInput,
  response: bulkRun,
  status: 202,
  idempotent: true,
  handle: ({ context, body }) => bulkPeople(context, body),
});
