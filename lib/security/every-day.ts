interface DayRow {
  day: string;
  signIns: number;
  refused: number;
  locked: number;
}

const DAY_MS = 86_400_000;

/** So many days from `first` (UTC) on, one row for each: a day without entries is a zero that is known, since the trail has every try. */
export function everyDay(first: Date, count: number, rows: readonly DayRow[]): DayRow[] {
  const found = new Map(rows.map((row) => [row.day, row]));
  return Array.from({ length: count }, (_, index) => {
    const day = new Date(first.getTime() + index * DAY_MS).toISOString().slice(0, 10);
    return found.get(day) ?? { day, signIns: 0, refused: 0, locked: 0 };
  });
}
