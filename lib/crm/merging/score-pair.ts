/** Why two records may be the same, or not, and how much each counts. From fifty points on they are shown. */
export const SIGNALS = {
  sameEmail: 60,
  samePhone: 40,
  sameName: 35,
  shortName: 20,
  sameCompany: 20,
  sameTitle: 55,
  sameCity: 10,
  otherEmail: -5,
  otherCountry: -15,
} as const;
export type Signal = keyof typeof SIGNALS;
export const LEAST_POINTS = 50;

/** What pairs are compared by. Keys are as the database derives them. */
export interface Comparable {
  kind: "person" | "company";
  firstName: string;
  lastName: string;
  emailKey: string | null;
  phoneKey: string | null;
  /** Of a company its own name; of a person that of where they work. */
  companyKey: string | null;
  city: string | null;
  country: string | null;
}

/** The signals of two records and the sum of their points. Explains itself: nothing counts that is not in the list. */
export function scorePair(a: Comparable, b: Comparable): { points: number; signals: { signal: Signal; points: number }[] } {
  const found: Signal[] = [];
  const same = (one: string | null, other: string | null) => one !== null && one !== "" && one === other;
  const differs = (one: string | null, other: string | null) => one !== null && other !== null && one !== other;
  if (same(a.emailKey, b.emailKey)) found.push("sameEmail");
  else if (differs(a.emailKey, b.emailKey)) found.push("otherEmail");
  if (same(a.phoneKey, b.phoneKey)) found.push("samePhone");
  if (a.kind === "company") {
    if (same(a.companyKey, b.companyKey)) found.push("sameTitle");
    if (same(textKey(a.city), textKey(b.city))) found.push("sameCity");
  } else {
    const names = nameSignal(a, b);
    if (names) found.push(names);
    if (same(a.companyKey, b.companyKey)) found.push("sameCompany");
  }
  if (differs(a.country, b.country)) found.push("otherCountry");
  const signals = found.map((signal) => ({ signal, points: SIGNALS[signal] }));
  return {
    signals,
    points: Math.max(
      0,
      Math.min(
        100,
        signals.reduce((sum, { points }) => sum + points, 0),
      ),
    ),
  };
}

/** One name, or one whose first name is the other's in short: "A. Lovelace", "Ada Lovelace". */
function nameSignal(a: Comparable, b: Comparable): Signal | null {
  const [last, otherLast] = [textKey(a.lastName), textKey(b.lastName)];
  const [first, otherFirst] = [textKey(a.firstName) ?? "", textKey(b.firstName) ?? ""];
  if (!last || last !== otherLast) return null;
  if (first === otherFirst) return first ? "sameName" : null;
  return first !== "" && otherFirst !== "" && (first.startsWith(otherFirst) || otherFirst.startsWith(first)) ? "shortName" : null;
}

const FOLDED: Record<string, string> = { ä: "ae", ö: "oe", ü: "ue", ß: "ss", ø: "o", ł: "l" };

/** Small letters without accents and marks, as the database's keys have them. */
function textKey(text: string | null): string | null {
  if (text === null) return null;
  return text
    .toLowerCase()
    .replaceAll(/[äöüßøł]/g, (letter) => FOLDED[letter] ?? letter)
    .normalize("NFD")
    .replaceAll(/\p{M}/gu, "")
    .replaceAll(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}
