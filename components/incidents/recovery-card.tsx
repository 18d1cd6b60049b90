import type { RecoveryView } from "#lib/services/schema";
import { useWords } from "../format/words.tsx";
import { ActionForm, type FormAction } from "../ui/action-form.tsx";
import { Badge, type Tone } from "../ui/badge.tsx";
import { Card } from "../ui/card.tsx";
import { ConfirmDialog } from "../ui/confirm-dialog.tsx";
import { SubmitButton } from "../ui/submit-button.tsx";
import { TextLink } from "../ui/text-link.tsx";

export interface RecoveryActions {
  start: FormAction;
  done: FormAction;
  confirm: FormAction;
  end: FormAction;
  restart: FormAction;
}

interface RecoveryCardProps {
  /** The key of what is to be mended. */
  causeKey: string;
  /** The recovery that runs; null before somebody starts one. */
  recovery: RecoveryView | null;
  actions: RecoveryActions;
  /** A fresh value for each form. */
  newKey: () => string;
}

type Step = RecoveryView["steps"][number];
const ACTIONS = { check: "stepCheck", restart: "stepRestart", wait: "stepWait", ask: "stepAsk" } as const;
const STATUSES = {
  done: { words: "stepDone", tone: "good" },
  offered: { words: "stepOffered", tone: "accent" },
  waiting: { words: "stepWaiting", tone: "neutral" },
} as const satisfies Record<Step["status"], { words: string; tone: Tone }>;

/** The steps that mend a cause, the one to do now with what can be done about it. */
export function RecoveryCard({ causeKey, recovery, actions, newKey }: RecoveryCardProps) {
  const t = useWords("disturbances");
  if (!recovery) {
    return (
      <Card title={t("recovery")} note={t("recoveryNote")}>
        <ActionForm action={actions.start} hidden={{ cause: causeKey }} label={t("recovery")} idempotencyKey={newKey()}>
          <div>
            <SubmitButton variant="secondary" pendingLabel={t("starting")}>
              {t("startRecovery")}
            </SubmitButton>
          </div>
        </ActionForm>
      </Card>
    );
  }
  const isFinished = recovery.steps.every(({ status }) => status === "done");
  return (
    <Card title={t("recovery")} note={t("recoveryNote")}>
      <ol aria-label={t("recoverySteps")} className="grid gap-5">
        {recovery.steps.map((step) => (
          <li key={step.service} className="grid justify-items-start gap-2" aria-current={step.status === "offered" ? "step" : undefined}>
            <p className="flex flex-wrap items-center gap-2 font-medium text-ink text-sm">
              <bdi className="wrap-anywhere">{t(ACTIONS[step.action], { service: step.name })}</bdi>
              <Badge tone={STATUSES[step.status].tone}>{t(STATUSES[step.status].words)}</Badge>
            </p>
            {step.status === "offered" ? <Offered recoveryId={recovery.id} step={step} actions={actions} newKey={newKey} /> : null}
          </li>
        ))}
      </ol>
      <ActionForm action={actions.end} hidden={{ id: recovery.id }} label={t("endRecovery")} className="mt-6 grid gap-3">
        <div>
          <SubmitButton variant="secondary" pendingLabel={t("ending")}>
            {t(isFinished ? "finishRecovery" : "giveUpRecovery")}
          </SubmitButton>
        </div>
      </ActionForm>
    </Card>
  );
}

function Offered({ recoveryId, step, actions, newKey }: { recoveryId: string; step: Step } & Pick<RecoveryCardProps, "actions" | "newKey">) {
  const t = useWords("disturbances");
  const { service, name, verifiedBy, doneAt, hasRestartHook, runbookUrl, action } = step;
  const hidden = { id: recoveryId, service };
  return (
    <div className="grid justify-items-start gap-2">
      <p className="text-soft text-sm">
        {verifiedBy === "person" ? t("verifiedByPerson") : doneAt ? t("waitsForMeasurement") : t("verifiedByMeasurement")}
      </p>
      {runbookUrl ? <TextLink href={runbookUrl}>{t("runbookOf", { service: name })}</TextLink> : null}
      <div className="flex flex-wrap gap-3">
        {hasRestartHook && action === "restart" ? (
          <ConfirmDialog
            title={t("restartOf", { service: name })}
            consequences={[t("restartFollows"), t("restartOnce")]}
            trigger={{ label: t("restart"), variant: "secondary" }}
            action={actions.restart}
            hidden={{ service, recoveryId }}
            idempotencyKey={newKey()}
            typedName={service}
            confirmLabel={t("restart")}
            pendingLabel={t("restarting")}
            tone="danger"
          />
        ) : null}
        {verifiedBy === "person" ? (
          <ActionForm action={actions.confirm} hidden={hidden} label={t("worksOf", { service: name })} className="grid gap-2">
            <SubmitButton pendingLabel={t("confirming")}>{t("worksOf", { service: name })}</SubmitButton>
          </ActionForm>
        ) : doneAt === null ? (
          <ActionForm action={actions.done} hidden={hidden} label={t("didOf", { service: name })} className="grid gap-2">
            <SubmitButton pendingLabel={t("confirming")}>{t("didOf", { service: name })}</SubmitButton>
          </ActionForm>
        ) : null}
      </div>
    </div>
  );
}
