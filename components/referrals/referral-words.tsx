import type { CodeAnalytics, ConversionKind, ConversionState, FraudSignal, FraudVerdict, ReferralTier } from "#lib/gamification/schema";
import { useWords } from "../format/words.tsx";
import { Badge } from "../ui/badge.tsx";

export const KIND_KEYS = {
  signup: "kindSignup",
  trial: "kindTrial",
  subscription: "kindSubscription",
  upgrade: "kindUpgrade",
  purchase: "kindPurchase",
} as const satisfies Record<ConversionKind, string>;

export const STEP_KEYS = {
  visits: "stepVisits",
  consents: "stepConsents",
  signup: "stepSignup",
  trial: "stepTrial",
  subscription: "stepSubscription",
  upgrade: "stepUpgrade",
  purchase: "stepPurchase",
} as const satisfies Record<CodeAnalytics["steps"][number]["name"], string>;

export const TIER_KEYS = { starter: "tierStarter", bronze: "tierBronze", silver: "tierSilver", gold: "tierGold" } as const satisfies Record<
  ReferralTier,
  string
>;

export const SIGNAL_KEYS = {
  under_five_minutes: "signalUnderFiveMinutes",
  same_address: "signalSameAddress",
  same_device: "signalSameDevice",
  many_recent: "signalManyRecent",
  odd_mail: "signalOddMail",
  known_pattern: "signalKnownPattern",
  graph_cycle: "signalGraphCycle",
  shared_payment: "signalSharedPayment",
} as const satisfies Record<FraudSignal, string>;

export const VERDICT_KEYS = { approved: "saysApproved", review: "saysReview", rejected: "saysRejected" } as const satisfies Record<
  FraudVerdict,
  string
>;

export const STATE_KEYS = {
  pending: "statePending",
  review: "stateReview",
  approved: "stateApproved",
  rejected: "stateRejected",
  paid: "statePaid",
  reversed: "stateReversed",
} as const satisfies Record<ConversionState, string>;
const STATE_TONES = { pending: "neutral", review: "warn", approved: "accent", rejected: "bad", paid: "good", reversed: "bad" } as const;

export function ConversionStateBadge({ state }: { state: ConversionState }) {
  const t = useWords("referrals");
  return (
    <Badge tone={STATE_TONES[state]} hasDot>
      {t(STATE_KEYS[state])}
    </Badge>
  );
}

const CODE_KEYS = { open: "codeOpen", closed: "codeClosed", expired: "codeExpired", used_up: "codeUsedUp" } as const;

export function CodeStateBadge({ state }: { state: keyof typeof CODE_KEYS }) {
  const t = useWords("referrals");
  return (
    <Badge tone={state === "open" ? "good" : "neutral"} hasDot>
      {t(CODE_KEYS[state])}
    </Badge>
  );
}
