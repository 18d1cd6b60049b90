import { z } from "zod";
import { exportLedger } from "#lib/gamification";
import { exportLedgerInput } from "#lib/gamification/schema";
import { downloadRoute } from "#lib/web";

/** The entries that a filter means, as CSV or as a workbook. */
export const GET = downloadRoute({
  operation: {
    operationId: "exportLedger",
    summary: "The entries of points that a filter means, as CSV or as a workbook",
    tag: "Gamification",
    mediaTypes: ["text/csv", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"],
  },
  access: "staff",
  permission: "gamification.manage",
  params: z.strictObject({}),
  query: exportLedgerInput,
  make: ({ context, query, runtime }) => exportLedger(context, query, runtime),
});
