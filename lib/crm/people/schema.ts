import { z } from "zod";
import { trimmedText } from "#lib/platform/text";
import { choiceFilter, dayFilter, exportFormat, pageCursor, rowLimit } from "#lib/tables/schema";
import { customSort, customValues, fromQuery, givenFilters, givenValues } from "../custom-fields/schema.ts";
import { DEAL_STAGES } from "../deals/stages.ts";
import {
  flag,
  matchFilter,
  namePart,
  optionalCountry,
  optionalEmail,
  optionalId,
  optionalPhone,
  optionalText,
  ownerFilter,
  seenVersion,
  tagFilter,
  tags,
} from "../fields.ts";

const contactFields = {
  firstName: namePart().meta({ example: "Ada" }),
  lastName: namePart().meta({ example: "Lovelace" }),
  email: optionalEmail().meta({ example: "ada@engine.example" }),
  phone: optionalPhone(),
  jobTitle: optionalText(120),
  companyId: optionalId(),
  hasConsent: flag(),
  ownerId: optionalId(),
  tags: tags(),
  /** Of the tenant’s own fields, by their keys. What is left out stays; null takes it away. */
  custom: givenValues().optional(),
};
const isSomebody = ({ firstName, lastName, email, phone }: { firstName: string; lastName: string; email: string | null; phone: string | null }) =>
  Boolean(firstName || lastName || email || phone);
const NOBODY = { message: "Enter a name, an address or a number: somebody must be meant.", path: ["firstName"] };
export const createContactInput = z.strictObject(contactFields).refine(isSomebody, NOBODY);
export type CreateContactInput = z.infer<typeof createContactInput>;
export const changeContactCall = z.strictObject({ ...contactFields, version: seenVersion() }).refine(isSomebody, NOBODY);
export type ChangeContactInput = z.infer<typeof changeContactCall>;

const domain = z
  .union([
    z.literal("").transform(() => null),
    trimmedText()
      .toLowerCase()
      .transform((text) =>
        text
          .replace(/^https?:\/\//, "")
          .replace(/^www\./, "")
          .replace(/[/?#].*$/, ""),
      )
      .pipe(
        z
          .string()
          .max(253)
          .regex(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/, "Write a site such as company.example."),
      ),
  ])
  .nullable()
  .default(null);
const companyFields = {
  name: trimmedText().min(1, "Enter a name.").max(200, "Use at most 200 characters."),
  domain,
  industry: optionalText(100),
  phone: optionalPhone(),
  city: optionalText(100),
  country: optionalCountry(),
  ownerId: optionalId(),
  tags: tags(),
  custom: givenValues().optional(),
};
export const createCompanyInput = z.strictObject(companyFields);
export type CreateCompanyInput = z.infer<typeof createCompanyInput>;
export const changeCompanyCall = z.strictObject({ ...companyFields, version: seenVersion() });
export type ChangeCompanyInput = z.infer<typeof changeCompanyCall>;

const filters = {
  /** A part of a name, an address or a site. */
  search: trimmedText().max(100, "Search for at most 100 characters.").optional(),
  owner: ownerFilter().optional(),
  createdFrom: dayFilter().optional(),
  createdTo: dayFilter().optional(),
  tags: tagFilter().optional(),
  match: matchFilter().optional(),
  custom: givenFilters().optional(),
};
const contactFilters = z.strictObject({ ...filters, consent: choiceFilter(["yes", "no"], "yes or no.").optional() });
export const contactFilter = fromQuery(contactFilters);
export type ContactFilter = z.infer<typeof contactFilter>;
const companyFilters = z.strictObject(filters);
export const companyFilter = fromQuery(companyFilters);
export type CompanyFilter = z.infer<typeof companyFilter>;
export const PEOPLE_SORTS = ["name", "-name", "created", "-created"] as const;
const sort = z.union([z.enum(PEOPLE_SORTS), customSort]).default("name");
const paged = { sort, cursor: pageCursor(), limit: rowLimit() };
export const listContactsInput = fromQuery(contactFilters.extend(paged));
export type ListContactsInput = z.infer<typeof listContactsInput>;
export const exportContactsInput = fromQuery(contactFilters.extend({ sort, format: exportFormat() }));
export type ExportContactsInput = z.infer<typeof exportContactsInput>;
export const listCompaniesInput = fromQuery(companyFilters.extend(paged));
export type ListCompaniesInput = z.infer<typeof listCompaniesInput>;
export const exportCompaniesInput = fromQuery(companyFilters.extend({ sort, format: exportFormat() }));
export type ExportCompaniesInput = z.infer<typeof exportCompaniesInput>;

const owned = {
  ownerId: z.uuid().nullable(),
  ownerName: z.string().nullable(),
  tags: z.array(z.string()),
  custom: customValues,
  version: z.int(),
  createdAt: z.iso.datetime(),
};
export const contactItem = z.object({
  id: z.uuid(),
  name: z.string(),
  firstName: z.string(),
  lastName: z.string(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  jobTitle: z.string().nullable(),
  companyId: z.uuid().nullable(),
  companyName: z.string().nullable(),
  hasConsent: z.boolean(),
  ...owned,
});
export type ContactItem = z.infer<typeof contactItem>;
export const contactPage = z.object({ contacts: z.array(contactItem), nextCursor: z.string().nullable() });
export type ContactPage = z.infer<typeof contactPage>;

export const companyItem = z.object({
  id: z.uuid(),
  name: z.string(),
  domain: z.string().nullable(),
  industry: z.string().nullable(),
  phone: z.string().nullable(),
  city: z.string().nullable(),
  country: z.string().nullable(),
  /** How many contacts and open deals it has. */
  contacts: z.int(),
  openDeals: z.int(),
  ...owned,
});
export type CompanyItem = z.infer<typeof companyItem>;
export const companyPage = z.object({ companies: z.array(companyItem), nextCursor: z.string().nullable() });
export type CompanyPage = z.infer<typeof companyPage>;

/** The deals with a contact or a company, the newest first. */
const dealRef = z.object({ id: z.uuid(), name: z.string(), stage: z.enum(DEAL_STAGES), amountMinor: z.int(), currency: z.string() });
const personRef = z.object({ id: z.uuid(), name: z.string(), jobTitle: z.string().nullable() });
export const contactDetail = contactItem.extend({ deals: z.array(dealRef) });
export type ContactDetail = z.infer<typeof contactDetail>;
export const companyDetail = companyItem.extend({ deals: z.array(dealRef), people: z.array(personRef) });
export type CompanyDetail = z.infer<typeof companyDetail>;

/** What can be chosen for a field. */
/** `detail` tells people and companies of one name apart: the address, or the site. */
export const crmChoice = z.object({ id: z.uuid(), name: z.string(), detail: z.string().nullable() });
export type CrmChoice = z.infer<typeof crmChoice>;
export const findCrmInput = z.strictObject({ kind: z.enum(["lead", "contact", "company"]), search: trimmedText().max(100).default("") });
