import type { Suggestion } from "./schema.ts";

/** What an entry is compared by. */
export interface Payer {
  payer: string;
  text: string;
  references: readonly string[];
}

export interface OwedInvoice {
  id: string;
  number: string;
  company: string;
  reference: string | null;
  leftMinor: number;
}

const MOST = 3;
/** They say what kind of company it is, not which. */
const COMMON = new Set([
  "gmbh",
  "mbh",
  "ug",
  "ag",
  "kg",
  "ohg",
  "ltd",
  "limited",
  "inc",
  "llc",
  "bv",
  "sarl",
  "sa",
  "co",
  "company",
  "the",
  "und",
  "and",
]);
const RANK: Record<Suggestion["because"], number> = { reference: 0, name: 1, amount: 2 };

/** The words of a name that tell it from others, in plain small letters. Pure. */
function wordsOf(text: string): Set<string> {
  const plain = text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  return new Set(plain.split(/[^\p{L}\p{N}]+/u).filter((word) => word.length > 1 && !COMMON.has(word)));
}

/**
 * The invoices that an entry may pay, the best first: one that it names, then one of just this amount whose company is called like the payer,
 * then any of just this amount. A person decides. Pure.
 * @param owed open invoices of its currency: those that it names, and those of its amount
 */
export function suggest(entry: Payer, owed: readonly OwedInvoice[]): Suggestion[] {
  const said = wordsOf(`${entry.payer} ${entry.text}`);
  const because = ({ reference, company }: OwedInvoice): Suggestion["because"] => {
    if (reference !== null && entry.references.includes(reference)) return "reference";
    const words = [...wordsOf(company)];
    return words.length > 0 && words.filter((word) => said.has(word)).length * 2 >= words.length ? "name" : "amount";
  };
  return owed
    .map((invoice) => ({ id: invoice.id, number: invoice.number, company: invoice.company, leftMinor: invoice.leftMinor, because: because(invoice) }))
    .toSorted((a, b) => RANK[a.because] - RANK[b.because] || a.number.localeCompare(b.number))
    .slice(0, MOST);
}
