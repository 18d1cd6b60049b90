/** Whom somebody may mention. */
export interface Mentionable {
  id: string;
  name: string;
}

export const MOST_MENTIONED = 20;

/**
 * Who is mentioned in a text: "@" and a person's whole name, in capitals or not. Of "Ann" and "Ann Lee" the longer name counts where both
 * stand there; two people of one name are both meant. An "@" within a word, as in a mail address, mentions nobody. Pure.
 * @param people those who may see the conversation: nobody else can be mentioned
 * @returns their ids, each once, at most twenty
 */
export function mentionsIn(text: string, people: readonly Mentionable[]): string[] {
  const found = new Set<string>();
  const plain = plainOf(text);
  for (const { index } of plain.matchAll(/(?<![\p{L}\p{N}_.])@/gu)) {
    const rest = plain.slice(index + 1);
    const named = people.filter(({ name }) => startsWithName(rest, plainOf(name)));
    const longest = Math.max(0, ...named.map(({ name }) => plainOf(name).length));
    for (const { id, name } of named) if (plainOf(name).length === longest) found.add(id);
  }
  return [...found].slice(0, MOST_MENTIONED);
}

const plainOf = (text: string) => text.normalize("NFKC").toLowerCase();

const startsWithName = (rest: string, name: string) => name !== "" && rest.startsWith(name) && !/^[\p{L}\p{N}_]/u.test(rest.slice(name.length));
