import type { Reward } from "./schema.ts";

/** What a rank brings; 0 for none. Pure. */
export const rewardOf = (rewards: readonly Reward[], rank: number): number => rewards.find(({ toRank }) => rank <= toRank)?.points ?? 0;
