import type { WebhookReplay } from "#lib/webhooks/schema";
import { formatNumber } from "../format/number.tsx";
import { Time } from "../format/time.tsx";
import { ActionForm, type FormAction } from "../ui/action-form.tsx";
import { Card } from "../ui/card.tsx";
import { ConfirmDialog } from "../ui/confirm-dialog.tsx";
import { ProgressBar } from "../ui/progress-bar.tsx";
import { Select } from "../ui/select.tsx";
import { SubmitButton } from "../ui/submit-button.tsx";

interface ReplayCardProps {
  endpointId: string;
  replays: WebhookReplay[];
  now: Date;
  /** Null where nothing may be sent. */
  replay: FormAction | null;
  cancel: FormAction;
  newKey: () => string;
}

const REACHES = [
  { value: "1", label: "In the last hour" },
  { value: "24", label: "In the last day" },
  { value: "168", label: "In the last 7 days" },
  { value: "720", label: "In the last 30 days" },
];

/** Sends again what failed, all at once, and tells how far that is. */
export function ReplayCard({ endpointId, replays, now, replay, cancel, newKey }: ReplayCardProps) {
  if (!replay && replays.length === 0) return null;
  return (
    <Card title="Send failed messages again" note="In the background, under the ids that they had, at most 10,000 at once.">
      <div className="grid gap-5">
        {replay ? (
          <ActionForm
            action={replay}
            hidden={{ id: endpointId }}
            fields={["hours"]}
            label="Send failed messages again"
            idempotencyKey={newKey()}
            className="flex flex-wrap items-end gap-3"
          >
            <Select name="hours" label="Written" defaultValue="24" options={REACHES} className="min-w-48" />
            <SubmitButton variant="secondary" pendingLabel="Asking…">
              Send again
            </SubmitButton>
          </ActionForm>
        ) : null}
        {replays.length > 0 ? (
          <ul aria-label="Replays" className="grid gap-4">
            {replays.map((each) => (
              <Replay key={each.id} endpointId={endpointId} replay={each} now={now} cancel={replay ? cancel : null} />
            ))}
          </ul>
        ) : null}
      </div>
    </Card>
  );
}

interface ReplayProps {
  endpointId: string;
  replay: WebhookReplay;
  now: Date;
  cancel: FormAction | null;
}

function Replay({ endpointId, replay: { id, total, waiting, delivered, failed, createdAt, cancelledAt }, now, cancel }: ReplayProps) {
  const state = cancelledAt ? "Called off" : waiting > 0 ? "Under way" : "Done";
  // What was sent again by itself meanwhile, or is kept no longer, is no part of it any more.
  const counts = [`${formatNumber(delivered)} delivered`, `${formatNumber(failed)} failed`, `${formatNumber(waiting)} waiting`];
  return (
    <li className="grid gap-2">
      <div className="flex flex-wrap items-center justify-between gap-2 text-sm">
        <span className="text-ink">
          {state}: {counts.join(", ")}, of {formatNumber(total)}
        </span>
        <span className="flex items-center gap-3 text-muted">
          <Time value={createdAt} now={now} />
          {cancel && !cancelledAt && waiting > 0 ? (
            <ConfirmDialog
              title="Call this replay off?"
              consequences={["What has been sent stays sent.", "What still waits counts as failed again."]}
              trigger={{ label: "Call off", variant: "secondary", size: "sm" }}
              action={cancel}
              hidden={{ id: endpointId, replayId: id }}
              confirmLabel="Call it off"
              pendingLabel="Calling off…"
              tone="danger"
            />
          ) : null}
        </span>
      </div>
      <ProgressBar value={delivered + failed} max={total} label="Share that has ended" tone={failed > 0 ? "warn" : "good"} />
    </li>
  );
}
