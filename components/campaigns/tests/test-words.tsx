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
/** What is tried, and what comes of it. */
export const TRIAL_WORDS = { click_rate: "impressions", conversion_rate: "clicks" } as const satisfies Record<TestMetric, string>;
export const SUCCESS_WORDS = { click_rate: "clicks", conversion_rate: "conversions" } as const satisfies Record<TestMetric, string>;
