import type { ReviewItem } from "#lib/gamification/schema";
import { useFormats } from "../format/reader-formats.tsx";
import { Time } from "../format/time.tsx";
import { useSay, useWords } from "../format/words.tsx";
import { ActionForm, type FormAction } from "../ui/action-form.tsx";
import { Badge } from "../ui/badge.tsx";
import { Card } from "../ui/card.tsx";
import { DataList } from "../ui/data-list.tsx";
import { SubmitButton } from "../ui/submit-button.tsx";
import { TextArea } from "../ui/text-area.tsx";
import { NextCase } from "./next-case.tsx";
import { ConversionStateBadge, KIND_KEYS, SIGNAL_KEYS, STATE_KEYS, VERDICT_KEYS } from "./referral-words.tsx";

interface ReviewCardProps {
  item: ReviewItem;
  /** Where the reviewer came from, and goes on. */
  which: "waiting" | "decided";
  decide: FormAction;
  newKey: string;
}

/** One referral as a reviewer decides about it: who, what the score saw and by what, what was decided, and the decision. */
export function ReviewCard({ item, which, decide, newKey }: ReviewCardProps) {
  const t = useWords("referrals");
  const f = useFormats();
  const verdict = item.verdict ? ` · ${t(VERDICT_KEYS[item.verdict])}` : "";
  const score = f.number(item.score, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  return (
    <Card
      title={<NextCase id={item.id}>{`${item.tenantName}: ${t(KIND_KEYS[item.kind])}`}</NextCase>}
      note={`${t("scoreOf", { score })}${verdict}`}
      actions={<ConversionStateBadge state={item.state} />}
    >
      <div className="grid gap-6">
        <DataList
          columns={3}
          items={[
            { label: t("referrer"), value: <Person name={item.referrerName} email={item.referrerEmail} /> },
            { label: t("referred"), value: <Person name={item.referredName} email={item.referredEmail} /> },
            { label: t("code"), value: `${item.code} · ${item.source}` },
            { label: t("firstTouch"), value: item.firstTouchAt ? <Time value={item.firstTouchAt} /> : null },
            { label: t("converted"), value: <Time value={item.convertedAt} /> },
            {
              label: t("amount"),
              value: item.amountMinor !== null && item.currency ? f.minorMoney(item.amountMinor, { currency: item.currency }) : null,
            },
          ]}
        />
        <Signals signals={item.signals} />
        <Decisions decisions={item.decisions} />
        <Decide item={item} which={which} decide={decide} newKey={newKey} />
      </div>
    </Card>
  );
}

function Person({ name, email }: { name: string | null; email: string | null }) {
  return (
    <span className="grid">
      {name ? <span>{name}</span> : null}
      {email ? <span className="font-normal text-muted wrap-anywhere">{email}</span> : null}
    </span>
  );
}

/** Those that were seen first, then those that were not, then those that nobody could look at. */
function Signals({ signals }: Pick<ReviewItem, "signals">) {
  const t = useWords("referrals");
  const say = useSay();
  const f = useFormats();
  const rank = (isPresent: boolean | null) => (isPresent ? 0 : isPresent === false ? 1 : 2);
  return (
    <section className="grid gap-3">
      <h3 className="font-semibold text-ink">{t("signals")}</h3>
      <ul className="grid gap-2">
        {signals
          .toSorted((left, right) => rank(left.isPresent) - rank(right.isPresent))
          .map(({ signal, isPresent, weight, evidence }) => (
            <li key={signal} className="grid gap-x-4 gap-y-1 rounded-lg border px-4 py-3 sm:grid-cols-[8rem_minmax(0,1fr)]">
              <span>
                <Badge tone={isPresent ? "bad" : "neutral"} hasDot>
                  {isPresent ? t("seen") : isPresent === false ? t("notSeen") : t("unknown")}
                </Badge>
              </span>
              <span className="min-w-0">
                <span className="font-medium text-ink">{t(SIGNAL_KEYS[signal])}</span>
                {isPresent ? <span className="text-muted"> +{f.number(weight, { minimumFractionDigits: 1 })}</span> : null}
                {evidence ? <span className="block text-muted wrap-anywhere">{say(evidence)}</span> : null}
              </span>
            </li>
          ))}
      </ul>
    </section>
  );
}

function Decisions({ decisions }: Pick<ReviewItem, "decisions">) {
  const t = useWords("referrals");
  const say = useSay();
  return (
    <section className="grid gap-3">
      <h3 className="font-semibold text-ink">{t("decisions")}</h3>
      <ol className="grid gap-2">
        {decisions.map(({ id, fromState, toState, by, reason, at }) => (
          <li key={id} className="text-soft">
            <span className="font-medium text-ink">{t("fromTo", { from: t(STATE_KEYS[fromState]), to: t(STATE_KEYS[toState]) })}</span>{" "}
            <span className="text-muted">
              {by ?? t("byPortal")} · <Time value={at} />
            </span>
            {reason ? <span className="block wrap-anywhere">{by === null ? say(reason) : reason}</span> : null}
          </li>
        ))}
      </ol>
    </section>
  );
}

const ACTS = {
  review: ["approve", "reject"],
  approved: ["uphold", "reject"],
  rejected: ["uphold", "approve"],
  paid: ["uphold", "reverse"],
  pending: [],
  reversed: [],
} as const;
const PENDING_KEYS = { approve: "approving", reject: "rejecting", uphold: "upholding", reverse: "reversing" } as const;

function Decide({ item: { id, state }, which, decide, newKey }: ReviewCardProps) {
  const t = useWords("referrals");
  const acts = ACTS[state];
  if (acts.length === 0) return null;
  return (
    <ActionForm key={`${id}-${state}`} action={decide} label={t("decisions")} fields={["reason"]} hidden={{ id, which }} idempotencyKey={newKey}>
      <TextArea name="reason" label={t("reason")} hint={t("reasonHint")} maxLength={500} rows={2} />
      <div className="flex flex-wrap gap-3">
        {acts.map((act) => (
          <SubmitButton
            key={act}
            name="act"
            value={act}
            variant={act === "reject" || act === "reverse" ? "danger" : act === "approve" ? "primary" : "secondary"}
            pendingLabel={t(PENDING_KEYS[act])}
          >
            {t(act)}
          </SubmitButton>
        ))}
      </div>
    </ActionForm>
  );
}
