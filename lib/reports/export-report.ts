import type { TenantContext } from "#lib/access";
import type { ReportData } from "./data/data-schema.ts";
import { readReport } from "./data/read-data.ts";
import { composeReport } from "./document/compose.ts";
import { reportBrandOf } from "./document/report-brand.ts";
import { reportCsv } from "./document/report-csv.ts";
import { reportPdf } from "./document/report-pdf.ts";

export interface ReportFile {
  contentType: string;
  fileName: string;
  body: Uint8Array<ArrayBuffer>;
}

/** The figures of a report as CSV, as they are now. @throws `forbidden` without `analytics.read`, `not_found` */
export async function exportReportCsv(context: TenantContext, id: string): Promise<ReportFile> {
  const { data } = await readReport(context, id);
  const text = [...reportCsv(data)].join("");
  return { contentType: "text/csv; charset=utf-8", fileName: fileNameOf(data, "csv"), body: new TextEncoder().encode(text) };
}

/** The report as a document, as it is now. @param language of the reader. @throws `forbidden` without `analytics.read`, `not_found` */
export async function exportReportPdf(context: TenantContext, id: string, language: string): Promise<ReportFile> {
  const [{ data }, brand] = [await readReport(context, id), await reportBrandOf(context.db, context.tenant.id)];
  const body = await reportPdf(composeReport(data, language), { brand, locale: language, createdAt: new Date(data.asOf) });
  return { contentType: "application/pdf", fileName: fileNameOf(data, "pdf"), body };
}

/**
 * As "Monthly overview 2026-10-01 – 2026-10-31.pdf". That a business is made up stands before it: a CSV is read by programs, and has no other
 * place to say so.
 */
export const fileNameOf = ({ name, isDemo, period: { from, to } }: Pick<ReportData, "name" | "isDemo" | "period">, ending: string): string =>
  `${isDemo ? "Demo – " : ""}${name} ${from} – ${to}.${ending}`;
