import type { InvoiceView } from "#lib/billing/schema";
import { useWords } from "../format/words.tsx";
import { Badge, type Tone } from "../ui/badge.tsx";

type Standing = Pick<InvoiceView, "kind" | "state" | "isOverdue">;

const STATES = {
  draft: { tone: "neutral", word: "stateOpen" },
  open: { tone: "accent", word: "stateOpen" },
  paid: { tone: "good", word: "statePaid" },
  void: { tone: "neutral", word: "stateVoid" },
  uncollectible: { tone: "neutral", word: "stateUncollectible" },
} as const satisfies Record<InvoiceView["state"], { tone: Tone; word: string }>;

/** How an invoice, or a credit note, stands. */
export function InvoiceBadge({ invoice: { kind, state, isOverdue } }: { invoice: Standing }) {
  const t = useWords("invoices");
  if (kind === "credit_note")
    return state === "paid" ? (
      <Badge hasDot>{t("stateCreditUsed")}</Badge>
    ) : (
      <Badge tone="accent" hasDot>
        {t("stateCreditLeft")}
      </Badge>
    );
  if (isOverdue)
    return (
      <Badge tone="bad" hasDot>
        {t("stateOverdue")}
      </Badge>
    );
  const { tone, word } = STATES[state];
  return (
    <Badge tone={tone} hasDot>
      {t(word)}
    </Badge>
  );
}
