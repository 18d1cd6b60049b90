import { z } from "zod";
import { trimmedText } from "#lib/platform/text";
import { bulkInputOf, choiceFilter, dayFilter, exportFormat, numberFilter, pageCursor, rowLimit } from "#lib/tables/schema";
import { customSort, customValues, fromQuery, givenFilters, givenValues } from "../custom-fields/schema.ts";
import {
  amount,
  countryFilter,
  flag,
  matchFilter,
  maybe,
  namePart,
  optionalAmount,
  optionalCountry,
  optionalEmail,
  optionalId,
  optionalLocalTime,
  optionalPhone,
  optionalText,
  ownerFilter,
  seenVersion,
  tagFilter,
  tags,
} from "../fields.ts";
import { LEAD_STATUSES } from "./lead-status.ts";

export { LEAD_STATUSES, type LeadStatus, mayBecome, OPEN_LEAD_STATUSES } from "./lead-status.ts";

/** Where leads usually come from, in the order in which they are offered; a form or an import may name others. */
export const LEAD_SOURCES = [
  "website",
  "google_ads",
  "facebook",
  "instagram",
  "linkedin",
  "email",
  "referral",
  "event",
  "phone",
  "import",
  "other",
] as const;
export const LEAD_TIMELINES = ["now", "quarter", "half_year", "year", "unknown"] as const;
export const COMPANY_SIZES = ["1-10", "11-50", "51-200", "201-1000", "1000+"] as const;
export const SCORE_BANDS = ["hot", "warm", "cold", "ice"] as const;
export type ScoreBand = (typeof SCORE_BANDS)[number];

const source = trimmedText()
  .toLowerCase()
  .regex(/^[a-z0-9][a-z0-9_.-]{0,59}$/, "Use small letters, digits, - and _.");

/** What is known of budget, authority and need; `note` says how. The timeline is a field of its own. */
export const bant = z.strictObject({ budget: maybe(), authority: maybe(), need: maybe(), note: z.string().max(500).default("") });
export type Bant = z.infer<typeof bant>;

const fields = {
  firstName: namePart().meta({ example: "Ada" }),
  lastName: namePart().meta({ example: "Lovelace" }),
  email: optionalEmail().meta({ example: "ada@engine.example" }),
  phone: optionalPhone(),
  companyName: optionalText(200),
  jobTitle: optionalText(120),
  industry: optionalText(100),
  companySize: z
    .union([z.literal("").transform(() => null), z.enum(COMPANY_SIZES)])
    .nullable()
    .default(null),
  city: optionalText(100),
  region: optionalText(100),
  country: optionalCountry(),
  source: source.default("other"),
  budget: optionalAmount(),
  timeline: z.enum(LEAD_TIMELINES, "Choose one of the list.").default("unknown"),
  hasBudget: maybe(),
  hasAuthority: maybe(),
  hasNeed: maybe(),
  message: trimmedText().max(5_000, "Use at most 5,000 characters.").default(""),
  hasConsent: flag(),
  tags: tags(),
  /** Of the tenant’s own fields, by their keys. What is left out stays; null takes it away. */
  custom: givenValues().optional(),
};
const isSomebody = (lead: { firstName: string; lastName: string; email: string | null; phone: string | null; companyName: string | null }) =>
  Boolean(lead.firstName || lead.lastName || lead.email || lead.phone || lead.companyName);
const NOBODY = { message: "Enter a name, an address, a number or a company: somebody must be meant.", path: ["firstName"] };

/** A lead that somebody enters. `ownerId` null: who gets it by the rules, else whoever enters it. Amounts are in the tenant's currency. */
export const createLeadInput = z.strictObject({ ...fields, ownerId: optionalId(), nextFollowUpAt: optionalLocalTime() }).refine(isSomebody, NOBODY);
export type CreateLeadInput = z.infer<typeof createLeadInput>;

export const changeLeadCall = z.strictObject({ ...fields, version: seenVersion() }).refine(isSomebody, NOBODY);
export type ChangeLeadInput = z.infer<typeof changeLeadCall>;

/** To where it stands next. What a deal decides – proposal, negotiation, converted – is not set by hand. */
export const setLeadStatusInput = z
  .strictObject({
    status: z.enum(["new", "contacted", "qualified", "unresponsive", "lost"], "Choose one of the list."),
    lostReason: optionalText(300),
    version: seenVersion(),
  })
  .refine(({ status, lostReason }) => status !== "lost" || lostReason !== null, { message: "Say why it is lost.", path: ["lostReason"] });
export type SetLeadStatusInput = z.infer<typeof setLeadStatusInput>;

/** `ownerId` null gives it to nobody. */
export const assignLeadInput = z.strictObject({ ownerId: optionalId(), version: seenVersion() });
export const setFollowUpInput = z.strictObject({ nextFollowUpAt: optionalLocalTime(), version: seenVersion() });

/** The deal that a lead becomes, with the contact and the company that it is with. */
export const convertLeadInput = z.strictObject({
  name: trimmedText().min(1, "Name the deal.").max(200, "Use at most 200 characters."),
  amount: amount(),
  version: seenVersion(),
});
export type ConvertLeadInput = z.infer<typeof convertLeadInput>;

