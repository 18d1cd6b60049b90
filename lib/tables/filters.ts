import { z } from "zod";
import { trimmedText } from "#lib/platform/text";

const LONGEST_TEXT = 100;
const MOST_CHOICES = 20;

/**
 * Some of a closed list: "a,b", or the same parameter twice, as a form without script sends it. Each once, in the list's own order,
 * so that one choice has one address.
 */
export const choiceFilter = <const Value extends string>(values: readonly Value[], message: string) =>
  z
    .union([z.string().max(1_000), z.array(z.string().max(100)).max(MOST_CHOICES)])
    .transform((given) => (Array.isArray(given) ? given : given.split(",")).flatMap((each) => each.split(",")).filter((each) => each !== ""))
    .pipe(z.array(z.enum(values, message)))
    .transform((chosen) => values.filter((value) => chosen.includes(value)));

export const textFilter = () => trimmedText().max(LONGEST_TEXT, `Use at most ${LONGEST_TEXT} characters.`);

const NO_DAY = "A day such as 2026-11-25.";
/** A day. Whose clocks are meant, says the list: a tenant's own for its records (`sinceDay`), else UTC (`dayStart`). */
export const dayFilter = () => z.iso.date(NO_DAY).refine((day) => !day.startsWith("0000"), NO_DAY);

export const numberFilter = () =>
  z
    .string()
    .regex(/^-?\d{1,12}$/, "A whole number.")
    .transform(Number);

/** The moment at which a day begins in UTC. @param day such as 2026-11-25 */
export const dayStart = (day: string): Date => new Date(`${day}T00:00:00.000Z`);

/** The moment after a day in UTC that is included. @param day such as 2026-11-25 */
export const dayAfter = (day: string): Date => new Date(dayStart(day).getTime() + 86_400_000);
