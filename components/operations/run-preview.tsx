import type { ReactNode } from "react";
import type { RunDetail } from "#lib/operations/schema";
import { useFormats } from "../format/reader-formats.tsx";
import { Time } from "../format/time.tsx";
import { useWords } from "../format/words.tsx";
import { PreviewPane } from "../table/preview-pane.tsx";
import { Callout } from "../ui/callout.tsx";
import { DataList } from "../ui/data-list.tsx";
import { LinkButton } from "../ui/link-button.tsx";
import { runPath } from "./jobs-address.tsx";
import { runDurationMs } from "./run-duration.tsx";
import { RunStateBadge } from "./run-state-badge.tsx";

interface RunPreviewProps {
  run: RunDetail;
  now: Date;
  /** The list without the preview. */
  closeHref: string;
  /** What can be done with it. */
  acts: ReactNode;
}

/** A run beside the list: how it went, what it said, and what can be done. The list stays as it is. */
export function RunPreview({ run, now, closeHref, acts }: RunPreviewProps) {
  const t = useWords("operations");
  const f = useFormats();
  const isDead = run.state === "dead";
  const moment = (at: string | null) => <Time value={at} precision="second" />;
  return (
    <PreviewPane
      title={run.id}
      mark={<RunStateBadge state={run.state} />}
      closeHref={closeHref}
      footer={
        <div className="flex flex-wrap gap-3">
          <LinkButton href={runPath(run.queue, run.id)} variant="secondary">
            {t("openTheRun")}
          </LinkButton>
          {acts}
        </div>
      }
    >
      {run.error ? (
        <Callout tone={run.state === "done" ? "info" : "bad"} title={run.state === "done" ? t("anEarlierAttemptFailed") : t("whatWentWrong")}>
          <p dir="auto" className="wrap-anywhere">
            {run.error}
          </p>
        </Callout>
      ) : null}
      <DataList
        columns={1}
        items={[
          { label: isDead ? t("becameADeadLetter") : t("written"), value: moment(run.createdAt) },
          ...(isDead
            ? []
            : [
                { label: t("due"), value: moment(run.dueAt) },
                { label: t("lastAttemptBegan"), value: moment(run.startedAt) },
                { label: t("ended"), value: moment(run.endedAt) },
                { label: run.state === "running" ? t("underWayFor") : t("lastAttemptTook"), value: f.duration(runDurationMs(run, now)) },
                { label: t("attempts"), value: t("attemptsOf", { attempts: f.number(run.attempts), limit: f.number(run.attemptLimit) }) },
              ]),
          ...(run.keptUntil ? [{ label: t("keptUntil"), value: moment(run.keptUntil) }] : []),
        ]}
      />
    </PreviewPane>
  );
}
