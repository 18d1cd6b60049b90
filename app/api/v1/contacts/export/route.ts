import { z } from "zod";
import { exportContacts } from "#lib/crm";
import { exportContactsInput } from "#lib/crm/schema";
import { downloadRoute } from "#lib/web";

/** The contacts that a filter means, as CSV or as a workbook. */
export const GET = downloadRoute({
  operation: {
    operationId: "exportContacts",
    summary: "The contacts that a filter means, as CSV or as a workbook",
    tag: "Contacts and companies",
    mediaTypes: ["text/csv", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"],
  },
  access: "tenant",
  permission: "lead.read",
  params: z.strictObject({}),
  query: exportContactsInput,
  make: ({ context, query, runtime }) => exportContacts(context, query, runtime),
});
