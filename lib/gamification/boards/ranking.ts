/** A person's points, and when they got the last of them. */
export interface PersonPoints {
  userId: string;
  points: number;
  reachedAt: Date;
}

/**
 * Competition ranking: equal points share a rank and the next rank is left out (1, 2, 2, 4). Among equals, who reached
 * the points first stands first; then the id decides, so that the order is total.
 */
export function rank<Person extends PersonPoints>(people: readonly Person[]): (Person & { rank: number })[] {
  const ordered = [...people].sort((a, b) => b.points - a.points || a.reachedAt.getTime() - b.reachedAt.getTime() || (a.userId < b.userId ? -1 : 1));
  const ranked: (Person & { rank: number })[] = [];
  for (const [index, person] of ordered.entries()) {
    const before = ranked.at(-1);
    ranked.push({ ...person, rank: before?.points === person.points ? before.rank : index + 1 });
  }
  return ranked;
}

/** The first `count`, and the reader's own place when it lies beyond. */
export function topAndOwn<Person extends PersonPoints>(ranked: readonly Person[], count: number, ownId: string | null): Person[] {
  return ranked.filter((person, index) => index < count || person.userId === ownId);
}
