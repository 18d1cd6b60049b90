import { DAY_STYLE } from "#lib/platform/clock";
import { sayIn, wordsOf } from "#words";
import type { Locale } from "#words/locales";
import type { PortfolioBadge } from "./portfolio-schema.ts";

/** A badge as people read it. */
export interface BadgeText {
  name: string;
  /** What it was earned for. */
  why: string;
  tier: string;
  /** Since when, and how often. */
  when: string;
}

const TIERS = { bronze: "Bronze", silver: "Silver", gold: "Gold", platinum: "Platinum", diamond: "Diamond" } as const satisfies Record<
  PortfolioBadge["tier"],
  string
>;

export function sayBadge({ name, why, tier, times, earnedAt }: PortfolioBadge, locale: Locale): BadgeText {
  const t = wordsOf(locale, "portfolioPage");
  const date = new Intl.DateTimeFormat(locale, { ...DAY_STYLE, timeZone: "UTC" }).format(new Date(earnedAt));
  return {
    name: sayIn(locale, name),
    why: sayIn(locale, why),
    tier: sayIn(locale, TIERS[tier]),
    when: times > 1 ? t("badgeSinceTimes", { date, times }) : t("badgeSince", { date }),
  };
}
