import type { charts as english } from "../en/charts.ts";
import type { Same } from "../same.ts";

export const charts: Same<typeof english> = {
  nothingToDrawYet: "Noch nichts zu zeichnen",
  showAsATable: "Als Tabelle zeigen",
  thisChartCouldNotBeRead: "Dieses Diagramm konnte nicht gelesen werden",
  readingTitle: "{title} wird gelesen …",
};
