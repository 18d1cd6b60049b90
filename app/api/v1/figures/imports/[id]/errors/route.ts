import { z } from "zod";
import { importErrors } from "#lib/campaigns";
import { importIdInput } from "#lib/campaigns/schema";
import { downloadRoute } from "#lib/web";

/** The lines of a file that could not be imported, as CSV, to be mended and sent again. */
export const GET = downloadRoute({
  access: "tenant",
  permission: "campaign.create",
  params: importIdInput,
  query: z.strictObject({}),
  make: ({ context, params }) => importErrors(context, params.id),
});