/** One, or several with commas between. */
const sourceFilter = z
  .union([z.string().max(1_000), z.array(z.string().max(100)).max(20)])
  .transform((given) => (Array.isArray(given) ? given : given.split(",")).flatMap((each) => each.split(",")).filter((each) => each !== ""))
  .pipe(z.array(source).max(20, "Choose at most 20."));

/** Days are those of the tenant's time zone, both included. */
const leadFilters = z.strictObject({
  /** A part of a name, an address or a company. */
  search: trimmedText().max(100, "Search for at most 100 characters.").optional(),
  status: choiceFilter(LEAD_STATUSES, "No such status.").optional(),
  band: choiceFilter([...SCORE_BANDS, "none"], "No such band.").optional(),
  source: sourceFilter.optional(),
  owner: ownerFilter().optional(),
  createdFrom: dayFilter().optional(),
  createdTo: dayFilter().optional(),
  followUpFrom: dayFilter().optional(),
  followUpTo: dayFilter().optional(),
  scoreMin: numberFilter().optional(),
  scoreMax: numberFilter().optional(),
  /** When something was last done; with an end alone also those with whom nothing was ever done. */
  activityFrom: dayFilter().optional(),
  activityTo: dayFilter().optional(),
  tags: tagFilter().optional(),
  country: countryFilter().optional(),
  match: matchFilter().optional(),
  custom: givenFilters().optional(),
});
/** What leads can be narrowed to. */
export const leadFilter = fromQuery(leadFilters);
export type LeadFilter = z.infer<typeof leadFilter>;

export const LEAD_SORTS = ["created", "-created", "name", "-name", "score", "-score", "followUp", "-followUp"] as const;
const leadSort = z.union([z.enum(LEAD_SORTS), customSort]).default("-created");
export const listLeadsInput = fromQuery(leadFilters.extend({ sort: leadSort, cursor: pageCursor(), limit: rowLimit() }));
export type ListLeadsInput = z.infer<typeof listLeadsInput>;
export const exportLeadsInput = fromQuery(leadFilters.extend({ sort: leadSort, format: exportFormat() }));
export type ExportLeadsInput = z.infer<typeof exportLeadsInput>;

export const bulkLeadsAct = z.discriminatedUnion("action", [
  z.strictObject({ action: z.literal("assign_to_me") }),
  z.strictObject({ action: z.literal("contacted") }),
  z.strictObject({ action: z.literal("unresponsive") }),
  z.strictObject({ action: z.literal("delete") }),
]);
export const bulkLeadsInput = bulkInputOf(bulkLeadsAct, leadFilter);
export type BulkLeadsInput = z.infer<typeof bulkLeadsInput>;

/** One row of the list of leads. `name` is a person's, else the company's or the address. */
export const leadListItem = z.object({
  id: z.uuid(),
  name: z.string(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  companyName: z.string().nullable(),
  source: z.string(),
  status: z.enum(LEAD_STATUSES),
  /** 0–100; null until it is worked out. */
  score: z.int().nullable(),
  scoreBand: z.enum(SCORE_BANDS).nullable(),
  ownerId: z.uuid().nullable(),
  ownerName: z.string().nullable(),
  nextFollowUpAt: z.iso.datetime().nullable(),
  lastActivityAt: z.iso.datetime().nullable(),
  createdAt: z.iso.datetime(),
  custom: customValues,
  version: z.int(),
});
export type LeadListItem = z.infer<typeof leadListItem>;
export const leadPage = z.object({ leads: z.array(leadListItem), nextCursor: z.string().nullable() });
export type LeadPage = z.infer<typeof leadPage>;

export const leadDetail = leadListItem.extend({
  firstName: z.string(),
  lastName: z.string(),
  jobTitle: z.string().nullable(),
  industry: z.string().nullable(),
  companySize: z.string().nullable(),
  city: z.string().nullable(),
  region: z.string().nullable(),
  country: z.string().nullable(),
  budgetMinor: z.int().nullable(),
  currency: z.string().nullable(),
  timeline: z.enum(LEAD_TIMELINES),
  bant,
  message: z.string(),
  hasConsent: z.boolean(),
  consentAt: z.iso.datetime().nullable(),
  ownerReason: z.string(),
  statusSince: z.iso.datetime(),
  lostReason: z.string().nullable(),
  /** utm_source and its like, as they came. */
  utm: z.record(z.string(), z.string()),
  contactId: z.uuid().nullable(),
  dealId: z.uuid().nullable(),
  dealName: z.string().nullable(),
  convertedAt: z.iso.datetime().nullable(),
  tags: z.array(z.string()),
  /** Others with the same address: perhaps the same person. */
  alike: z.array(z.object({ id: z.uuid(), name: z.string(), status: z.enum(LEAD_STATUSES) })),
});
export type LeadDetail = z.infer<typeof leadDetail>;

/** How many leads there are, and how many the plan has room for; null is no limit. */
export interface LeadRoom {
  used: number;
  limit: number | null;
}
