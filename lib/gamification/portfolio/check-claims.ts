import { meansCurrency } from "./claim-words.ts";
import { type Claim, claimsIn } from "./claims-in.ts";
import { changeOf, type FigureSpec, type FigureValue, type PortfolioMeasure, UNIT_OF } from "./figure-values.ts";

/** A figure that texts may speak of. */
export type KnownFigure = Pick<FigureSpec, "measure" | "channel"> & Pick<FigureValue, "value" | "baselineValue"> & { id: string; currency: string };

/** A claim that the figures do not support, and the figure that comes nearest to what it speaks of. */
export interface RefusedClaim {
  claim: string;
  nearestFigureId: string | null;
}

interface Candidate {
  figure: KnownFigure;
  unit: Claim["unit"];
  value: number;
  isChange: boolean;
}

/**
 * Every claim of a text that no figure supports. A claim may be rounded to the last digit that it writes; "about" allows 5 %, "more than" whatever
 * is more. It must be about the same measure, in the same direction and currency. Pure.
 */
export function refusedClaims(text: string, figures: readonly KnownFigure[]): RefusedClaim[] {
  const candidates = figures.flatMap(candidatesOf);
  return claimsIn(text).flatMap((claim) => {
    const comparable = candidates.filter(({ unit, figure }) => unit === claim.unit && speaksOf(claim, figure.measure));
    if (comparable.some((candidate) => supports(candidate, claim))) return [];
    const about = comparable.length > 0 ? comparable : candidates.filter(({ figure }) => claim.measures.includes(figure.measure));
    return [{ claim: claim.text, nearestFigureId: nearest(about, claim)?.figure.id ?? null }];
  });
}

/** "A conversion cost $10": what is said of conversions in money is what they cost. */
function speaksOf({ measures, unit }: Claim, measure: PortfolioMeasure): boolean {
  if (measures.length === 0 || measures.includes(measure)) return true;
  return unit === "money" && measure === "cpa_minor" && measures.includes("conversions");
}

function supports({ figure, value, isChange }: Candidate, claim: Claim): boolean {
  if (claim.unit === "money" && claim.currency !== null && !meansCurrency(claim.currency, figure.currency)) return false;
  if (claim.nature === "change" && !isChange) return false;
  if (claim.nature === "level" && isChange) return false;
  const isFactor = claim.unit === "factor";
  // A change must go where the text says; a factor below one is a fall.
  if (isChange && claim.direction && (isFactor ? value > 1 : value > 0) !== (claim.direction === "up")) return false;
  const size = isChange && !isFactor ? Math.abs(value) : value;
  const isLoss = !isChange && value < 0;
  if (isLoss && claim.direction !== "down") return false;
  return claim.readings.some(({ from, to }) => Math.abs(size) >= from - 1e-9 && Math.abs(size) <= to + 1e-9);
}

function nearest(candidates: readonly Candidate[], { readings }: Claim): Candidate | undefined {
  const wanted = readings[0]?.value ?? 0;
  return [...candidates].sort((a, b) => Math.abs(Math.abs(a.value) - wanted) - Math.abs(Math.abs(b.value) - wanted))[0];
}

function candidatesOf(figure: KnownFigure): Candidate[] {
  const { measure, baselineValue, value } = figure;
  const unit = UNIT_OF[measure];
  const level = (each: number): Candidate => ({ figure, unit, value: inUnit(measure, each, figure.currency), isChange: false });
  const change = changeOf(figure);
  if (baselineValue === null) return [level(value)];
  return [
    level(value),
    level(baselineValue),
    { figure, unit, value: inUnit(measure, value - baselineValue, figure.currency), isChange: true },
    ...(change === null ? [] : [{ figure, unit: "percent" as const, value: change * 100, isChange: true }]),
    ...(baselineValue > 0 && value > 0 ? [{ figure, unit: "factor" as const, value: value / baselineValue, isChange: true }] : []),
  ];
}

/** As people write it. */
function inUnit(measure: PortfolioMeasure, value: number, currency: string): number {
  if (UNIT_OF[measure] === "percent") return value * 100;
  return UNIT_OF[measure] === "money" ? value / 10 ** decimalsOf(currency) : value;
}

const decimals = new Map<string, number>();

/** How many decimals a currency has; asked for once, since making a formatter is dear. */
export function decimalsOf(currency: string): number {
  const known = decimals.get(currency);
  if (known !== undefined) return known;
  const found = new Intl.NumberFormat("en", { style: "currency", currency }).resolvedOptions().maximumFractionDigits ?? 2;
  decimals.set(currency, found);
  return found;
}
