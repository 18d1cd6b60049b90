import { useWords } from "#components/format/words";
import type { TestMetric, TestState } from "#lib/campaigns/schema";
import { Badge, type Tone } from "../../ui/badge.tsx";

const STATE_WORDS = { draft: "testDraft", running: "testRunning", stopped: "testStopped", decided: "testDecided" } as const;
const TONES: Record<TestState, Tone> = { draft: "neutral", running: "accent", stopped: "warn", decided: "good" };

/** How far a test is. */
export function TestStateBadge({ state }: { state: TestState }) {
  const t = useWords("campaignTools");
  return (
    <Badge tone={TONES[state]} hasDot>
      {t(STATE_WORDS[state])}
    </Badge>
  );
}

export const METRIC_WORDS = { click_rate: "clickRate", conversion_rate: "conversionRate" } as const satisfies Record<TestMetric, string>;
/** What is tried, within a sentence. */
export const TRIAL_WORDS = { click_rate: "impressions", conversion_rate: "clicks" } as const satisfies Record<TestMetric, string>;
/** What is tried and what comes of it, as the names of fields and columns. */
export const TRIAL_LABELS = { click_rate: "labelImpressions", conversion_rate: "labelClicks" } as const satisfies Record<TestMetric, string>;
export const SUCCESS_LABELS = { click_rate: "labelClicks", conversion_rate: "labelConversions" } as const satisfies Record<TestMetric, string>;
