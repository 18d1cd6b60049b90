import { z } from "zod";
import { trimmedText } from "#lib/platform/text";
import { serviceKey } from "../registry/shapes.ts";

const WINDOW_STATES = ["scheduled", "in_progress", "completed", "cancelled"] as const;
export type WindowState = (typeof WINDOW_STATES)[number];

export const WINDOW_LIMITS = { services: 200, days: 30, open: 200 } as const;

const flag = z.preprocess((value) => (value === "on" ? true : value), z.boolean().default(false));
const moment = z.iso.datetime({ error: "Enter a day and a time." });
const described = {
  title: trimmedText().min(1, "Enter a title.").max(200, "Use at most 200 characters."),
  body: trimmedText().max(5_000, "Use at most 5000 characters.").default(""),
  startsAt: moment,
  endsAt: moment,
  /** Told on the public status page, too. */
  isPublic: flag,
  services: z
    .array(serviceKey)
    .min(1, "Choose at least one service.")
    .max(WINDOW_LIMITS.services, `At most ${WINDOW_LIMITS.services}.`)
    .transform((keys) => [...new Set(keys)].toSorted()),
  /** Tells people of it now. */
  announce: flag,
};

export const planWindowInput = z.strictObject(described);
export type PlanWindowInput = z.infer<typeof planWindowInput>;
export const changeWindowCall = z.strictObject({ ...described, version: z.coerce.number().int().min(1) });
export type ChangeWindowInput = z.infer<typeof changeWindowCall> & { id: string };
export const endWindowCall = z.strictObject({ version: z.coerce.number().int().min(1) });

export const maintenanceWindow = z.object({
  id: z.uuid(),
  title: z.string(),
  body: z.string(),
  startsAt: z.iso.datetime(),
  endsAt: z.iso.datetime(),
  state: z.enum(WINDOW_STATES),
  isPublic: z.boolean(),
  announcedAt: z.iso.datetime().nullable(),
  /** When somebody ended it early. */
  finishedAt: z.iso.datetime().nullable(),
  cancelledAt: z.iso.datetime().nullable(),
  services: z.array(z.object({ key: z.string(), name: z.string() })),
  version: z.int(),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
});
export type MaintenanceWindow = z.infer<typeof maintenanceWindow>;

export const listWindowsInput = z.strictObject({
  /** Those that are or will be; or all. */
  show: z.enum(["open", "all"]).default("all"),
  cursor: z.string().max(300).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});
export type ListWindowsInput = z.infer<typeof listWindowsInput>;
/** Those that end last first. */
export const windowPage = z.object({ windows: z.array(maintenanceWindow), nextCursor: z.string().nullable() });
export type WindowPage = z.infer<typeof windowPage>;
