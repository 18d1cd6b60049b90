import type { StatusSnapshot } from "#lib/services/schema";

/** What parts answer in words that do not change: the browser asks for them in English, and shows them by this table. */
const DETAILS = [
  "Does not answer.",
  "Is kept in the database, which does not answer.",
  "Cannot be read: the database does not answer.",
  "In this process: no Redis is configured.",
  "Not started in this process.",
  "Updates do not arrive from the database.",
  "Held in the outbox: no SMTP server is configured.",
  "No mail has been sent yet.",
  "The last mail could not be sent; it is tried again.",
  "The last mail was sent.",
  "The first check failed; another follows.",
  "Not measured yet.",
  "Not measured lately.",
  "No worker has ever reported.",
  "The database was away; waiting for a sign of life.",
];

/** The names of parts and what they answer, by their English, where the reader's language is another. */
export function statusWords(snapshot: StatusSnapshot, say: (sentence: string) => string): Record<string, string> {
  const details = snapshot.parts.flatMap(({ detail }) => (detail ? [detail] : []));
  const sentences = new Set([...snapshot.parts.map(({ name }) => name), ...details, ...DETAILS]);
  return Object.fromEntries([...sentences].map((sentence) => [sentence, say(sentence)]).filter(([english, said]) => english !== said));
}
