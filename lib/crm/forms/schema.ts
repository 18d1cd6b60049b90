import { z } from "zod";
import { trimmedText } from "#lib/platform/text";
import { pageCursor, rowLimit } from "#lib/tables/schema";
import { tags } from "../fields.ts";

/** What a form may ask for. */
export const FORM_FIELDS = ["firstName", "lastName", "email", "phone", "companyName", "jobTitle", "city", "country", "timeline", "message"] as const;
export type FormFieldName = (typeof FORM_FIELDS)[number];
export const FORM_LANGUAGES = ["en", "de"] as const;
export const FORM_ASSIGNMENTS = ["rules", "nobody", "person"] as const;
export const SUBMISSION_STATES = ["received", "lead", "spam", "invalid", "over_limit", "form_off", "failed"] as const;
export type SubmissionState = (typeof SUBMISSION_STATES)[number];
export const FORM_LIMITS = { forms: 100, bodyBytes: 64 * 1024, proofBits: 20 } as const;

export const formField = z.strictObject({
  name: z.enum(FORM_FIELDS, "No such field."),
  label: trimmedText().min(1, "Give each field a label.").max(80, "Use at most 80 characters."),
  isRequired: z.boolean(),
});
export type FormField = z.infer<typeof formField>;

const text = (most: number) => trimmedText().max(most, `Use at most ${most.toLocaleString("en")} characters.`);
const needed = (most: number, message: string) => text(most).min(1, message);
const count = (least: number, most: number, message: string) => z.coerce.number(message).int(message).min(least, message).max(most, message);

/** An origin of a site: scheme, host and port, and nothing behind. */
const origin = z.string().transform((given, context) => {
  const url = URL.parse(given);
  if (!url || !["https:", "http:"].includes(url.protocol)) {
    context.addIssue({ code: "custom", message: "Write each site as https://www.example.com." });
    return z.NEVER;
  }
  return url.origin;
});
const lines = z
  .union([z.array(z.string()), z.string().transform((typed) => typed.split(/[\s,]+/))])
  .transform((list) => [...new Set(list.map((line) => line.trim()).filter(Boolean))])
  .pipe(z.array(origin).max(20, "Name at most 20 sites."))
  .transform((origins) => [...new Set(origins)]);

const webAddress = z
  .union([
    z.literal("").transform(() => null),
    z.url({ protocol: /^https?$/, message: "Write an address such as https://www.example.com/thanks." }).max(500),
  ])
  .nullable();

const shape = {
  name: needed(80, "Name the form."),
  title: needed(120, "Give the form a title."),
  intro: text(1_000).default(""),
  language: z.enum(FORM_LANGUAGES, "Choose a language."),
  fields: z
    .array(formField)
    .min(1, "Choose at least one field.")
    .max(FORM_FIELDS.length)
    .refine((fields) => new Set(fields.map(({ name }) => name)).size === fields.length, "Each field once.")
    .refine(
      (fields) => fields.some(({ name }) => ["firstName", "lastName", "email", "phone", "companyName"].includes(name)),
      "Ask for a name, an address, a number or a company: somebody must be meant.",
    ),
  consentText: text(1_000).default(""),
  submitLabel: needed(40, "Say what the button does."),
  thanksText: needed(1_000, "Say what is shown afterwards."),
  redirectUrl: webAddress.default(null),
  /** Sites that it stands on; empty for any. */
  allowedOrigins: lines.default([]),
  source: trimmedText()
    .toLowerCase()
    .regex(/^[a-z0-9][a-z0-9_.-]{0,59}$/, "Use small letters, digits, - and _.")
    .default("website"),
  tags: tags(),
  assignment: z.enum(FORM_ASSIGNMENTS, "Choose who gets its leads.").default("rules"),
  ownerId: z
    .union([z.literal("").transform(() => null), z.uuid()])
    .nullable()
    .default(null),
  minSeconds: count(0, 60, "Enter 0 to 60 seconds.").default(3),
  hourlyLimit: count(1, 1_000, "Enter 1 to 1,000.").default(10),
  /** 0 asks for no proof of work; each bit more doubles it. */
  proofBits: count(0, FORM_LIMITS.proofBits, "Enter 0 to 20.").default(0),
  replySubject: text(120).default(""),
  replyText: text(5_000).default(""),
  isActive: z.boolean().default(true),
};

