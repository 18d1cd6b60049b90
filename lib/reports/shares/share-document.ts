import { notFound } from "#lib/platform/errors";
import type { Runtime } from "#lib/platform/runtime";
import { composeReport } from "../document/compose.ts";
import { reportPdf } from "../document/report-pdf.ts";
import { fileNameOf, type ReportFile } from "../export-report.ts";
import { readShareByProof } from "./open-share.ts";

/**
 * The document of a shared report, in the language of its tenant.
 * @param proof as its page has it
 * @throws `not_found` for a link that leads nowhere, `forbidden` for a page that has been open for hours
 */
export async function sharedReportPdf(runtime: Runtime, token: string, proof: string, requestId: string): Promise<ReportFile> {
  const shared = await readShareByProof(runtime, token, proof, requestId);
  if (!shared) throw notFound("This report");
  const { brand, data } = shared;
  const body = await reportPdf(composeReport(data, brand.locale), { brand, locale: brand.locale, createdAt: new Date(data.asOf) });
  return { contentType: "application/pdf", fileName: fileNameOf(data, "pdf"), body };
}
