/** What the tally of a definition's part is called among those of a tenant, in a period. */
export const tallyName = ({ key, version }: { key: string; version: number }, period: string, part: number): string =>
  `${key}|${version}|${period}|${part}`;
