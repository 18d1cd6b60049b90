import { languageOfAddress } from "#lib/identity";
import type { Transaction } from "#lib/platform/database";
import { composeMail, enqueueMail, type MailWords } from "#lib/platform/mail";
import type { Runtime } from "#lib/platform/runtime";

/** Tells a person by mail what was done to their account, in the transaction that did it. */
export async function mailPerson(
  runtime: Pick<Runtime, "config" | "jobs" | "clock">,
  tx: Transaction,
  person: { name: string; email: string },
  words: Omit<MailWords, "greeting">,
): Promise<void> {
  const mail = composeMail(await languageOfAddress(tx, person.email), { greeting: `Hello ${person.name},`, ...words });
  await enqueueMail(runtime, tx, { tenantId: null, to: person.email, ...mail });
}
