import { useWords } from "#components/format/words";
import { type CampaignDraft, missingSteps } from "#lib/campaigns/schema";
import { Time } from "../format/time.tsx";
import { ActionForm, type FormAction } from "../ui/action-form.tsx";
import { Card } from "../ui/card.tsx";
import { LinkButton } from "../ui/link-button.tsx";
import { SubmitButton } from "../ui/submit-button.tsx";
import { STEP_WORDS } from "./campaign-stepper.tsx";

interface CampaignDraftListProps {
  drafts: { id: string; data: CampaignDraft; updatedAt: string; expiresAt: string }[];
  discard: FormAction;
  now: Date;
}

/** Campaigns that one began and did not create. */
export function CampaignDraftList({ drafts, discard, now }: CampaignDraftListProps) {
  const t = useWords("campaigns");
  if (drafts.length === 0) return null;
  return (
    <Card title={t("yourDrafts")} note={t("yourDraftsNote")} isFlush className="max-w-4xl">
      <ul className="divide-y">
        {drafts.map(({ id, data, updatedAt, expiresAt }) => {
          const name = data.basics?.name ?? t("withoutName");
          const next = missingSteps(data)[0] ?? "review";
          return (
            <li key={id} className="flex flex-wrap items-center gap-x-4 gap-y-3 px-5 py-4 md:px-6">
              <div className="min-w-0 flex-1 basis-56">
                <p dir="auto" className="font-medium text-ink text-sm wrap-anywhere">
                  {name}
                </p>
                <p className="text-muted text-sm">
                  {t.rich("nextStepKept", {
                    step: t(STEP_WORDS[next]),
                    time: () => <Time value={updatedAt} now={now} />,
                    time2: () => <Time value={expiresAt} precision="date" />,
                  })}
                </p>
              </div>
              <div className="flex flex-wrap items-center gap-2">
                <LinkButton href={`/portal/campaigns/new/${id}/${next}`} size="sm" aria-label={t("goOnWith", { name })}>
                  {t("goOn")}
                </LinkButton>
                <ActionForm action={discard} hidden={{ id }} label={t("discardName", { name })} className="grid gap-2">
                  <SubmitButton variant="secondary" size="sm" pendingLabel={t("discarding")} aria-label={t("discardName", { name })}>
                    {t("discard")}
                  </SubmitButton>
                </ActionForm>
              </div>
            </li>
          );
        })}
      </ul>
    </Card>
  );
}
