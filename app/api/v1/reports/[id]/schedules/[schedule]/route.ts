import { z } from "zod";
import { deleteSchedule, pauseSchedule } from "#lib/reports";
import { reportSchedule } from "#lib/reports/schema";
import { jsonRoute } from "#lib/web";

const params = z.strictObject({ id: z.uuid(), schedule: z.uuid() });

export const PATCH = jsonRoute({
  operationId: "pauseReportSchedule",
  summary: "Stop the mails of a schedule, or have them go on with its next time",
  tag: "Reports",
  access: "tenant",
  permission: "report.generate",
  params,
  body: z.strictObject({ isPaused: z.boolean() }).meta({ example: { isPaused: true } }),
  response: reportSchedule,
  handle: ({ context, params: { id, schedule }, body: { isPaused } }) => pauseSchedule(context, id, { id: schedule, isPaused }),
});

export const DELETE = jsonRoute({
  operationId: "deleteReportSchedule",
  summary: "Delete a schedule; links that it mailed stay until they expire or are revoked",
  tag: "Reports",
  access: "tenant",
  permission: "report.generate",
  params,
  response: z.strictObject({ deleted: z.literal(true) }),
  async handle({ context, params: { id, schedule } }) {
    await deleteSchedule(context, id, schedule);
    return { deleted: true } as const;
  },
});
