import type { PointKind } from "./schema.ts";

/** An entry as the lots are worked out from it. */
export interface LotEntry {
  id: string;
  kind: PointKind;
  points: number;
  reversesId: string | null;
  expiresAt: Date | null;
  /** For `expire`: the lot that it took from. */
  lotId: string | null;
}

/** Points that became available together, and what is left of them. */
export interface Lot {
  id: string;
  expiresAt: Date | null;
  left: number;
}

interface Part {
  lot: Lot;
  points: number;
}

/**
 * What is left of each lot, by the person's entries in their order. Points go first in, first out: what is spent, or held, is taken from
 * the oldest lot that has some; what comes back (a release, a redemption taken back) goes to the lots it came from. What was taken back
 * beyond what is left is a debt, and the next lot pays it. Pure.
 */
export function lotsOf(entries: readonly LotEntry[]): Lot[] {
  const lots: Lot[] = [];
  const taken = new Map<string, Part[]>();
  const held: Part[] = [];
  let debt = 0;
  const take = (points: number, from: readonly Lot[] = lots): Part[] => {
    const parts: Part[] = [];
    for (const lot of from) {
      const part = Math.min(lot.left, points);
      if (part === 0) continue;
      lot.left -= part;
      points -= part;
      parts.push({ lot, points: part });
    }
    debt += points;
    return parts;
  };
  const giveBack = (parts: readonly Part[], points: number): void => {
    const repaid = Math.min(debt, points);
    debt -= repaid;
    let rest = points - repaid;
    for (const { lot, points: part } of parts) {
      const back = Math.min(part, rest);
      lot.left += back;
      rest -= back;
    }
  };
  for (const entry of entries) {
    const { id, kind, points, reversesId } = entry;
    if (reversesId !== null) {
      const lot = lots.find((each) => each.id === reversesId);
      // Of an entry that gave points: first what is left of them, then whatever there is.
      if (lot) take(points, [lot, ...lots.filter((each) => each !== lot)]);
      else giveBack(taken.get(reversesId) ?? [], points);
    } else if (kind === "earn" || kind === "confirm") {
      const paid = Math.min(debt, points);
      debt -= paid;
      lots.push({ id, expiresAt: entry.expiresAt, left: points - paid });
    } else if (kind === "redeem") {
      taken.set(id, take(points));
    } else if (kind === "expire") {
      const own = lots.filter((lot) => lot.id === entry.lotId);
      taken.set(id, take(points, [...own, ...lots.filter((lot) => lot.id !== entry.lotId)]));
    } else if (kind === "hold") {
      held.push(...take(points));
    } else if (kind === "release" || kind === "forfeit") {
      const parts = outOf(held, points);
      if (kind === "release") giveBack(parts, points);
    }
  }
  return lots;
}

/** Takes so many points out of what is held, the oldest first. */
function outOf(held: Part[], points: number): Part[] {
  const parts: Part[] = [];
  while (points > 0) {
    const first = held[0];
    if (!first) break;
    const part = Math.min(first.points, points);
    parts.push({ lot: first.lot, points: part });
    first.points -= part;
    points -= part;
    if (first.points === 0) held.shift();
  }
  return parts;
}
