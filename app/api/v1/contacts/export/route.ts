import { z } from "zod";
import { exportContacts } from "#lib/crm";
import { exportContactsInput } from "#lib/crm/schema";
import { downloadRoute } from "#lib/web";

/** The contacts that a filter means, as CSV or as a workbook. */
export const GET = downloadRoute({
  access: "tenant",
  permission: "lead.read",
  params: z.strictObject({}),
  query: exportContactsInput,
  make: ({ context, query, runtime }) => exportContacts(context, query, runtime),
});
