/** A report in a language, ready to be drawn: the page, the shared page and the PDF say what stands here and nothing else. */
export interface ReportDocument {
  title: string;
  /** Says of a made-up business that it is one; null for a real one. The portal says so above each of its pages. */
  demo: string | null;
  /** Such as "1 Oct – 31 Oct 2026". */
  period: string;
  /** What the period is compared with, and when the figures were read. */
  notes: string[];
  sections: ReportSection[];
}

export interface ReportSection {
  /** Of its block. */
  id: string;
  title: string | null;
  note: string | null;
  /** In this order. */
  parts: ReportPart[];
}

export type ReportPart =
  | { kind: "heading"; text: string }
  | { kind: "text"; paragraphs: string[] }
  | { kind: "figures"; figures: ReportFigure[] }
  | { kind: "chart"; chart: ReportChart }
  | { kind: "table"; table: ReportTable }
  | { kind: "reasons"; reasons: { title: string; points: string[] }[] }
  | { kind: "empty"; text: string };

export interface ReportFigure {
  label: string;
  /** What it means and how it is counted; null where the label says it. */
  definition: string | null;
  /** "–" where nobody knows. */
  value: string;
  /** Such as "before: €120.00"; null for what is as it stands now. */
  before: string | null;
  /** With its sign; null where there is nothing to compare with. */
  change: string | null;
  /** Whether the change is good; null for none, and where it is neither. */
  isGood: boolean | null;
}

export interface ReportChart {
  /** What the values are. */
  label: string;
  /** What the points are, over the first column of the table. */
  axisLabel: string;
  format: { kind: "number"; locale: string } | { kind: "percent"; locale: string } | { kind: "money"; currency: string; locale: string };
  /** Values in major units of money; null where nothing is known. `text` as people read it. */
  points: { label: string; value: number | null; text: string }[];
}

export interface ReportTable {
  columns: { label: string; isNumeric: boolean }[];
  rows: string[][];
  /** The sum of all rows, also of those that are not shown; null without any. */
  total: string[] | null;
}
