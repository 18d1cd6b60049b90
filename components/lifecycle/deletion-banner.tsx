import { useWords } from "#components/format/words";
import type { DeletionView } from "#lib/lifecycle/schema";
import { Time } from "../format/time.tsx";
import { ActionForm, type FormAction } from "../ui/action-form.tsx";
import { Callout } from "../ui/callout.tsx";
import { SubmitButton } from "../ui/submit-button.tsx";

interface DeletionBannerProps {
  deletion: DeletionView;
  id: string;
  now: Date;
  /** Null for those who may only look. */
  callOff: FormAction | null;
}

/** That a tenant is to be deleted, when and why, and the way back while there is one. */
export function DeletionBanner({ deletion, id, now, callOff }: DeletionBannerProps) {
  const t = useWords("tenancy");
  if (deletion.status === "running") return <Callout tone="bad" title={t("thisTenantIsBeingDeletedThere")} />;
  return (
    <Callout
      tone="bad"
      title={t.rich("thisTenantIsDeletedForGood", { time: () => <Time value={deletion.dueAt} now={now} /> })}
      actions={
        callOff ? (
          <ActionForm action={callOff} hidden={{ id }} label={t("callTheDeletionOff")} className="grid gap-2">
            <SubmitButton variant="secondary" size="sm" pendingLabel={t("callingOff")}>
              {t("callTheDeletionOff")}
            </SubmitButton>
          </ActionForm>
        ) : null
      }
    >
      {t.rich("onUtcReasonReason", { time: () => <Time value={deletion.dueAt} timeZone="UTC" />, reason: deletion.reason })}
    </Callout>
  );
}
