import { z } from "zod";
import { listShares, shareReport } from "#lib/reports";
import { createdShare, createShareInput, shareList } from "#lib/reports/schema";
import { jsonRoute } from "#lib/web";

const params = z.strictObject({ id: z.uuid() });

export const GET = jsonRoute({
  operationId: "listReportShares",
  summary: "The links by which others read a report, without the links themselves",
  tag: "Reports",
  access: "tenant",
  permission: "report.generate",
  params,
  response: shareList,
  handle: async ({ context, params: { id } }) => ({ shares: await listShares(context, id) }),
});

export const POST = jsonRoute({
  operationId: "shareReport",
  summary: "Make a link to a report that expires, with or without a password; its address is told this once",
  tag: "Reports",
  access: "tenant",
  permission: "report.generate",
  params,
  body: createShareInput,
  response: createdShare,
  status: 201,
  idempotent: true,
  handle: ({ context, params: { id }, body, runtime }) => shareReport(context, id, body, runtime),
});
