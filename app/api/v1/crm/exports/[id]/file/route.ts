import { z } from "zod";
import { downloadExport } from "#lib/crm";
import { exportIdInput } from "#lib/crm/schema";
import { downloadRoute } from "#lib/web";

/** One's own file of a list. */
export const GET = downloadRoute({
  access: "tenant",
  permission: "lead.read",
  params: exportIdInput,
  query: z.strictObject({}),
  make: ({ context, params }) => downloadExport(context, params.id),
});
