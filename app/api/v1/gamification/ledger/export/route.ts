import { z } from "zod";
import { exportLedger } from "#lib/gamification";
import { exportLedgerInput } from "#lib/gamification/schema";
import { downloadRoute } from "#lib/web";

/** The entries that a filter means, as CSV or as a workbook. */
export const GET = downloadRoute({
  access: "staff",
  permission: "gamification.manage",
  params: z.strictObject({}),
  query: exportLedgerInput,
  make: ({ context, query, runtime }) => exportLedger(context, query, runtime),
});
