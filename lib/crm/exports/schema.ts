import { z } from "zod";
import { exportFormat } from "#lib/tables/schema";

export const EXPORT_LISTS = ["leads", "contacts", "companies", "deals"] as const;
export type ExportList = (typeof EXPORT_LISTS)[number];
export const EXPORT_STATES = ["waiting", "running", "ready", "cancelled", "failed", "expired"] as const;
/** Files are kept so long; `unfinished` and `anHour` are of one person; `bytes` and `rows` are of one file. */
export const EXPORT_LIMITS = { keptDays: 7, unfinished: 3, anHour: 20, rows: 1_000_000, bytes: 200 * 1_048_576, shown: 50 } as const;

/** Asks for a file of a whole list. `filter` are the list's own parameters, its order among them; empty: every record. */
export const askForExportInput = z.strictObject({
  list: z.enum(EXPORT_LISTS, "Choose a list."),
  format: exportFormat(),
  filter: z
    .record(z.string().regex(/^[A-Za-z]{1,40}$/, "No such condition."), z.string().max(1_000))
    .refine((filter) => JSON.stringify(filter).length <= 4_000, "These are more conditions than a list has.")
    .default({}),
});
export type AskForExportInput = z.infer<typeof askForExportInput>;
export const exportIdInput = z.strictObject({ id: z.uuid("This export was not found.") });

export const crmExport = z.object({
  id: z.uuid(),
  list: z.enum(EXPORT_LISTS),
  format: z.enum(["csv", "xlsx"]),
  filter: z.record(z.string(), z.string()),
  status: z.enum(EXPORT_STATES),
  rowsDone: z.int(),
  sizeBytes: z.int(),
  problem: z.string().nullable(),
  createdAt: z.iso.datetime(),
  endedAt: z.iso.datetime().nullable(),
  expiresAt: z.iso.datetime().nullable(),
});
export type CrmExportView = z.infer<typeof crmExport>;
export const crmExports = z.object({ exports: z.array(crmExport) });

/** As the page sends it: the list and its conditions in one field, such as `leads?status=new`. */
export const askForExportByHand = z.preprocess((sent) => {
  if (typeof sent !== "object" || sent === null || !("what" in sent) || typeof sent.what !== "string") return sent;
  const { what, ...rest } = sent;
  const [list, query = ""] = what.split("?", 2);
  return { ...rest, list, filter: Object.fromEntries(new URLSearchParams(query)) };
}, askForExportInput);
