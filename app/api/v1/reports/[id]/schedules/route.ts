import { z } from "zod";
import { listSchedules, scheduleReport } from "#lib/reports";
import { createScheduleInput, reportSchedule, scheduleList } from "#lib/reports/schema";
import { jsonRoute } from "#lib/web";

const params = z.strictObject({ id: z.uuid() });

export const GET = jsonRoute({
  operationId: "listReportSchedules",
  summary: "When a report is mailed, and to whom",
  tag: "Reports",
  access: "tenant",
  permission: "report.generate",
  params,
  response: scheduleList,
  handle: async ({ context, params: { id } }) => ({ schedules: await listSchedules(context, id) }),
});

export const POST = jsonRoute({
  operationId: "scheduleReport",
  summary: "Have a report mailed every week or every month, at an hour of the tenant’s time zone",
  tag: "Reports",
  access: "tenant",
  permission: "report.generate",
  params,
  body: createScheduleInput,
  response: reportSchedule,
  status: 201,
  idempotent: true,
  handle: ({ context, params: { id }, body }) => scheduleReport(context, id, body),
});
