import { z } from "zod";
import { trimmedText } from "#lib/platform/text";
import { pageCursor, rowLimit } from "#lib/tables/schema";
import { localTime, optionalId, optionalLocalTime, seenVersion } from "../fields.ts";
import { mailContent } from "../mails/mail-content.ts";

/** What was done: a task is what is to be done. */
export const ACTIVITY_KINDS = ["call", "mail", "meeting", "demo", "note", "task"] as const;
export type ActivityKind = (typeof ACTIVITY_KINDS)[number];
/** What an activity is about: the first that is given is whose page it was written on. */
export const SUBJECT_KINDS = ["lead", "deal", "contact", "company"] as const;
export type SubjectKind = (typeof SUBJECT_KINDS)[number];

const subject = trimmedText().min(1, "Say in a few words what it is about.").max(200, "Use at most 200 characters.");
const body = trimmedText().max(20_000, "Use at most 20,000 characters.").default("");
export const aboutInput = z.strictObject({ about: z.enum(SUBJECT_KINDS), aboutId: z.uuid() });
export type About = z.infer<typeof aboutInput>;

/** Something that was done. `occurredAt` null: just now. */
export const logActivityInput = aboutInput.extend({
  kind: z.enum(["call", "mail", "meeting", "demo", "note"], "Choose what it was."),
  subject,
  body,
  direction: z
    .union([z.literal("").transform(() => null), z.enum(["in", "out"])])
    .nullable()
    .default(null),
  occurredAt: optionalLocalTime(),
});
export type LogActivityInput = z.infer<typeof logActivityInput>;

const reminders = { none: null, at: 0, hour: 60, day: 24 * 60 } as const;
/** How long before it is due whoever does it is reminded. */
export const REMINDERS = ["none", "at", "hour", "day"] as const;
export const reminderMinutes = (reminder: (typeof REMINDERS)[number]): number | null => reminders[reminder];

/** Something that is to be done. `assigneeId` null: by whoever writes it down. */
export const addTaskInput = aboutInput.extend({
  subject,
  body,
  dueAt: localTime(),
  assigneeId: optionalId(),
  reminder: z.enum(REMINDERS, "Choose one of the list.").default("none"),
});
export type AddTaskInput = z.infer<typeof addTaskInput>;

export const setTaskDoneInput = z.strictObject({ isDone: z.boolean(), version: seenVersion() });

/** Whose tasks, and which: what is late or due up to the end of today, what comes later, what is done. */
export const listTasksInput = z.strictObject({
  whose: z.enum(["mine", "all"]).default("mine"),
  /** Due: late, or due today where the tenant is. */
  when: z.enum(["due", "late", "today", "later", "done"]).default("due"),
  cursor: pageCursor(),
  limit: rowLimit(),
});
export type ListTasksInput = z.infer<typeof listTasksInput>;

const subjectRef = z.object({ kind: z.enum(SUBJECT_KINDS), id: z.uuid(), name: z.string() });

/** One thing that was done or is to be done. */
export const activityItem = z.object({
  id: z.uuid(),
  kind: z.enum(ACTIVITY_KINDS),
  subject: z.string(),
  body: z.string(),
  direction: z.enum(["in", "out"]).nullable(),
  occurredAt: z.iso.datetime().nullable(),
  dueAt: z.iso.datetime().nullable(),
  doneAt: z.iso.datetime().nullable(),
  authorName: z.string().nullable(),
  authorId: z.uuid().nullable(),
  assigneeId: z.uuid().nullable(),
  assigneeName: z.string().nullable(),
  /** What it is about, by name. */
  about: z.array(subjectRef),
  /** What a logged mail says; null for everything else, also for a mail of which only a note was written. */
  mail: mailContent.nullable(),
  version: z.int(),
  createdAt: z.iso.datetime(),
});
export type ActivityItem = z.infer<typeof activityItem>;
export const activityPage = z.object({ activities: z.array(activityItem), nextCursor: z.string().nullable() });
export type ActivityPage = z.infer<typeof activityPage>;
export const listActivitiesInput = aboutInput.extend({ cursor: pageCursor(), limit: rowLimit() });
export type ListActivitiesInput = z.infer<typeof listActivitiesInput>;

/** What somebody has to do on a `day` of the tenant's: how many tasks are late, are due by its end, and follow-ups of leads that are. */
export const dueCounts = z.object({ day: z.iso.date(), late: z.int(), today: z.int(), followUps: z.int() });
export type DueCounts = z.infer<typeof dueCounts>;
