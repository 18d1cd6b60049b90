import { z } from "zod";
import { exportPeople } from "#lib/people";
import { exportPeopleInput } from "#lib/people/schema";
import { downloadRoute } from "#lib/web";

/** The people whom a filter means, as CSV or as a workbook. */
export const GET = downloadRoute({
  operation: {
    operationId: "exportPeople",
    summary: "The people whom a filter means, as CSV or as a workbook",
    tag: "People",
    mediaTypes: ["text/csv", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"],
  },
  access: "staff",
  permission: "tenant.read",
  params: z.strictObject({}),
  query: exportPeopleInput,
  make: ({ context, query, runtime }) => exportPeople(context, query, runtime),
});
