import { DAY_STYLE } from "#lib/platform/clock";
import { sayIn, wordsOf } from "#words";
import type { Locale } from "#words/locales";
import type { TenantLevel } from "../levels/schema.ts";
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

/** A level as people read it. */
export interface LevelText {
  name: string;
  /** What it takes. */
  why: string;
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

export function sayLevel({ level, name, of, points }: TenantLevel, locale: Locale): LevelText {
  const t = wordsOf(locale, "portfolioPage");
  const number = (value: number) => new Intl.NumberFormat(locale).format(value);
  return {
    name: name === "" ? t("level", { level: number(level) }) : t("levelNamed", { level: number(level), name }),
    why: t("levelNote", { of: number(of), points: number(points) }),
  };
}
