/** So many statements a connection keeps prepared for writing. What is hot is named once, in the code: there are fewer. */
const MOST = 500;
/** PostgreSQL cuts longer names off (`NAMEDATALEN`), and two could become one. */
const LONGEST = 50;

/** The names under which statements are prepared in transactions that write: Prisma, who sends them, asks by the text alone. */
export interface PreparedNames {
  /** Has a statement prepared wherever it is sent. */
  add(name: string, text: string): void;
  /** @returns "" for what is sent without being prepared */
  of(text: string): string;
}

export function createPreparedNames(): PreparedNames {
  const byText = new Map<string, string>();
  return {
    add(name, text) {
      // A name may stand for one text only; the number keeps those apart that were given the same.
      if (!byText.has(text) && byText.size < MOST) byText.set(text, `${name.slice(0, LONGEST)}~${byText.size}`);
    },
    of: (text) => byText.get(text) ?? "",
  };
}
