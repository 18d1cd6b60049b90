import type { TenantRef } from "#lib/access";
import { wordsOf } from "#words";
import { DEFAULT_LOCALE, localeFrom } from "#words/locales";
import { sayChannel, sayFigure } from "./figure-text.ts";
import { type ChannelDay, changeOf, isBetter } from "./figure-values.ts";
import type { PortfolioKind } from "./portfolio-schema.ts";
import { type ProposedFigure, proposeFigures } from "./propose.ts";

interface CaseStudyText {
  title: string;
  challenge: string;
  solution: string;
  results: string;
}

/** The figures of a kind, and a case study begun from the comparison that improved most, in the tenant's language. */
export function propose(
  days: readonly ChannelDay[],
  kind: PortfolioKind,
  tenant: Pick<TenantRef, "currency" | "locale">,
): { figures: ProposedFigure[]; caseStudy: CaseStudyText | null } {
  const figures = proposeFigures(days, kind);
  if (kind === "basic" || kind === "custom") return { figures, caseStudy: null };
  const improved = figures
    .flatMap((figure) => {
      const change = changeOf(figure);
      return figure.measure === "cpa_minor" && change !== null && isBetter(figure.measure, change) ? [{ figure, change }] : [];
    })
    .sort((a, b) => a.change - b.change);
  const [best] = improved;
  if (!best) return { figures, caseStudy: null };
  return {
    // What it tells must stand among the figures.
    figures: figures.map((figure) => (figure === best.figure ? { ...figure, isChosen: true } : figure)),
    caseStudy: storyOf(best.figure, tenant),
  };
}

/** The solution is left to those who know it. */
function storyOf(figure: ProposedFigure, { currency, locale: language }: Pick<TenantRef, "currency" | "locale">): CaseStudyText {
  const locale = localeFrom(language) ?? DEFAULT_LOCALE;
  const t = wordsOf(locale, "portfolioPage");
  const { value, baseline, period, baselinePeriod } = sayFigure({ ...figure, currency }, locale);
  const channel = sayChannel(figure.channel, locale);
  const before = baseline ?? "–";
  return {
    title: t("storyTitle", { channel }),
    challenge: t("storyChallenge", { channel, before, period: baselinePeriod ?? "–" }),
    solution: "",
    results: t("storyResults", { channel, before, after: value, period }),
  };
}
