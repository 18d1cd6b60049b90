import type { CountedField, PreviewRow } from "./import-schema.ts";

const COUNTS: readonly CountedField[] = ["impressions", "clicks", "conversions"];

/** A line that was read, with what its figures are added up under: campaign, channel and day. */
export interface ReadLine {
  row: PreviewRow;
  addedUpUnder: string;
}

/**
 * The lines of a preview as they are kept: counts whole, halves up, as the import rounds them. It rounds when all lines of a day are added
 * up, so lines that share one keep their parts here: rounded each for itself they would not make what is stored.
 */
export function keptCounts(lines: readonly ReadLine[]): { rows: PreviewRow[]; hasPartsOfConversions: boolean } {
  const sharing = Map.groupBy(lines, ({ addedUpUnder }) => addedUpUnder);
  return {
    rows: lines.map(({ row, addedUpUnder }) => (sharing.get(addedUpUnder)?.length === 1 ? { ...row, figures: whole(row.figures) } : row)),
    hasPartsOfConversions: lines.some(({ row }) => !Number.isInteger(Number(row.figures.conversions ?? "0"))),
  };
}

function whole(figures: PreviewRow["figures"]): PreviewRow["figures"] {
  const rounded = COUNTS.flatMap((field) => (figures[field] === undefined ? [] : [[field, String(Math.round(Number(figures[field])))]]));
  return { ...figures, ...Object.fromEntries(rounded) };
}
