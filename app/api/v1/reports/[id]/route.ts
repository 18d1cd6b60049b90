import { z } from "zod";
import { changeReport, deleteReport, getReport } from "#lib/reports";
import { changeReportInput, reportDetail } from "#lib/reports/schema";
import { jsonRoute } from "#lib/web";

const params = z.strictObject({ id: z.uuid() });

/** Of the report that was seen. */
const version = z.coerce.number().int().min(1);

export const GET = jsonRoute({
  operationId: "getReport",
  summary: "How a report is built: its period and its blocks, without their figures",
  tag: "Reports",
  access: "tenant",
  permission: "analytics.read",
  params,
  response: reportDetail,
  handle: ({ context, params: { id } }) => getReport(context, id),
});

export const PUT = jsonRoute({
  operationId: "changeReport",
  summary: "Change the name of a report, its period and its campaign, from the version that was seen",
  tag: "Reports",
  access: "tenant",
  permission: "report.generate",
  params,
  body: changeReportInput,
  response: reportDetail,
  handle: ({ context, params: { id }, body }) => changeReport(context, id, body),
});

export const DELETE = jsonRoute({
  operationId: "deleteReport",
  summary: "Delete a report with its links, schedules and comments",
  tag: "Reports",
  access: "tenant",
  permission: "report.generate",
  params,
  query: z.strictObject({ version }),
  response: z.strictObject({ deleted: z.literal(true) }),
  async handle({ context, params: { id }, query }) {
    await deleteReport(context, id, query);
    return { deleted: true } as const;
  },
});
