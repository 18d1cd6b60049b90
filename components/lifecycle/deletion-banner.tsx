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
  if (deletion.status === "running") return <Callout tone="bad" title="This tenant is being deleted. There is no way back any more." />;
  return (
    <Callout
      tone="bad"
      title={
        <>
          This tenant is deleted for good <Time value={deletion.dueAt} now={now} />
        </>
      }
      actions={
        callOff ? (
          <ActionForm action={callOff} hidden={{ id }} label="Call the deletion off" className="grid gap-2">
            <SubmitButton variant="secondary" size="sm" pendingLabel="Calling off…">
              Call the deletion off
            </SubmitButton>
          </ActionForm>
        ) : null
      }
    >
      On <Time value={deletion.dueAt} /> (UTC). Reason: {deletion.reason}
    </Callout>
  );
}
