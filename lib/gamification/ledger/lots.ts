import type { PointKind } from "./schema.ts";

/** An entry as the lots are worked out from it. */
export interface LotEntry {
  id: string;
  kind: PointKind;
  points: number;
  reversesId: string | null;
  expiresAt: Date | null;
  /** For `expire` and `hold`: the lot that it took from, if it is one. For `release` and `forfeit`: the hold that is decided. */
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

interface HeldPart extends Part {
  holdId: string;
}

/**
 * What is left of each lot, by the person's entries in their order. Points go first in, first out: what is spent, or held, is taken from
 * the oldest lot that has some, unless it is the points of one lot that are held; what comes back (a release, a redemption taken back) goes to the lots it came from. What was taken back
 * beyond what is left is a debt, and the next lot pays it. Pure.
 */
export function lotsOf(entries: readonly LotEntry[]): Lot[] {
  const lots: Lot[] = [];
  const taken = new Map<string, Part[]>();
  const held: HeldPart[] = [];
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
      taken.set(id, take(points, firstOf(lots, entry.lotId)));
    } else if (kind === "hold") {
      held.push(...take(points, firstOf(lots, entry.lotId)).map((part) => ({ ...part, holdId: id })));
    } else if (kind === "release" || kind === "forfeit") {
      const parts = outOf(held, points, entry.lotId);
      if (kind === "release") giveBack(parts, points);
    }
  }
  return lots;
}

/** The lots with that one first. */
const firstOf = (lots: readonly Lot[], id: string | null): Lot[] => [...lots.filter((lot) => lot.id === id), ...lots.filter((lot) => lot.id !== id)];

/** Takes so many points out of what is held: of the hold that is decided first, then the oldest. */
function outOf(held: HeldPart[], points: number, holdId: string | null): Part[] {
  const parts: Part[] = [];
  for (const from of [...held.filter((part) => part.holdId === holdId), ...held.filter((part) => part.holdId !== holdId)]) {
    const part = Math.min(from.points, points);
    if (part === 0) continue;
    parts.push({ lot: from.lot, points: part });
    from.points -= part;
    points -= part;
  }
  return parts;
}
