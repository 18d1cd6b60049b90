export const DEAL_STAGES = ["discovery", "qualification", "proposal", "negotiation", "closed_won", "closed_lost"] as const;
export type DealStage = (typeof DEAL_STAGES)[number];
export const OPEN_STAGES = ["discovery", "qualification", "proposal", "negotiation"] as const satisfies DealStage[];

/** How likely a deal is to be won in each stage, in percent, until somebody says otherwise of it. */
export const STAGE_PROBABILITY: Record<DealStage, number> = {
  discovery: 10,
  qualification: 25,
  proposal: 50,
  negotiation: 75,
  closed_won: 100,
  closed_lost: 0,
};

export const isClosed = (stage: DealStage): boolean => stage === "closed_won" || stage === "closed_lost";

/**
 * Whether a deal may go from one stage to another: among the open ones both ways, to the end from each of them, and from the end
 * back to an open one, which opens it again. What is won does not become lost without being opened.
 */
export function mayMove(from: DealStage, to: DealStage): boolean {
  return from !== to && !(isClosed(from) && isClosed(to));
}

/**
 * How likely a deal is after a move. What somebody had set stays within the open stages as long as it was not the stage's own;
 * the end knows.
 */
export function probabilityAfter(from: DealStage, to: DealStage, probability: number): number {
  if (isClosed(to) || isClosed(from) || probability === STAGE_PROBABILITY[from]) return STAGE_PROBABILITY[to];
  return probability;
}

/** What a deal counts in a forecast: its amount by how likely it is, in minor units, rounded half up. */
export const weightedMinor = (amountMinor: number, probability: number): number => Math.floor((amountMinor * probability + 50) / 100);

/**
 * A place between two neighbours of a column; null stands for the column's edge. Halves run out after some fifty moves between
 * the same two: then the answer is one of the two, and the column is to be numbered anew.
 */
export function placeBetween(above: number | null, below: number | null): number {
  if (above === null) return below === null ? 0 : below - 1;
  return below === null ? above + 1 : above + (below - above) / 2;
}
