const MOST = 8;
const MOST_ON_A_PHONE = 4;

/** Which points of a chart are named below it, counted from the last, which is always named; `isRare` are those that a phone has room for, too. */
export function shownLabels(count: number): { at: number; isRare: boolean }[] {
  const step = Math.max(1, Math.ceil(count / MOST));
  const at = Array.from({ length: Math.ceil(count / step) }, (_, index) => count - 1 - index * step);
  const every = Math.max(1, Math.ceil(at.length / MOST_ON_A_PHONE));
  return at.map((each, index) => ({ at: each, isRare: index % every === 0 })).toReversed();
}
