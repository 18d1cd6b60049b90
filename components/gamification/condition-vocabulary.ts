import type { FactName, Measure } from "#lib/gamification/schema";

/** The words of the editor, as keys of the area `definitions`. */
export const EDITOR_WORDS = [
  ...(["condition", "asJson", "group", "needs", "needsAll", "needsAny", "part", "addPart", "addGroup", "remove", "moveUp", "moveDown"] as const),
  ...(["makeGroup", "what", "kindCount", "kindSum", "kindMax", "kindMeasure", "kindRatio", "kindStreak", "kindFirst", "kindLast"] as const),
  ...(["event", "field", "figure", "comparison", "atLeast", "atMost", "is", "isNot", "target", "minorUnits", "ratioHint", "window"] as const),
  ...(["anyTime", "windowDays", "windowHours", "windowLength", "days", "freezes", "until", "since", "of", "over", "minimum"] as const),
  ...(["filters", "addFilter", "value", "yes", "no"] as const),
] as const;

interface FieldWord {
  name: string;
  label: string;
  kind: "count" | "money" | "flag" | "choice";
  options: readonly string[];
}

/** What conditions can be made of, in the reader's language. */
export interface Vocabulary {
  words: Record<(typeof EDITOR_WORDS)[number], string>;
  events: { name: FactName; label: string; fields: FieldWord[] }[];
  measures: { name: Measure; label: string }[];
  /** For parts that begin with a date. */
  today: string;
}

export const isNumeric = ({ kind }: FieldWord): boolean => kind === "count" || kind === "money";

export const fieldsOfEvent = ({ events }: Vocabulary, event: FactName): FieldWord[] => events.find(({ name }) => name === event)?.fields ?? [];
