import { z } from "zod";
import { exportFigures } from "#lib/campaigns";
import { exportFiguresInput } from "#lib/campaigns/schema";
import { downloadRoute } from "#lib/web";

/** The figures of a period as CSV: the same sums as the portal and the API show. */
export const GET = downloadRoute({
  operation: { operationId: "exportFigures", summary: "The figures of a period as CSV", tag: "Figures", mediaTypes: ["text/csv"] },
  access: "tenant",
  permission: "campaign.read",
  params: z.strictObject({}),
  query: exportFiguresInput,
  make: ({ context, query }) => exportFigures(context, query),
});
