import { formatDate } from "#components/format/time";
import { SURFACES, TIERS } from "#components/gamification/achievement-words";
import type { EarnedAchievement } from "#lib/gamification";
import { sayIn, wordsOf } from "#words";
import { DEFAULT_LOCALE, localeFrom } from "#words/locales";
import { drawable, drawPicture } from "../../../../../draw-picture.ts";

const COLOURS: Record<EarnedAchievement["tier"], [string, string]> = {
  bronze: ["#8a4b21", "#d08a54"],
  silver: ["#475467", "#98a2b3"],
  gold: ["#8a5a00", "#e0a100"],
  platinum: ["#252dae", "#7592ff"],
  diamond: ["#161950", "#465fff"],
};

/** Draws what was earned, without the letters that the pictures' fonts lack. */
export async function drawCard(
  { name, description, tier, surface, tenantName, earnedAt }: EarnedAchievement,
  { locale: tenantLocale, timeZone, isDemo }: { locale: string; timeZone: string; isDemo: boolean },
): Promise<Uint8Array<ArrayBuffer>> {
  const locale = localeFrom(tenantLocale) ?? DEFAULT_LOCALE;
  const say = (sentence: string) => drawable(sayIn(locale, sentence));
  const day = formatDate(earnedAt, { locale: tenantLocale, timeZone, precision: "date" });
  const [dark, light] = COLOURS[tier];
  return drawPicture(
    <div
      style={{
        ...{ width: "100%", height: "100%", display: "flex", flexDirection: "column", justifyContent: "space-between", padding: 72 },
        ...{ color: "white", backgroundImage: `linear-gradient(135deg, ${dark}, ${light})` },
      }}
    >
      <div style={{ display: "flex", justifyContent: "space-between", fontSize: 30 }}>
        <span>{say(SURFACES[surface])}</span>
        <span>{say(TIERS[tier].label)}</span>
      </div>
      <div style={{ display: "flex", flexDirection: "column", gap: 20 }}>
        <span style={{ fontSize: 84, lineHeight: 1.1 }}>{say(name)}</span>
        <span style={{ fontSize: 36, opacity: 0.9 }}>{say(description)}</span>
      </div>
      <div style={{ display: "flex", justifyContent: "space-between", alignItems: "flex-start", fontSize: 32 }}>
        <div style={{ display: "flex", flexDirection: "column", gap: 8 }}>
          <span>{drawable(tenantName)}</span>
          {isDemo ? <span style={{ fontSize: 24 }}>{drawable(wordsOf(locale, "portfolioPage")("demo"))}</span> : null}
        </div>
        <span>{drawable(day)}</span>
      </div>
    </div>,
  );
}
