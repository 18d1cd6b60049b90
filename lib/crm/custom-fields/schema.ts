import { z } from "zod";
import { trimmedText } from "#lib/platform/text";
import { flag, seenVersion } from "../fields.ts";

/** What a field can be added to. */
export const FIELD_SUBJECTS = ["lead", "contact", "company", "deal"] as const;
export type FieldSubject = (typeof FIELD_SUBJECTS)[number];
export const FIELD_KINDS = ["text", "long_text", "number", "date", "yes_no", "choice", "choices", "link"] as const;
export type FieldKind = (typeof FIELD_KINDS)[number];
/** `fields` counts archived ones too; `options` those that were taken out. Lengths are in characters. */
export const FIELD_LIMITS = { fields: 50, options: 50, everOptions: 200, text: 200, longText: 2_000, link: 500 } as const;

/** What stands in a field: text, day (`2026-12-24`), link and option as text, several options as a list of their keys. */
export type CustomValue = string | number | boolean | string[];
export type CustomValues = Record<string, CustomValue>;

/** One value of a list. `isGone`: it is not offered any more, and stays where it stands. */
export const fieldOption = z.object({ key: z.string(), label: z.string(), isGone: z.boolean().default(false) });
export type FieldOption = z.infer<typeof fieldOption>;

export const crmField = z.object({
  id: z.uuid(),
  subject: z.enum(FIELD_SUBJECTS),
  /** Its name in `custom` of a record; it never changes. */
  key: z.string(),
  label: z.string(),
  help: z.string(),
  kind: z.enum(FIELD_KINDS),
  /** Of a number. */
  unit: z.string().nullable(),
  options: z.array(fieldOption),
  isRequired: z.boolean(),
  isArchived: z.boolean(),
  version: z.int(),
});
export type CrmField = z.infer<typeof crmField>;
export const crmFields = z.object({ fields: z.array(crmField) });

const label = trimmedText().min(1, "Name the field.").max(60, "Use at most 60 characters.");
const optionLabel = trimmedText().min(1).max(80, "A choice has at most 80 characters.");
const described = {
  label,
  help: trimmedText().max(200, "Use at most 200 characters.").default(""),
  unit: trimmedText()
    .max(12, "Use at most 12 characters.")
    .transform((unit) => unit || null)
    .nullable()
    .default(null),
  isRequired: flag(),
};

/** A new field. Choices are for lists alone, a unit for numbers; a form sends choices one on each line. */
export const createFieldInput = z
  .strictObject({
    subject: z.enum(FIELD_SUBJECTS, "Choose what it is a field of."),
    kind: z.enum(FIELD_KINDS, "Choose what stands in it."),
    ...described,
    options: z
      .union([z.string().max(8_000), z.array(z.string())])
      .default([])
      .transform((given) => (Array.isArray(given) ? given : given.split("\n")).map((each) => each.trim()).filter((each) => each !== ""))
      .pipe(z.array(optionLabel).max(FIELD_LIMITS.options, "Name at most 50 choices.")),
  })
  .refine(({ kind, options }) => !isList(kind) || options.length > 0, { message: "Name at least one choice.", path: ["options"] })
  .refine(({ options }) => isOfDifferent(options), { message: "Two choices have the same name.", path: ["options"] });
export type CreateFieldInput = z.infer<typeof createFieldInput>;

/** What a field is to be from now on. Its kind stays. A choice with a key keeps its records, one without is new, one that is missing is not offered any more. */
export const changeFieldInput = z
  .strictObject({
    ...described,
    options: z
      .array(z.strictObject({ key: z.string().max(60).optional(), label: optionLabel }))
      .max(FIELD_LIMITS.options, "Name at most 50 choices.")
      .default([]),
    version: seenVersion(),
  })
  .refine(({ options }) => isOfDifferent(options.map((option) => option.label)), { message: "Two choices have the same name.", path: ["options"] });
export type ChangeFieldInput = z.infer<typeof changeFieldInput>;
export const fieldIdInput = z.strictObject({ id: z.uuid("This field was not found.") });
export const moveFieldInput = z.strictObject({ id: z.uuid("This field was not found."), direction: z.enum(["up", "down"], "Up or down.") });
export type MoveFieldInput = z.infer<typeof moveFieldInput>;
export const listFieldsInput = z.strictObject({ subject: z.enum(FIELD_SUBJECTS, "lead, contact, company or deal.").optional() });

/** Whether records can be sorted by a field: by what has one value that can be compared. */
export const isSortableField = ({ kind }: Pick<CrmField, "kind">): boolean => kind !== "long_text" && kind !== "choices" && kind !== "link";

/** Whether it has choices. */
export const isList = (kind: FieldKind): boolean => kind === "choice" || kind === "choices";
const isOfDifferent = (labels: string[]) => new Set(labels.map((each) => each.toLowerCase())).size === labels.length;

/** The name of a field in `custom`. */
export const ownKey = () => z.string().regex(/^[a-z][A-Za-z]{0,29}$/, "No such field.");
/** What a client or a form sends for the fields of a record; what may stand in each is the definition's to say. */
export const givenValues = () =>
  z.record(ownKey(), z.union([z.string().max(5_000), z.number(), z.boolean(), z.array(z.string().max(60)).max(FIELD_LIMITS.everOptions), z.null()]));
export type GivenValues = z.infer<ReturnType<typeof givenValues>>;
/** What records are narrowed to by their own fields, by the parameter of an address: `cfContractEndFrom`. */
export const givenFilters = () => z.record(z.string().regex(/^cf[A-Z][A-Za-z]{0,33}$/, "No such field."), z.string().max(1_000));
export type GivenFilters = z.infer<ReturnType<typeof givenFilters>>;
/** What a record says of its own fields, in lists and answers. */
export const customValues = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.array(z.string())]));

/** Sorts by a field: `cfContractEnd`, with a minus for descending. */
export const customSort = z.templateLiteral([z.enum(["cf", "-cf"]), z.string().regex(/^[A-Z][A-Za-z]{0,29}$/)]);

export { fieldParam, fromForm, fromQuery } from "./param.ts";
