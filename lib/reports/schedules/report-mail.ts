import type { MailWords } from "#lib/platform/mail";
import { MAILED_LINK_DAYS } from "./schedule-schema.ts";

/** The mail that brings a report, in English; it is said in its reader's language. Pure. */
export function reportMail({
  name,
  tenant,
  url,
  ending,
  isDemo,
  isMember,
  isAttached,
}: {
  name: string;
  tenant: string;
  url: string;
  /** Where its reader ends it. */
  ending: string;
  /** Whether the business is made up: who gets the mail need not know the portal. */
  isDemo: boolean;
  isMember: boolean;
  /** Whether the document comes along; it may be too large. */
  isAttached: boolean;
}): MailWords {
  return {
    title: `Report of ${tenant}: ${name}`,
    paragraphs: [
      `Here is the report “${name}” of ${tenant}, with its newest figures.`,
      ...(isDemo ? ["This is a demonstration: the business and its figures are made up."] : []),
      isMember
        ? "Sign in to read it."
        : `The link can be opened for ${MAILED_LINK_DAYS} days. Whoever has it can read the report, so do not pass it on.`,
      isAttached ? "It is attached as a PDF, with the figures as they are now." : "Its PDF could not be attached. You find it where the report is.",
    ],
    action: { label: "Open the report", url },
    note: `You wish no more of these mails? End them here: ${ending}`,
  };
}
