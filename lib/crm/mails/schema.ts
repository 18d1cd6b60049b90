import { z } from "zod";
import { emailAddress } from "#lib/identity/schema";
import { trimmedText } from "#lib/platform/text";
import { pageCursor, rowLimit } from "#lib/tables/schema";
import { aboutInput, SUBJECT_KINDS } from "../activities/schema.ts";
import { optionalLocalTime } from "../fields.ts";
import { MAIL_EXAMPLES } from "./examples.ts";
import { mailContent } from "./mail-content.ts";

export type { MailAttachment, MailContent, MailRecipient } from "./mail-content.ts";

/** What is taken and kept of a mail. The text and the lists are cut there, and the screen says so. */
export const MAIL_LIMITS = {
  fileBytes: 10_000_000,
  textLength: 20_000,
  subjectLength: 200,
  nameLength: 200,
  recipients: 100,
  attachments: 50,
  /** On how many records a mail is put by its addresses. */
  records: 20,
} as const;

/** Whether nobody is known yet whom a mail is about, or it stands on records. */
export const MAIL_STATES = ["waiting", "sorted"] as const;

/** A logged mail, with the records that it stands on; none while it waits. */
export const mailItem = mailContent.extend({
  subject: z.string(),
  direction: z.enum(["in", "out"]),
  about: z.array(z.object({ kind: z.enum(SUBJECT_KINDS), id: z.uuid(), name: z.string() })),
  sentAt: z.iso.datetime(),
  createdAt: z.iso.datetime(),
});
export type MailItem = z.infer<typeof mailItem>;
export const mailPage = z.object({ mails: z.array(mailItem), nextCursor: z.string().nullable() }).meta({ example: MAIL_EXAMPLES.page });
export type MailPage = z.infer<typeof mailPage>;
export const listMailsInput = z.strictObject({
  state: z.enum(MAIL_STATES).default("waiting"),
  search: trimmedText().max(100, "Search for at most 100 characters.").optional(),
  cursor: pageCursor(),
  limit: rowLimit(),
});
export type ListMailsInput = z.infer<typeof listMailsInput>;

/** What became of a mail that was sent in: `isNew` is false where it was there already. */
export const loggedMail = z
  .object({
    id: z.uuid(),
    isNew: z.boolean(),
    isWaiting: z.boolean(),
    /** On which records it stands. */
    about: z.array(z.object({ kind: z.enum(SUBJECT_KINDS), id: z.uuid() })),
  })
  .meta({ example: MAIL_EXAMPLES.logged });
export type LoggedMail = z.infer<typeof loggedMail>;

/** On whose page a mail is to stand, besides those whom its addresses name; both or none. */
export const receiveMailInput = z
  .strictObject({ about: z.enum(SUBJECT_KINDS).optional(), aboutId: z.uuid().optional() })
  .refine(({ about, aboutId }) => (about === undefined) === (aboutId === undefined), {
    message: "Say both what it is about and its id, or neither.",
    path: ["aboutId"],
  });
export type ReceiveMailInput = z.infer<typeof receiveMailInput>;

/** Addresses with commas between them, in small letters. */
const addresses = trimmedText()
  .min(1, "Write at least one address.")
  .max(2_000, "Use at most 2,000 characters.")
  .transform((text) => text.split(/[,;\s]+/).filter(Boolean))
  .pipe(z.array(emailAddress).min(1, "Write at least one address.").max(MAIL_LIMITS.recipients, "Write at most 100 addresses."));

/** A mail that is written down by hand. `sentAt` null: just now. `direction` "": by its sender. */
export const writeMailInput = aboutInput
  .extend({
    from: emailAddress,
    to: addresses,
    direction: z.union([z.literal("").transform(() => null), z.enum(["in", "out"])]).default(null),
    subject: trimmedText().min(1, "Write the subject of the mail.").max(MAIL_LIMITS.subjectLength, "Use at most 200 characters."),
    text: trimmedText().max(MAIL_LIMITS.textLength, "Use at most 20,000 characters.").default(""),
    sentAt: optionalLocalTime(),
  })
  .meta({ example: MAIL_EXAMPLES.write });
export type WriteMailInput = z.infer<typeof writeMailInput>;

export const mailIdInput = z.strictObject({ id: z.uuid() });

/** The record that a mail is put on. */
export const attachMailInput = aboutInput.extend({}).meta({ example: MAIL_EXAMPLES.attach });

const chosen = z.union([z.literal("").transform(() => null), z.uuid()]).default(null);
/** What a person chose for a mail: one lead, contact or company. */
export const attachMailByHandInput = z
  .strictObject({ id: z.uuid(), lead: chosen, contact: chosen, company: chosen })
  .transform(({ id, ...kinds }, issues) => {
    const found = (["lead", "contact", "company"] as const).flatMap((about) => {
      const aboutId = kinds[about];
      return aboutId === null ? [] : [{ id, about, aboutId }];
    });
    if (found.length === 1 && found[0]) return found[0];
    issues.addIssue({ code: "custom", path: ["lead"], message: "Choose one lead, one contact or one company." });
    return z.NEVER;
  });
