import { z } from "zod";

const MAIL_STATUSES = ["queued", "held", "sent", "failed"] as const;

/** One mail. Held means that no mail server is configured; failed is tried again until its job gives up. */
const mailItem = z.object({
  id: z.uuid(),
  /** Whose mail it is; null for the platform's own. */
  tenantId: z.uuid().nullable(),
  tenantName: z.string().nullable(),
  recipient: z.string(),
  subject: z.string(),
  text: z.string(),
  status: z.enum(MAIL_STATUSES),
  attempts: z.int(),
  /** What the mail server said when it last refused. */
  error: z.string().nullable(),
  createdAt: z.iso.datetime(),
  sentAt: z.iso.datetime().nullable(),
});
export type MailItem = z.infer<typeof mailItem>;

export const listMailInput = z.strictObject({
  /** Where the page before ended. */
  cursor: z.uuid().optional(),
  limit: z.coerce.number().int().min(1).max(100).default(25),
});
export type ListMailInput = z.infer<typeof listMailInput>;

/** Newest first. `nextCursor` is null on the last page. */
const mailPage = z.object({ mails: z.array(mailItem), nextCursor: z.uuid().nullable() });
export type MailPage = z.infer<typeof mailPage>;
