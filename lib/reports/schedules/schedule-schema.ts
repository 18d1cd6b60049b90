import { z } from "zod";
import { emailAddress } from "#lib/identity/schema";
import { REPORT_EXAMPLES } from "../examples.ts";
import { REPORT_LIMITS } from "../report-schema.ts";

export const CADENCES = ["weekly", "monthly"] as const;
/** How long a link in a mail counts. */
export const MAILED_LINK_DAYS = 30;

const hour = z.coerce.number("Choose an hour.").int().min(0, "Use 0 to 23.").max(23, "Use 0 to 23.");
const weekday = z.coerce.number("Choose a day.").int().min(1, "Use 1 for Monday to 7 for Sunday.").max(7, "Use 1 for Monday to 7 for Sunday.");
const monthDay = z.coerce.number("Choose a day.").int().min(1, "Use 1 to 31.").max(31, "Use 1 to 31.");

/** When: on a day of the week (1 is Monday) or of the month, at an hour on the clocks of the tenant. */
export const cadence = z.discriminatedUnion("cadence", [
  z.object({ cadence: z.literal("weekly"), weekday, hour }),
  z.object({ cadence: z.literal("monthly"), monthDay, hour }),
]);
export type Cadence = z.infer<typeof cadence>;

/** To whom: members by their ids, and others by their addresses. */
const recipients = z
  .object({
    memberIds: z.array(z.uuid("Choose members.")).max(REPORT_LIMITS.recipients).default([]),
    addresses: z.array(emailAddress).max(REPORT_LIMITS.recipients).default([]),
  })
  .transform(({ memberIds, addresses }) => ({ memberIds: [...new Set(memberIds)], addresses: [...new Set(addresses)] }))
  .refine(({ memberIds, addresses }) => memberIds.length + addresses.length > 0, { path: ["addresses"], message: "Name somebody who gets it." })
  .refine(({ memberIds, addresses }) => memberIds.length + addresses.length <= REPORT_LIMITS.recipients, {
    path: ["addresses"],
    message: `Name at most ${REPORT_LIMITS.recipients} people.`,
  });

export const createScheduleInput = z.intersection(cadence, recipients).meta({ example: REPORT_EXAMPLES.createSchedule });
export type CreateScheduleInput = z.infer<typeof createScheduleInput>;

/** The name of the box of a member. */
export const memberField = (id: string): string => `member_${id}`;

/** The same as a form sends it: a box for each member, addresses with commas or line ends between. */
export const createScheduleForm = z.record(z.string().max(60), z.string().max(20_000)).transform((given, context) => {
  const reportId = z.uuid().safeParse(given.reportId);
  const memberIds = Object.keys(given).flatMap((name) => (name.startsWith("member_") ? [name.slice("member_".length)] : []));
  const addresses = (given.addresses ?? "").split(/[\s,;]+/).filter((each) => each !== "");
  const parsed = createScheduleInput.safeParse({ ...given, memberIds, addresses });
  if (reportId.success && parsed.success) return { reportId: reportId.data, ...parsed.data };
  // The number of an address is nothing that a form shows.
  for (const { path, message } of [...(reportId.error?.issues ?? []), ...(parsed.error?.issues ?? [])])
    context.issues.push({ code: "custom", input: given, path: path.slice(0, 1), message });
  return z.NEVER;
});

export const reportSchedule = z
  .object({
    id: z.uuid(),
    when: cadence,
    recipients: z.array(
      z.object({
        userId: z.uuid().nullable(),
        /** A member's name; the address of somebody else. */
        name: z.string(),
        /** They have asked for no more of it. */
        hasEnded: z.boolean(),
      }),
    ),
    nextDueAt: z.iso.datetime(),
    lastSentAt: z.iso.datetime().nullable(),
    /** When it last was not mailed because the plan's reports of the month were made; null once it was mailed since. */
    withheldAt: z.iso.datetime().nullable(),
    isPaused: z.boolean(),
    createdAt: z.iso.datetime(),
  })
  .meta({ example: REPORT_EXAMPLES.schedule });
export type ReportScheduleView = z.infer<typeof reportSchedule>;
export const scheduleList = z
  .object({ schedules: z.array(reportSchedule).max(REPORT_LIMITS.schedules) })
  .meta({ example: { schedules: [REPORT_EXAMPLES.schedule] } });
