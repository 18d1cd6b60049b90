import PostalMime, { type Address, type Attachment, type Email } from "postal-mime";
import { emailAddress } from "#lib/identity/schema";
import { sha256 } from "#lib/platform/crypto";
import { invalid } from "#lib/platform/errors";
import { htmlText } from "./html-text.ts";
import { MAIL_LIMITS, type MailAttachment, type MailRecipient } from "./schema.ts";

/** What is kept of a mail, within the limits. Addresses are in small letters, as those of leads and contacts are compared. */
export interface ParsedMail {
  /** By it a mail counts once: a sum of its Message-ID, else of what it says. */
  messageKey: string;
  subject: string;
  from: { name: string; address: string };
  recipients: MailRecipient[];
  text: string;
  isCut: boolean;
  attachments: MailAttachment[];
  /** Null where the mail does not say a time that can be read. */
  sentAt: Date | null;
}

const NO_MAIL = "This is no mail that can be read. Save the mail as an .eml file in your mail program and send that.";
const NO_SENDER = "This mail does not say who sent it. Save it anew as an .eml file, or write it down by hand.";
const LIMITS = { maxNestingDepth: 30, maxHeadersSize: 256 * 1024, maxRfc822NestingDepth: 3 };

/** Reads a message of RFC 5322 with its MIME parts (RFC 2045 and 2047). Nothing of it is run or loaded. @throws `invalid` */
export async function parseMail(bytes: Uint8Array): Promise<ParsedMail> {
  const mail = await read(bytes);
  const sender = mail.from ?? mail.sender;
  const from = sender ? mailboxes([sender])[0] : undefined;
  if (!from) throw invalid(mail.headers.length === 0 ? NO_MAIL : NO_SENDER);
  const recipients = [
    ...mailboxes(mail.to ?? []).map((each) => ({ field: "to" as const, ...each })),
    ...mailboxes(mail.cc ?? []).map((each) => ({ field: "cc" as const, ...each })),
  ].slice(0, MAIL_LIMITS.recipients);
  const text = printable(mail.text?.trim() ? mail.text : htmlText(mail.html ?? ""), true);
  const kept = cut(text, MAIL_LIMITS.textLength);
  const subject = cut(printable(mail.subject ?? ""), MAIL_LIMITS.subjectLength) || "–";
  const sentAt = momentOf(mail.date);
  const id = mail.messageId?.trim();
  const to = recipients.map((each) => each.address);
  return {
    messageKey: keyOf(id, id ? [id, from.address, text] : [from.address, subject, sentAt?.toISOString() ?? "", text, ...to]),
    ...{ subject, from, recipients, sentAt },
    ...{ text: kept, isCut: kept.length < text.length },
    attachments: mail.attachments.slice(0, MAIL_LIMITS.attachments).map(attachmentOf),
  };
}

/**
 * What tells a mail from others: its Message-ID with its sender and text; without one, all that it says. The id alone would let whoever knows it
 * put somebody else's mail on a record of theirs, by a file with the same id.
 */
export function keyOf(id: string | undefined, content: readonly string[]): string {
  return sha256(`${id ? "id" : "content"}\n${JSON.stringify(content)}`);
}

async function read(bytes: Uint8Array): Promise<Email> {
  try {
    return await PostalMime.parse(bytes, LIMITS);
  } catch {
    // The reader refuses what goes beyond its limits, and says so in words for programmers.
    throw invalid(NO_MAIL);
  }
}

/** Everybody who is named, those in groups too; what is no address is left out. */
function mailboxes(addresses: readonly Address[]): { name: string; address: string }[] {
  return addresses
    .flatMap((each) => each.group ?? [each])
    .slice(0, MAIL_LIMITS.recipients)
    .flatMap(({ name, address }) => {
      const good = emailAddress.safeParse(address);
      return good.success ? [{ name: cut(printable(name), MAIL_LIMITS.nameLength), address: good.data }] : [];
    });
}

const attachmentOf = ({ filename, content }: Attachment): MailAttachment => ({
  name: cut(printable(filename ?? ""), MAIL_LIMITS.nameLength),
  sizeBytes: typeof content === "string" ? content.length : content.byteLength,
});

/** Without signs that no text has: PostgreSQL keeps no NUL, and others turn the direction of a line. */
const printable = (text: string, hasLines = false): string => {
  const even = text.replace(/\r\n?/g, "\n").replace(hasLines ? /(?![\n\t])\p{Cc}/gu : /\p{Cc}+/gu, hasLines ? "" : " ");
  return even
    .replace(/[\u202a-\u202e\u2066-\u2069]/g, "")
    .toWellFormed()
    .trim();
};

/** Not through the middle of a sign. */
const cut = (text: string, most: number): string =>
  text.length <= most
    ? text
    : text
        .slice(0, most)
        .toWellFormed()
        .replace(/\ufffd$/, "");

function momentOf(date: string | undefined): Date | null {
  const at = new Date(date ?? "");
  return Number.isNaN(at.getTime()) || at.getUTCFullYear() < 1980 || at.getUTCFullYear() > 9999 ? null : at;
}
