/** The highest level there is. */
export const HIGHEST_LEVEL = 20;

/** Lifetime points that a level takes: 0, 100, 300, 600, 1,000 and so on, each step 100 longer than the one before. */
export const pointsForLevel = (level: number): number => 50 * level * (level - 1);

/** The level that so many lifetime points make: 1 to `HIGHEST_LEVEL`. Pure. */
export function levelOf(points: number): number {
  let level = 1;
  while (level < HIGHEST_LEVEL && points >= pointsForLevel(level + 1)) level += 1;
  return level;
}
