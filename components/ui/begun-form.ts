/** What a form held when typing in it began. */
export interface BegunForm<Content> {
  /** Its hidden fields: the version that the change is made from among them. */
  hidden: Record<string, string>;
  /** Its fields, where they are to stay whatever the page shows by now. */
  kept: Content | null;
}

/** Whether the record was changed since typing began. Other hidden fields follow what the page itself is asked for. */
export function isOutOfDate(begun: BegunForm<unknown> | null, hidden: Record<string, string>): boolean {
  return begun !== null && begun.hidden.version !== hidden.version;
}

/** Typing begins: with what is shown now, unless it has begun before. */
export function begin<Content>(begun: BegunForm<Content> | null, hidden: Record<string, string>): BegunForm<Content> {
  return begun ?? { hidden, kept: null };
}