export const createFormInput = z
  .strictObject(shape)
  .refine(({ replySubject, replyText }) => (replySubject === "") === (replyText === ""), {
    message: "An answer needs a subject and a text.",
    path: ["replySubject"],
  })
  .refine(({ assignment, ownerId }) => assignment !== "person" || ownerId !== null, { message: "Choose who gets its leads.", path: ["ownerId"] });
export type CreateFormInput = z.infer<typeof createFormInput>;
export const changeFormInput = createFormInput.safeExtend({ version: z.coerce.number().int().min(1) });
export type ChangeFormInput = z.infer<typeof changeFormInput>;
export const formIdInput = z.strictObject({ id: z.uuid("This form was not found.") });

/** What everybody may know who sees the form. */
export const publicForm = z.object({
  key: z.string(),
  title: z.string(),
  intro: z.string(),
  language: z.enum(FORM_LANGUAGES),
  fields: z.array(formField),
  consentText: z.string(),
  submitLabel: z.string(),
  thanksText: z.string(),
  redirectUrl: z.string().nullable(),
  isActive: z.boolean(),
  /** Goes back with the form as `_token`: when it was opened, and what proof it needs. */
  token: z.string(),
  proofBits: z.int(),
});
export type PublicForm = z.infer<typeof publicForm>;

export const leadFormView = z.object({
  ...shape,
  redirectUrl: z.string().nullable(),
  allowedOrigins: z.array(z.string()),
  source: z.string(),
  tags: z.array(z.string()),
  ownerId: z.uuid().nullable(),
  minSeconds: z.int(),
  hourlyLimit: z.int(),
  proofBits: z.int(),
  id: z.uuid(),
  key: z.string(),
  isActive: z.boolean(),
  version: z.int(),
  createdAt: z.iso.datetime(),
  /** How many submissions there are in each state; states without any are left out. */
  counts: z.partialRecord(z.enum(SUBMISSION_STATES), z.int()),
});
export type LeadFormView = z.infer<typeof leadFormView>;
export const leadFormList = z.object({ forms: z.array(leadFormView) });

export const submissionView = z.object({
  id: z.uuid(),
  state: z.enum(SUBMISSION_STATES),
  /** Signs of spam, or the fields that were not right. */
  reasons: z.array(z.string()),
  payload: z.record(z.string(), z.string()),
  meta: z.record(z.string(), z.string()),
  leadId: z.uuid().nullable(),
  attempts: z.int(),
  lastError: z.string().nullable(),
  receivedAt: z.iso.datetime(),
});
export type SubmissionView = z.infer<typeof submissionView>;
export const listSubmissionsInput = z.strictObject({
  state: z.enum(SUBMISSION_STATES, "No such state.").optional(),
  cursor: pageCursor(),
  limit: rowLimit(),
});
export type ListSubmissionsInput = z.infer<typeof listSubmissionsInput>;
export const submissionPage = z.object({ submissions: z.array(submissionView), nextCursor: z.string().nullable() });
export type SubmissionPage = z.infer<typeof submissionPage>;

export const SUBMISSION_ACTS = ["process", "spam"] as const;
/** process makes a lead of it whatever was thought of it; spam says that it is none. */
export const reviewSubmissionInput = z.strictObject({ id: z.uuid("This submission was not found."), act: z.enum(SUBMISSION_ACTS, "No such act.") });
export type ReviewSubmissionInput = z.infer<typeof reviewSubmissionInput>;

/** What a sender is told. */
export const submissionReceipt = z.object({
  /** It is stored. What becomes of it is decided later. */
  received: z.literal(true),
  thanksText: z.string(),
  redirectUrl: z.string().nullable(),
});
export type SubmissionReceipt = z.infer<typeof submissionReceipt>;
