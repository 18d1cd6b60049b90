import { z } from "zod";

const address = z.object({ name: z.string(), address: z.string() });
const recipient = address.extend({ field: z.enum(["to", "cc"]) });
const attachment = z.object({ name: z.string(), sizeBytes: z.int() });
export type MailRecipient = z.infer<typeof recipient>;
export type MailAttachment = z.infer<typeof attachment>;

/** What a timeline tells of a logged mail besides its subject, direction and time. */
export const mailContent = z.object({
  id: z.uuid(),
  from: address,
  recipients: z.array(recipient),
  text: z.string(),
  /** Whether the text was longer than what is kept. */
  isCut: z.boolean(),
  /** Names and sizes; the files themselves are not kept. */
  attachments: z.array(attachment),
});
export type MailContent = z.infer<typeof mailContent>;
