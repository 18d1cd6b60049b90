import type { ScoreFactor, ScoringOverview } from "#lib/crm/schema";
import { useFormats } from "../format/reader-formats.tsx";
import { useSay, useWords } from "../format/words.tsx";
import { Badge, type Tone } from "../ui/badge.tsx";
import { SOURCE_LABELS } from "./crm-words.tsx";

const BANDS = {
  hot: { key: "bandHot", tone: "bad" },
  warm: { key: "bandWarm", tone: "warn" },
  cold: { key: "bandCold", tone: "accent" },
  ice: { key: "bandIce", tone: "neutral" },
} as const satisfies Record<string, { key: string; tone: Tone }>;

/** Hot, warm, cold: in words, since colour alone tells not everybody. */
export function ScoreBandBadge({ band }: { band: keyof typeof BANDS }) {
  const t = useWords("leadScores");
  return (
    <Badge tone={BANDS[band].tone} hasDot>
      {t(BANDS[band].key)}
    </Badge>
  );
}

export const PART_KEYS = {
  demographic: "partDemographic",
  behavioural: "partBehavioural",
  engagement: "partEngagement",
  fit: "partFit",
  predictive: "partPredictive",
  scorecard: "partScorecard",
  base: "partBase",
  bounds: "partBase",
} as const satisfies Record<ScoreFactor["part"], string>;

/** Factors that have a word of the same name. */
const NAMES = [
  "base",
  "bounds",
  "mail",
  "phone",
  "seniority",
  "company",
  "companySize",
  "industry",
  "country",
  "language",
  "source",
  "medium",
  "timeline",
  "message",
  "messageLength",
  "consent",
  "budget",
  "need",
  "authority",
  "call",
  "meeting",
  "demo",
  "scorecard",
] as const;
const EVIDENCE: Readonly<Record<string, EvidenceKey>> = {
  given: "evGiven",
  none: "evNone",
  yes: "evYes",
  no: "evNo",
  enough: "evEnough",
  too_little: "evTooLittle",
};
const EVIDENCE_OF: Readonly<Record<string, Readonly<Record<string, EvidenceKey>>>> = {
  mail: { company: "evCompany", free: "evFree" },
  seniority: { executive: "evExecutive", manager: "evManager", other: "evOther" },
  timeline: { now: "evNow", quarter: "evQuarter", half_year: "evHalfYear", year: "evYear" },
};
type Key = Parameters<ReturnType<typeof useWords<"leadScores">>>[0];
type EvidenceKey = Extract<Key, `ev${string}`>;

/** What a factor is called, and what is known of it, in words. */
export function useFactorWords() {
  const [t, say] = [useWords("leadScores"), useSay()];
  const evidenceOf = (name: string, evidence: string): string => {
    const key = EVIDENCE_OF[name]?.[evidence] ?? EVIDENCE[evidence];
    if (key) return t(key);
    const source = name === "source" ? SOURCE_LABELS[evidence] : undefined;
    return source ? say(source) : evidence;
  };
  return {
    nameOf: ({ part, name }: Pick<ScoreFactor, "part" | "name">): string => {
      if (part === "engagement" && name === "mail") return t("mails");
      const known = NAMES.find((each) => each === name);
      return known ? t(known) : name;
    },
    evidenceOf,
  };
}

type ScoredBin = NonNullable<ScoringOverview["scorecard"]>["factors"][number]["bins"][number];

/** What a level of a scorecard stands for, in words. @param minorUnits how many make one, for money; 1 for what is no money */
export function useBinWords(minorUnits: number) {
  const t = useWords("leadScores");
  const f = useFormats();
  const { evidenceOf } = useFactorWords();
  return (name: string, { kind, from, below, levels }: ScoredBin): string => {
    if (kind === "missing") return t("isUnknown");
    if (kind === "other") return t("isOther");
    if (kind === "levels") return levels.map((level) => evidenceOf(name, level)).join(", ");
    const number = (value: number) => f.number(name === "budget" ? value / minorUnits : value);
    if (from === null) return below === null ? t("rangeAny") : t("rangeBelow", { below: number(below) });
    return below === null ? t("rangeFrom", { from: number(from) }) : t("rangeBetween", { from: number(from), below: number(below) });
  };
}
