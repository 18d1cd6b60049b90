/** The records on whose pages one entry of a timeline stands. */
export interface Place {
  lead_id: string | null;
  deal_id: string | null;
  contact_id: string | null;
  company_id: string | null;
}

const COLUMNS = ["lead_id", "deal_id", "contact_id", "company_id"] as const;

/**
 * The entries by which a mail stands once on the page of every record that it concerns: two people of one company are two entries, and the company
 * has the first of them. An entry that would say nothing new is left out.
 * @param standing the entries that are there already
 */
export function planPlaces(wanted: readonly Place[], standing: readonly Place[] = []): Place[] {
  const taken = new Set(standing.flatMap((place) => COLUMNS.flatMap((column) => place[column] ?? [])));
  return wanted.flatMap((place) => {
    const fresh = Object.fromEntries(
      COLUMNS.map((column) => {
        const id = place[column];
        return [column, id !== null && !taken.has(id) ? id : null];
      }),
    ) as Record<(typeof COLUMNS)[number], string | null>;
    const ids = COLUMNS.flatMap((column) => fresh[column] ?? []);
    for (const id of ids) taken.add(id);
    return ids.length > 0 ? [fresh] : [];
  });
}
