import type { FormFieldName, SubmissionState } from "#lib/crm/schema";
import { useWords } from "../format/words.tsx";
import { Badge, type Tone } from "../ui/badge.tsx";

const STATES = {
  received: { key: "stateReceived", tone: "accent" },
  lead: { key: "stateLead", tone: "good" },
  spam: { key: "stateSpam", tone: "warn" },
  invalid: { key: "stateInvalid", tone: "warn" },
  over_limit: { key: "stateOverLimit", tone: "bad" },
  form_off: { key: "stateFormOff", tone: "neutral" },
  failed: { key: "stateFailed", tone: "bad" },
} as const satisfies Record<SubmissionState, { key: string; tone: Tone }>;
export const STATE_KEYS = Object.fromEntries(Object.entries(STATES).map(([state, { key }]) => [state, key])) as {
  [State in SubmissionState]: (typeof STATES)[State]["key"];
};
/** States in which a submission waits for somebody. */
export const HELD_STATES = ["spam", "invalid", "over_limit", "form_off", "failed"] as const satisfies readonly SubmissionState[];

export function SubmissionStateBadge({ state }: { state: SubmissionState }) {
  const t = useWords("leadForms");
  return (
    <Badge tone={STATES[state].tone} hasDot>
      {t(STATES[state].key)}
    </Badge>
  );
}

const SIGNS: Readonly<
  Record<string, "signHiddenField" | "signTooFast" | "signTooMany" | "signNoProof" | "signUsedTwice" | "signOtherSite" | "signManyLinks">
> = {
  hidden_field: "signHiddenField",
  too_fast: "signTooFast",
  too_many: "signTooMany",
  no_proof: "signNoProof",
  used_twice: "signUsedTwice",
  other_site: "signOtherSite",
  many_links: "signManyLinks",
};
const FIELDS: readonly (FormFieldName | "consent")[] = [
  ...(["firstName", "lastName", "email", "phone", "companyName", "jobTitle", "city", "country", "timeline", "message"] as const),
  "consent",
];

/** Why a submission is held, and what its fields are called, in words. */
export function useSubmissionWords() {
  const t = useWords("leadForms");
  const fieldOf = (name: string): string => {
    const known = FIELDS.find((field) => field === name);
    return known ? t(known) : name;
  };
  const reasonOf = (reason: string): string => {
    const sign = SIGNS[reason];
    return sign ? t(sign) : t("wrongField", { field: fieldOf(reason) });
  };
  return { fieldOf, reasonOf };
}
