/** What an address is made of, for comparing it with others. */
export interface MailParts {
  /** In lower case, without what follows a "+", and without dots where the provider ignores them. */
  mailbox: string;
  domain: string;
  /** The mailbox without its digits. */
  stem: string;
  hasTag: boolean;
}

const DOTLESS = new Set(["gmail.com", "googlemail.com"]);
/** Consonants in a row that hardly any name has. */
const UNPRONOUNCEABLE = /[bcdfghjklmnpqrstvwxz]{6,}/;
const LONG_NUMBER = /\d{5,}/;
const MOSTLY_DIGITS = 0.5;

/** Pure. */
export function partsOfMail(email: string): MailParts {
  const [local = "", domain = ""] = email.trim().toLowerCase().split("@");
  const [untagged = ""] = local.split("+");
  const mailbox = DOTLESS.has(domain) ? untagged.replaceAll(".", "") : untagged;
  return { mailbox, domain, stem: mailbox.replace(/[\d._-]+/g, ""), hasTag: local.includes("+") };
}

/**
 * Why an address looks made for the purpose; null for one that does not. Pure.
 * @param others addresses of the same referrer's other conversions
 * @param isDisposable whether a domain, or one above it, lends addresses out
 */
export function oddMail(email: string, others: readonly string[], isDisposable: (domain: string) => boolean): string | null {
  const { mailbox, domain, stem, hasTag } = partsOfMail(email);
  if (isDisposable(domain)) return `${domain} lends addresses out for a while.`;
  const parts = others.filter((other) => other.toLowerCase() !== email.toLowerCase()).map(partsOfMail);
  if (parts.some((other) => other.mailbox === mailbox && other.domain === domain)) return "It is the mailbox of another referral, written otherwise.";
  const alike = parts.filter((other) => other.domain === domain && other.stem === stem && stem.length >= 3);
  if (alike.length >= 2) return `${alike.length} other referrals have the same name at ${domain} with other digits.`;
  if (hasTag && alike.length > 0) return "It carries a tag, and another referral has the same name there.";
  const digits = mailbox.replace(/\D/g, "").length;
  if (mailbox.length >= 8 && digits / mailbox.length >= MOSTLY_DIGITS && LONG_NUMBER.test(mailbox)) return "The mailbox is mostly digits.";
  if (UNPRONOUNCEABLE.test(mailbox)) return "The mailbox reads like characters at random.";
  return null;
}
