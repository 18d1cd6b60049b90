/** One row and many, in words. */
export interface RowNouns {
  one: string;
  many: string;
}

/** The last row of an export: how many there are, and whether that is all. */
export function endOfRows({ rows, isComplete }: { rows: number; isComplete: boolean }, { one, many }: RowNouns): string {
  const counted = `${rows} ${rows === 1 ? one : many}`;
  return isComplete ? `End: ${counted}` : `Cut off after ${counted}: narrow the list`;
}
