import type { WebhookReplay } from "#lib/webhooks/schema";
import { useFormats } from "../format/reader-formats.tsx";
import { Time } from "../format/time.tsx";
import { useSay, useWords } from "../format/words.tsx";
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
  const say = useSay();
  const t = useWords("integrations");
  if (!replay && replays.length === 0) return null;
  return (
    <Card title={t("sendFailedMessagesAgain")} note={t("inTheBackgroundUnderTheIds")}>
      <div className="grid gap-5">
        {replay ? (
          <ActionForm
            action={replay}
            hidden={{ id: endpointId }}
            fields={["hours"]}
            label={t("sendFailedMessagesAgain")}
            idempotencyKey={newKey()}
            className="flex flex-wrap items-end gap-3"
          >
            <Select
              name="hours"
              label={t("written")}
              defaultValue="24"
              options={REACHES.map(({ value, label }) => ({ value, label: say(label) }))}
              className="min-w-48"
            />
            <SubmitButton variant="secondary" pendingLabel={t("asking")}>
              {t("sendAgain")}
            </SubmitButton>
          </ActionForm>
        ) : null}
        {replays.length > 0 ? (
          <ul aria-label={t("replays")} className="grid gap-4">
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
  const t = useWords("integrations");
  const f = useFormats();
  const state = t(cancelledAt ? "calledOff" : waiting > 0 ? "underWay" : "done");
  // What was sent again by itself meanwhile, or is kept no longer, is no part of it any more.
  const counts = { delivered: f.number(delivered), failed: f.number(failed), waiting: f.number(waiting), total: f.number(total) };
  return (
    <li className="grid gap-2">
      <div className="flex flex-wrap items-center justify-between gap-2 text-sm">
        <span className="text-ink">{t("howTheReplayStands", { state, ...counts })}</span>
        <span className="flex items-center gap-3 text-muted">
          <Time value={createdAt} now={now} />
          {cancel && !cancelledAt && waiting > 0 ? (
            <ConfirmDialog
              title={t("callThisReplayOff")}
              consequences={[t("whatHasBeenSentStaysSent"), t("whatStillWaitsCountsAsFailed")]}
              trigger={{ label: t("callOff"), variant: "secondary", size: "sm" }}
              action={cancel}
              hidden={{ id: endpointId, replayId: id }}
              confirmLabel={t("callItOff")}
              pendingLabel={t("callingOff")}
              tone="danger"
            />
          ) : null}
        </span>
      </div>
      <ProgressBar value={delivered + failed} max={total} label={t("shareThatHasEnded")} tone={failed > 0 ? "warn" : "good"} />
    </li>
  );
}
