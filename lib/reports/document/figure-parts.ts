import { FIGURE_DEFINITIONS, relativeChange } from "#lib/campaigns/schema";
import type { SalesOfPeriod } from "#lib/crm/schema";
import type { BlockData } from "../data/data-schema.ts";
import type { ReportFigure, ReportPart } from "./document.ts";
import { type Writing, writeFigure } from "./writing.ts";

/** Less than this is no change that anybody sees. */
const FLAT = 0.0005;

/** Chosen figures, each against the period before. */
export function figuresPart({ figures }: Extract<BlockData, { kind: "figures" }>, writing: Writing): ReportPart {
  return {
    kind: "figures",
    figures: figures.map(({ name, now, before }) => {
      const { label, definition, isUpGood } = FIGURE_DEFINITIONS[name];
      return {
        label: writing.say(label),
        definition: writing.say(definition),
        value: writeFigure(name, now, writing),
        before: writing.t("before", { value: writeFigure(name, before, writing) }),
        ...changeOf(now, before, isUpGood, writing),
      };
    }),
  };
}

const SALES = {
  leads: { key: "leads", isUpGood: true },
  converted: { key: "converted", isUpGood: true },
  won: { key: "won", isUpGood: true },
  lost: { key: "lost", isUpGood: false },
  winRate: { key: "winRate", isUpGood: true },
  wonMinor: { key: "wonAmount", isUpGood: true },
} as const;
/** What is as it stands now has no period before. */
const STANDING = { open: "open", openMinor: "openAmount", weightedMinor: "weightedAmount" } as const;

/** Leads that came and deals that ended, and what is open. */
export function salesPart({ now, before }: Extract<BlockData, { kind: "sales" }>, writing: Writing): ReportPart {
  const { t } = writing;
  const write = (name: keyof SalesOfPeriod, value: number | null) =>
    name.endsWith("Minor") ? writing.money(value) : name === "winRate" ? writing.percent(value) : writing.number(value);
  const moved = (Object.keys(SALES) as (keyof typeof SALES)[]).map(
    (name): ReportFigure => ({
      label: t(SALES[name].key),
      definition: null,
      value: write(name, now[name]),
      before: t("before", { value: write(name, before[name]) }),
      ...changeOf(now[name], before[name], SALES[name].isUpGood, writing),
    }),
  );
  const standing = (Object.keys(STANDING) as (keyof typeof STANDING)[]).map(
    (name): ReportFigure => ({ label: t(STANDING[name]), definition: null, value: write(name, now[name]), before: null, change: null, isGood: null }),
  );
  return { kind: "figures", figures: [...moved, ...standing] };
}

function changeOf(now: number | null, before: number | null, isUpGood: boolean, writing: Writing): Pick<ReportFigure, "change" | "isGood"> {
  const change = relativeChange(now, before);
  if (change === null) return { change: null, isGood: null };
  return { change: writing.percent(change, true), isGood: Math.abs(change) < FLAT ? null : change > 0 === isUpGood };
}
