import { useFormats } from "#components/format/reader-formats";
import { useSay, useWords } from "#components/format/words";
import type { CrmKind, DuplicatePair } from "#lib/crm/schema";
import { ActionForm, type FormAction } from "../ui/action-form.tsx";
import { Badge } from "../ui/badge.tsx";
import { Card } from "../ui/card.tsx";
import { LinkButton } from "../ui/link-button.tsx";
import { SubmitButton } from "../ui/submit-button.tsx";
import { TextLink } from "../ui/text-link.tsx";
import { PAGE_OF } from "./line-table.tsx";
import { SIGNAL_LABELS } from "./merge-words.tsx";

interface PairListProps {
  kind: CrmKind;
  pairs: DuplicatePair[];
  mayMerge: boolean;
  dismiss: FormAction;
}

/** Pairs that may be the same, each with why, and what can be done. */
export function PairList({ kind, pairs, mayMerge, dismiss }: PairListProps) {
  const t = useWords("crmMerges");
  const say = useSay();
  const f = useFormats();
  return (
    <ul className="grid gap-4" aria-label={t("pairs")}>
      {pairs.map(({ first, second, points, signals }) => (
        <li key={first.id + second.id}>
          <Card title={t("pairOf", { first: first.label, second: second.label })} note={t("points", { points: f.number(points) })}>
            <div className="grid gap-4">
              <ul className="flex flex-wrap gap-2" aria-label={t("why")}>
                {signals.map(({ signal, points: own }) => (
                  <li key={signal}>
                    <Badge tone={own > 0 ? "good" : "warn"}>{t("signal", { signal: say(SIGNAL_LABELS[signal]), points: f.number(own) })}</Badge>
                  </li>
                ))}
              </ul>
              <div className="grid gap-3 text-sm sm:grid-cols-2">
                {[first, second].map(({ id, label, email, phone, company, createdAt }) => (
                  <div key={id} className="grid min-w-0 gap-0.5">
                    <bdi className="truncate" title={label}>
                      <TextLink href={`${PAGE_OF[kind]}/${id}`}>{label || "–"}</TextLink>
                    </bdi>
                    <span className="break-words text-soft">{[email, phone, company].filter(Boolean).join(" · ") || "–"}</span>
                    <span className="text-muted text-xs">{t("since", { day: f.date(new Date(createdAt)) })}</span>
                  </div>
                ))}
              </div>
              {mayMerge ? (
                <div className="flex flex-wrap items-start gap-3">
                  <LinkButton href={`/portal/leads/duplicates/compare?kind=${kind}&firstId=${first.id}&secondId=${second.id}`} size="sm">
                    {t("compare")}
                  </LinkButton>
                  <ActionForm action={dismiss} label={t("different")} hidden={{ kind, firstId: first.id, secondId: second.id }}>
                    <SubmitButton variant="secondary" size="sm">
                      {t("different")}
                    </SubmitButton>
                  </ActionForm>
                </div>
              ) : null}
            </div>
          </Card>
        </li>
      ))}
    </ul>
  );
}
