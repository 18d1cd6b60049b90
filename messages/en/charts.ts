export const charts = {
  nothingToDrawYet: "Nothing to draw yet",
  showAsATable: "Show as a table",
  thisChartCouldNotBeRead: "This chart could not be read",
  readingTitle: "Reading {title}…",
} as const;
