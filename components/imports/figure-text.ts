import type { CountedField, PreviewRow } from "#lib/campaigns/schema";
import type { Formats } from "../format/reader-formats.tsx";

/** A figure of a line as the rest of the portal writes it: amounts with the currency of the line, counts as numbers; "–" for what it does not tell. */
export function figureText({ figures, currency }: Pick<PreviewRow, "figures" | "currency">, name: CountedField, f: Formats): string {
  const value = figures[name];
  if (value === undefined || currency === null) return "–";
  return name === "spend" || name === "revenue" ? f.money(value, { currency }) : f.number(Number(value));
}
