/** Where in a text a part of the search was found: from, up to but not including. */
export type Range = readonly [from: number, to: number];

export interface Match {
  /** The lower, the better. */
  rank: number;
  ranges: Range[];
}

const MARKS = /\p{M}/gu;

/** Small letters without accents, one for each of the text, so that places in it stay the same. */
function fold(text: string): string {
  return Array.from({ length: text.length }, (_, at) => {
    const unit = text.charAt(at);
    return (unit.normalize("NFD").replace(MARKS, "").charAt(0) || unit).toLowerCase().charAt(0);
  }).join("");
}

/**
 * How well a text fits what was typed: every word has to occur in it, in any order; at its start is better than at the start of a
 * word, and that better than inside one. Accents and capitals do not matter.
 * @returns null when a word is missing
 */
export function matchText(text: string, typed: string): Match | null {
  const folded = fold(text);
  const words = fold(typed).split(/\s+/).filter(Boolean);
  const ranges: Range[] = [];
  let rank = 0;
  for (const word of words) {
    const at = placeOf(folded, word);
    if (at < 0) return null;
    ranges.push([at, at + word.length]);
    rank += at === 0 ? 0 : isWordStart(folded, at) ? 1 : 2;
  }
  return { rank: rank / Math.max(1, words.length), ranges: merged(ranges) };
}

/** The first place where the word begins a word, or else the first at all; −1 for none. */
function placeOf(folded: string, word: string): number {
  let first = -1;
  for (let at = folded.indexOf(word); at >= 0; at = folded.indexOf(word, at + 1)) {
    if (isWordStart(folded, at)) return at;
    if (first < 0) first = at;
  }
  return first;
}

const isWordStart = (text: string, at: number) => at === 0 || !/[\p{L}\p{N}]/u.test(text.charAt(at - 1));

function merged(ranges: Range[]): Range[] {
  const joined: Range[] = [];
  for (const [from, to] of ranges.toSorted(([a], [b]) => a - b)) {
    const last = joined.at(-1);
    if (last && from <= last[1]) joined[joined.length - 1] = [last[0], Math.max(last[1], to)];
    else joined.push([from, to]);
  }
  return joined;
}

/** Those whose label, or else whose other words, fit what was typed, the best first; equals keep their order. */
export function rankEntries<E extends { label: string; words?: string }>(entries: readonly E[], typed: string): E[] {
  return entries
    .flatMap((entry) => {
      const own = matchText(entry.label, typed);
      if (own) return [{ entry, rank: own.rank }];
      const other = entry.words ? matchText(`${entry.label} ${entry.words}`, typed) : null;
      return other ? [{ entry, rank: other.rank + 10 }] : [];
    })
    .toSorted((a, b) => a.rank - b.rank)
    .map(({ entry }) => entry);
}
