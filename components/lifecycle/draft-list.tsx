import { useSay, useWords } from "#components/format/words";
import { type NewTenantDraft, type NewTenantStep, STEP_LABELS } from "#lib/lifecycle/schema";
import { Time } from "../format/time.tsx";
import { ActionForm, type FormAction } from "../ui/action-form.tsx";
import { LinkButton } from "../ui/link-button.tsx";
import { SubmitButton } from "../ui/submit-button.tsx";

export interface OpenDraft {
  id: string;
  data: NewTenantDraft;
  updatedAt: string;
  expiresAt: string;
  /** The first step that is not answered; the review when all are. */
  next: NewTenantStep;
}

/** Tenants that one began and did not create. */
export function DraftList({ drafts, discard, now }: { drafts: OpenDraft[]; discard: FormAction; now: Date }) {
  const say = useSay();
  const t = useWords("tenancy");
  return (
    <ul className="divide-y">
      {drafts.map(({ id, data, updatedAt, expiresAt, next }) => (
        <li key={id} className="flex flex-wrap items-center gap-x-4 gap-y-3 px-5 py-4 md:px-6">
          <div className="min-w-0 flex-1 basis-56">
            <p dir="auto" className="font-medium text-ink text-sm wrap-anywhere">
              {data.name ?? t("withoutAName")}
            </p>
            <p className="text-muted text-sm">
              {t.rich("nextNextKeptUntil", {
                next: say(STEP_LABELS[next]),
                time: () => <Time value={updatedAt} now={now} />,
                time2: () => <Time value={expiresAt} precision="date" />,
              })}
            </p>
          </div>
          <div className="flex flex-wrap items-center gap-2">
            <LinkButton href={`/admin/tenants/new/${id}/${next}`} size="sm" aria-label={t("goOnWithName", { name: data.name ?? t("theDraft") })}>
              {t("goOn")}
            </LinkButton>
            <ActionForm action={discard} hidden={{ id }} label={t("discardName", { name: data.name ?? t("theDraft") })} className="grid gap-2">
              <SubmitButton
                variant="secondary"
                size="sm"
                pendingLabel={t("discarding")}
                aria-label={t("discardName", { name: data.name ?? t("theDraft") })}
              >
                {t("discard")}
              </SubmitButton>
            </ActionForm>
          </div>
        </li>
      ))}
    </ul>
  );
}
