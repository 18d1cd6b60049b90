import { createReport, listReports } from "#lib/reports";
import { createReportInput, listReportsInput, reportDetail, reportPage } from "#lib/reports/schema";
import { jsonRoute } from "#lib/web";

export const GET = jsonRoute({
  operationId: "listReports",
  summary: "List, search and page through the reports",
  tag: "Reports",
  access: "tenant",
  permission: "analytics.read",
  query: listReportsInput,
  response: reportPage,
  handle: ({ context, query }) => listReports(context, query),
});

export const POST = jsonRoute({
  operationId: "createReport",
  summary: "Begin a report from a template",
  tag: "Reports",
  access: "tenant",
  permission: "report.generate",
  body: createReportInput,
  response: reportDetail,
  status: 201,
  idempotent: true,
  handle: ({ context, body }) => createReport(context, body),
});
