import { z } from "zod";
import { trimmedText } from "#lib/platform/text";
import { bulkInputOf, choiceFilter, dayFilter, exportFormat, pageCursor, rowLimit, textFilter } from "#lib/tables/schema";

export const MAIL_STATUSES = ["queued", "held", "sent", "failed"] as const;

/** What mails can be narrowed to. Of a list of choices any may fit; days are in UTC, and both are included. */
export const mailFilter = z.strictObject({
  /** A part of the address or of the subject. */
  search: trimmedText().max(100, "Search for at most 100 characters.").optional(),
  /** One, or several with commas between. */
  status: choiceFilter(MAIL_STATUSES, "No such status.").optional(),
  /** Only mails of tenants with this in their name or address. */
  tenant: textFilter().optional(),
  writtenFrom: dayFilter().optional(),
  writtenTo: dayFilter().optional(),
});
export type MailFilter = z.infer<typeof mailFilter>;

const MAIL_SORTS = ["written", "-written", "to", "-to", "subject", "-subject"] as const;
const mailSort = z.enum(MAIL_SORTS).default("-written");

export const listMailInput = mailFilter.extend({ sort: mailSort, cursor: pageCursor(), limit: rowLimit() });
export type ListMailInput = z.infer<typeof listMailInput>;

export const exportMailInput = mailFilter.extend({ sort: mailSort, format: exportFormat() });
export type ExportMailInput = z.infer<typeof exportMailInput>;

/** One mail. Held means that no mail server is configured; failed is tried again until its job gives up. */
const mailItem = z.object({
  id: z.uuid(),
  /** Whose mail it is; null for the platform's own. */
  tenantId: z.uuid().nullable(),
  tenantName: z.string().nullable(),
  recipient: z.string(),
  subject: z.string(),
  status: z.enum(MAIL_STATUSES),
  attempts: z.int(),
  /** What the mail server said when it last refused. */
  error: z.string().nullable(),
  createdAt: z.iso.datetime(),
  sentAt: z.iso.datetime().nullable(),
});
export type MailItem = z.infer<typeof mailItem>;

/** The same with what it says, and the files that it brought along. What they hold is kept for seven days, what they were for as long as the mail. */
export const mailDetail = mailItem.extend({
  text: z.string(),
  files: z.array(z.object({ name: z.string(), contentType: z.string(), sizeBytes: z.int(), removedAt: z.iso.datetime().nullable() })),
});
export type MailDetail = z.infer<typeof mailDetail>;

/** `nextCursor` is null on the last page. */
export const mailPage = z.object({ mails: z.array(mailItem), nextCursor: z.string().nullable() });
export type MailPage = z.infer<typeof mailPage>;

/** What can be done with many mails at once. */
const bulkMailAct = z.strictObject({ action: z.literal("resend") });
export const bulkMailInput = bulkInputOf(bulkMailAct, mailFilter);
export type BulkMailInput = z.infer<typeof bulkMailInput>;
