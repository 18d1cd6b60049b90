import { z } from "zod";
import { importErrors } from "#lib/campaigns";
import { importIdInput } from "#lib/campaigns/schema";
import { downloadRoute } from "#lib/web";

/** The lines of a file that could not be imported, as CSV, to be mended and sent again. */
export const GET = downloadRoute({
  operation: {
    operationId: "downloadFailedLines",
    summary: "The lines of a file of figures that could not be imported, with what is wrong in the last column",
    tag: "Figures",
    mediaTypes: ["text/csv"],
  },
  access: "tenant",
  permission: "campaign.create",
  params: importIdInput,
  query: z.strictObject({}),
  make: ({ context, params }) => importErrors(context, params.id),
});
