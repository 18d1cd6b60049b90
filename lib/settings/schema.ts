import { z } from "zod";
import { trimmedText } from "#lib/platform/text";
import { invoicing } from "./invoicing.ts";

export { isIban, mod97 } from "./iban.ts";
export { INVOICING_NEEDS, type Invoicing, type InvoicingInput, type InvoicingNeed, invoicingInput, missingForInvoices } from "./invoicing.ts";

const moment = z.iso.datetime().nullable();

/** A stretch of time: from `startsAt`, which is included, until `endsAt`, which is not. Without a start there is none. */
export interface Period {
  startsAt: string | null;
  endsAt: string | null;
}

export const ANNOUNCEMENT_LEVELS = ["info", "warn", "bad"] as const;

/** Numbers that an operator may change, with what is allowed and what is so unless told. */
export const LIMITS = {
  trialDays: { label: "Trial of a new tenant", unit: "days", least: 1, most: 365, usual: 30 },
  invitationDays: { label: "An invitation counts for", unit: "days", least: 1, most: 90, usual: 7 },
  logoKilobytes: { label: "Largest logo of a tenant", unit: "KB", least: 16, most: 192, usual: 128 },
} as const;
export type LimitName = keyof typeof LIMITS;
export const LIMIT_NAMES = Object.keys(LIMITS) as LimitName[];

const limit = (name: LimitName) => z.int().min(LIMITS[name].least).max(LIMITS[name].most).default(LIMITS[name].usual);

/** What each group holds, as it is stored; what is missing stands at its default. */
export const SETTING_GROUPS = {
  maintenance: z.object({ message: z.string().max(500).default(""), startsAt: moment.default(null), endsAt: moment.default(null) }),
  announcement: z.object({
    text: z.string().max(300).default(""),
    level: z.enum(ANNOUNCEMENT_LEVELS).default("info"),
    startsAt: moment.default(null),
    endsAt: moment.default(null),
  }),
  registration: z.object({ isOpen: z.boolean().default(true), planKey: z.string().max(40).default("free") }),
  limits: z.object({ trialDays: limit("trialDays"), invitationDays: limit("invitationDays"), logoKilobytes: limit("logoKilobytes") }),
  product: z.object({
    name: z.string().min(1).max(40).default("BizOSaaS"),
    supportEmail: z.string().max(254).nullable().default(null),
    supportUrl: z.string().max(500).nullable().default(null),
  }),
  invoicing,
} as const;
export type SettingGroup = keyof typeof SETTING_GROUPS;
export type SettingValue<G extends SettingGroup> = z.output<(typeof SETTING_GROUPS)[G]>;
export type Settings = { [G in SettingGroup]: SettingValue<G> };

export const GROUP_NAMES: Record<SettingGroup, string> = {
  maintenance: "Maintenance",
  announcement: "Announcement",
  registration: "Registration",
  limits: "Limits",
  product: "Product",
  invoicing: "Invoices",
};

/** All settings as they are without a row. */
export const DEFAULT_SETTINGS: Settings = {
  maintenance: SETTING_GROUPS.maintenance.parse({}),
  announcement: SETTING_GROUPS.announcement.parse({}),
  registration: SETTING_GROUPS.registration.parse({}),
  limits: SETTING_GROUPS.limits.parse({}),
  product: SETTING_GROUPS.product.parse({}),
  invoicing: SETTING_GROUPS.invoicing.parse({}),
};

/** One group for the screen that changes it. `version` is 0 and `changed` null while nobody has ever changed it. */
export interface StoredGroup<G extends SettingGroup> {
  value: SettingValue<G>;
  version: number;
  changed: { at: string; by: string | null } | null;
}
export type StoredSettings = { [G in SettingGroup]: StoredGroup<G> };

/** Whom a maintenance would lock out at this moment. What is more than is counted says so. */
export interface LockedOut {
  /** Null where the sessions were not all counted. */
  people: number | null;
  sessions: number;
  areMoreSessions: boolean;
  keys: number;
  areMoreKeys: boolean;
}

const version = z.coerce.number().int().min(0);
const field = z
  .union([z.null(), z.literal(""), z.iso.datetime({ local: true, error: "Enter a day and a time." })])
  .default("")
  .transform((value) => (!value ? null : new Date(/Z$/.test(value) ? value : `${value}Z`).toISOString()));
const inOrder = ({ startsAt, endsAt }: Period) => !startsAt || !endsAt || startsAt < endsAt;
const AFTER_START = { path: ["endsAt"], message: "It has to end after it starts." };

export const maintenanceInput = z
  .strictObject({
    version,
    mode: z.enum(["off", "now", "planned"], { error: "Choose one." }),
    message: trimmedText().max(500, "Use at most 500 characters.").default(""),
    /** In UTC, and only where it is planned. */
    startsAt: field,
    endsAt: field,
    /** Ticked by whoever has read whom it locks out. */
    isUnderstood: z.literal("on").optional(),
  })
  .refine((input) => input.mode !== "planned" || input.startsAt !== null, { path: ["startsAt"], message: "Say when it starts." })
  .refine((input) => input.mode !== "planned" || inOrder(input), AFTER_START)
  .refine((input) => input.mode === "off" || input.isUnderstood === "on", {
    path: ["isUnderstood"],
    message: "Confirm that you have read whom this locks out.",
  });
export type MaintenanceInput = z.infer<typeof maintenanceInput>;

export const announcementInput = z
  .strictObject({
    version,
    text: trimmedText().max(300, "Use at most 300 characters.").default(""),
    level: z.enum(ANNOUNCEMENT_LEVELS, { error: "Choose a level." }),
    startsAt: field,
    endsAt: field,
  })
  .refine(inOrder, AFTER_START);
export type AnnouncementInput = z.infer<typeof announcementInput>;

export const registrationInput = z.strictObject({
  version,
  isOpen: z.union([z.boolean(), z.enum(["true", "false"]).transform((value) => value === "true")], { error: "Choose one." }),
  planKey: trimmedText().min(1, "Choose a plan.").max(40),
});
export type RegistrationInput = z.infer<typeof registrationInput>;

const limitField = (name: LimitName) => {
  const { least, most, unit } = LIMITS[name];
  const message = `From ${least} to ${most} ${unit}.`;
  return z.coerce.number(message).int(message).min(least, message).max(most, message);
};
export const limitsInput = z.strictObject({
  version,
  trialDays: limitField("trialDays"),
  invitationDays: limitField("invitationDays"),
  logoKilobytes: limitField("logoKilobytes"),
});
export type LimitsInput = z.infer<typeof limitsInput>;

const orNothing = <S extends z.ZodType<string>>(shape: S) =>
  z
    .union([z.null(), z.literal(""), shape])
    .default("")
    .transform((value) => (!value ? null : String(value)));
const plainName = /^[^<>"\\\p{Cc}]+$/u;
/** A name that people read and mail servers take. */
export const productName = trimmedText()
  .min(1, "Enter a name.")
  .max(40, "Use at most 40 characters.")
  .regex(plainName, "Use no angle brackets, quotes or backslashes.");
export const productInput = z.strictObject({
  version,
  name: productName,
  supportEmail: orNothing(z.email("Enter an e-mail address.").max(254)),
  supportUrl: orNothing(z.url({ protocol: /^https?$/, error: "Enter an address that begins with https://." }).max(500)),
});
export type ProductInput = z.infer<typeof productInput>;

/** What a change answers: the version that the next one is made from. */
export const changedGroup = z.strictObject({ version: z.int() });
export type ChangedGroup = z.infer<typeof changedGroup>;
