import { z } from "zod";
import { emailAddress } from "#lib/identity/schema";
import { plainAmount } from "#lib/platform/money/schema";
import { trimmedText } from "#lib/platform/text";
import { choiceFilter } from "#lib/tables/schema";
import { countryOf } from "./countries.ts";
import { timeOfWriting } from "./written-time.ts";

/** Text that may be missing: what is empty is null. */
export const optionalText = (most: number) =>
  trimmedText()
    .max(most, `Use at most ${most} characters.`)
    .transform((text) => text || null)
    .nullable()
    .default(null);

/** A part of a name; "" where it is not known. */
export const namePart = () => trimmedText().max(100, "Use at most 100 characters.").default("");

/** An address of somebody else, in small letters; missing where it is empty. */
export const optionalEmail = () =>
  z
    .union([z.literal("").transform(() => null), emailAddress])
    .nullable()
    .default(null);

export const optionalPhone = () =>
  z
    .union([trimmedText().regex(/^$|^[+()\d][\d\s()./-]{3,38}\d$/, "Write a number such as +49 30 1234567."), z.null()])
    .transform((phone) => phone || null)
    .default(null);

/** ISO 3166-1 alpha-2, in capitals; also of a country's English or German name. */
export const optionalCountry = () =>
  trimmedText()
    .overwrite((text) => countryOf(text) ?? text.toUpperCase())
    .regex(/^$|^[A-Z]{2}$/, "Write a country such as DE or Germany.")
    .transform((code) => code || null)
    .nullable()
    .default(null);

export const optionalId = () =>
  z
    .union([z.literal("").transform(() => null), z.uuid()])
    .nullable()
    .default(null);

const AMOUNT = /^\d+(\.\d{1,3})?$/;
const NOT_AN_AMOUNT = "Write an amount such as 1200 or 1200.50.";
const LARGEST_DIGITS = 12;
const TOO_LARGE = "The largest amount is 999,999,999,999.";
const fits = (amount: string) => amount.split(".", 1).every((whole) => whole.length <= LARGEST_DIGITS);
/** A decimal amount in a currency's units, such as "1200" or "1200.50". */
export const amount = () => trimmedText().overwrite(plainAmount).regex(AMOUNT, { error: NOT_AN_AMOUNT, abort: true }).refine(fits, TOO_LARGE);
/** The same; null where it is not known. */
export const optionalAmount = () =>
  trimmedText()
    .overwrite(plainAmount)
    .regex(orEmpty(AMOUNT), { error: NOT_AN_AMOUNT, abort: true })
    .refine(fits, TOO_LARGE)
    .transform((given) => given || null)
    .nullable()
    .default(null);

const DAY_OR_MINUTE = /^\d{4}-\d\d-\d\d(T\d\d:\d\d)?$/;
const NOT_A_TIME = "Write a day such as 2026-12-24, or a time such as 2026-12-24 14:30.";
const NO_SUCH_DAY = "There is no such day.";
const atNine = (text: string) => (text.includes("T") ? text : `${text}T09:00`);
const inOneForm = (text: string) => timeOfWriting(text, null);
/** A day, or a minute of a day, as the clocks of the tenant's time zone show it. A day alone means nine in the morning. */
export const localTime = () =>
  trimmedText()
    .overwrite(inOneForm)
    // Of what is no day at all it is not also said that there is no such day.
    .regex(DAY_OR_MINUTE, { error: NOT_A_TIME, abort: true })
    .refine((text) => isOfCalendar(text), NO_SUCH_DAY)
    .transform(atNine);
// One shape and not a choice of two: of a choice nothing is said but that none of them fits.
export const optionalLocalTime = () =>
  trimmedText()
    .overwrite(inOneForm)
    .regex(orEmpty(DAY_OR_MINUTE), { error: NOT_A_TIME, abort: true })
    .refine((text) => text === "" || isOfCalendar(text), NO_SUCH_DAY)
    .transform((text) => (text === "" ? null : atNine(text)))
    .nullable()
    .default(null);

function orEmpty({ source }: RegExp): RegExp {
  return new RegExp(`^$|${source}`);
}

function isOfCalendar(text: string): boolean {
  const [day = "", time = "00:00"] = text.split("T");
  const date = new Date(`${day}T${time}:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(`${day}T${time}`);
}

const tag = trimmedText().toLowerCase().min(1).max(40, "A tag has at most 40 characters.");
/** Each once, in small letters; a form sends them with commas between. */
export const tags = () =>
  z
    .union([z.array(z.string()), z.string().max(1_000)])
    .default([])
    .transform((given) => (Array.isArray(given) ? given : given.split(",")).map((each) => each.trim()).filter((each) => each !== ""))
    .pipe(z.array(tag).max(20, "Use at most 20 tags."))
    .transform((given) => [...new Set(given)]);

/** A box of a form, or a value of JSON. */
export const flag = () => z.union([z.boolean(), z.literal("on").transform(() => true), z.literal("").transform(() => false)]).default(false);

/** What is known of something: yes, no, or not yet. */
export const maybe = () =>
  z
    .union([z.boolean(), z.literal("yes").transform(() => true), z.literal("no").transform(() => false), z.literal("").transform(() => null)])
    .nullable()
    .default(null);

/** Of the record that was seen; another means that it was changed since. */
export const seenVersion = () => z.coerce.number().int().min(1);

/** What a name is sorted by: its parts that are there, in small letters. */
export const sortNameOf = (...parts: (string | null | undefined)[]): string =>
  parts
    .filter((part) => part)
    .join(" ")
    .toLowerCase()
    .slice(0, 300);

/** Some tags with commas between; records that have any of them. */
export const tagFilter = () =>
  z
    .string()
    .max(500)
    .transform((given) =>
      given
        .split(",")
        .map((each) => each.trim().toLowerCase())
        .filter((each) => each !== ""),
    )
    .pipe(z.array(tag).max(20, "Choose at most 20."));

/** Some countries (ISO 3166-1 alpha-2) with commas between. */
export const countryFilter = () =>
  z
    .string()
    .max(200)
    .transform((given) =>
      given
        .split(",")
        .map((each) => each.trim().toUpperCase())
        .filter((each) => each !== ""),
    )
    .pipe(z.array(z.string().regex(/^[A-Z]{2}$/, "Use two letters, such as DE.")).max(20, "Choose at most 20."));

/** Whether one of the conditions is enough; else all of them must be met. */
export const matchFilter = () => choiceFilter(["any"], "any, or nothing.");

const ownerChoice = z.union([z.uuid(), z.enum(["me", "nobody"])], "A person, me or nobody.");
/** Whose records: members by id, "me", "nobody"; several with commas between. */
export const ownerFilter = () =>
  z
    .union([z.string().max(1_000), z.array(z.string().max(100)).max(20)])
    .transform((given) => (Array.isArray(given) ? given : given.split(",")).flatMap((each) => each.split(",")).filter((each) => each !== ""))
    .pipe(z.array(ownerChoice).max(20, "Choose at most 20."));
