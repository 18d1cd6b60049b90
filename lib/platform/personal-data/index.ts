/**
 * How a room says what it keeps of people, so that everything can be shown, taken along and erased in one way. The rooms'
 * declarations come together in `lib/privacy`; a test compares them with the database's own catalogue.
 */

/**
 * What happens to the rows of a person who is erased. "redact": the trail's own way. In SQL (of `belongs` and `set`) these stand
 * for values: `:person` their id, `:addresses` all their addresses as text[], `:pseudonym` what they are called from then on, `:now`.
 */
export type Erasure =
  | { how: "delete" }
  | { how: "change"; set: Record<string, string>; because: string }
  | { how: "keep" | "redact"; because: string };

/** Rows of one table that are about a person in one way. A table may have several. */
export interface PersonalRows {
  table: string;
  /** Of the person's own view: "Your sessions". */
  what: string;
  /** What it is kept for: the basis for having it. */
  why: string;
  /** SQL condition: which rows are this person's. */
  belongs: string;
  /** Columns that say who it is, or something of them. */
  personal: string[];
  /** Columns that the person gets; none where the rows are somebody else's, too, or secret. */
  exported: string[];
  erasure: Erasure;
}

export interface PersonalData {
  /** What the room is called towards a person. */
  label: string;
  rows: PersonalRows[];
  /** Columns that look as if they were of a person and are not, as "table.column", with the reason. */
  notPersonal?: Record<string, string>;
}
