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
  return (
    <ul className="divide-y">
      {drafts.map(({ id, data, updatedAt, expiresAt, next }) => (
        <li key={id} className="flex flex-wrap items-center gap-x-4 gap-y-3 px-5 py-4 md:px-6">
          <div className="min-w-0 flex-1 basis-56">
            <p dir="auto" className="font-medium text-ink text-sm wrap-anywhere">
              {data.name ?? "Without a name"}
            </p>
            <p className="text-muted text-sm">
              Next: {STEP_LABELS[next]}. Kept <Time value={updatedAt} now={now} />, until <Time value={expiresAt} precision="date" />.
            </p>
          </div>
          <div className="flex flex-wrap items-center gap-2">
            <LinkButton href={`/admin/tenants/new/${id}/${next}`} size="sm" aria-label={`Go on with ${data.name ?? "the draft"}`}>
              Go on
            </LinkButton>
            <ActionForm action={discard} hidden={{ id }} label={`Discard ${data.name ?? "the draft"}`} className="grid gap-2">
              <SubmitButton variant="secondary" size="sm" pendingLabel="Discarding…" aria-label={`Discard ${data.name ?? "the draft"}`}>
                Discard
              </SubmitButton>
            </ActionForm>
          </div>
        </li>
      ))}
    </ul>
  );
}
