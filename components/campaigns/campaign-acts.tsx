import { useFormats } from "#components/format/reader-formats";
import { useWords } from "#components/format/words";
import { actsFrom, type CampaignAct, type PlannedCampaign } from "#lib/campaigns/schema";
import { ActionForm, type FormAction } from "../ui/action-form.tsx";
import { ConfirmDialog } from "../ui/confirm-dialog.tsx";
import { SubmitButton } from "../ui/submit-button.tsx";

interface CampaignActsProps {
  plan: PlannedCampaign;
  /** The tenant's day. */
  today: string;
  move: FormAction;
  duplicate: FormAction;
  may: { run: boolean; create: boolean };
  /** A fresh key for each form. */
  newKey: () => string;
}

/** What can be done with a campaign now: what cannot be taken back says first what follows. */
export function CampaignActs({ plan, today, move, duplicate, may, newKey }: CampaignActsProps) {
  const t = useWords("campaigns");
  const words = useActWords(plan, today);
  const hidden = (act: CampaignAct) => ({ id: plan.id, version: String(plan.version), act });
  return (
    <>
      {may.run
        ? actsFrom(plan).map((act) => {
            const { label, doing, confirm } = words[act];
            if (confirm)
              return (
                <ConfirmDialog
                  key={act}
                  title={confirm.title}
                  consequences={confirm.consequences}
                  trigger={{ label, variant: act === "launch" ? "primary" : "secondary" }}
                  action={move}
                  hidden={hidden(act)}
                  idempotencyKey={newKey()}
                  confirmLabel={label}
                  pendingLabel={doing}
                />
              );
            return (
              <ActionForm key={act} action={move} hidden={hidden(act)} idempotencyKey={newKey()} label={label} className="grid gap-2">
                <SubmitButton variant="secondary" pendingLabel={doing}>
                  {label}
                </SubmitButton>
              </ActionForm>
            );
          })
        : null}
      {may.create ? (
        <ActionForm
          action={duplicate}
          hidden={{ id: plan.id, name: t("copyOf", { name: plan.name.slice(0, 180) }) }}
          idempotencyKey={newKey()}
          label={t("duplicate")}
          className="grid gap-2"
        >
          <SubmitButton variant="secondary" pendingLabel={t("duplicating")}>
            {t("duplicate")}
          </SubmitButton>
        </ActionForm>
      ) : null}
    </>
  );
}

interface ActWords {
  label: string;
  doing: string;
  /** Of acts that nothing takes back. */
  confirm?: { title: string; consequences: string[] };
}

function useActWords({ name, startsOn, endsOn }: PlannedCampaign, today: string): Record<CampaignAct, ActWords> {
  const [t, formats] = [useWords("campaigns"), useFormats()];
  return {
    schedule: { label: t("actSchedule"), doing: t("actScheduleDoing") },
    unschedule: { label: t("actUnschedule"), doing: t("actUnscheduleDoing") },
    launch: {
      label: t("actLaunch"),
      doing: t("actLaunchDoing"),
      confirm: {
        title: t("actLaunchTitle", { name }),
        consequences: [
          t(startsOn > today ? "actLaunchEarly" : "actLaunchLive"),
          endsOn ? t("actLaunchEnds", { day: formats.day(endsOn) }) : t("actLaunchOpen"),
        ],
      },
    },
    pause: { label: t("actPause"), doing: t("actPausing") },
    resume: { label: t("actResume"), doing: t("actResuming") },
    complete: {
      label: t("actComplete"),
      doing: t("actCompleteDoing"),
      confirm: {
        title: t("actCompleteTitle", { name }),
        consequences: [t("actCompleteOver"), ...(endsOn === null || endsOn > today ? [t("actCompleteEnds")] : []), t("actCompletePlan")],
      },
    },
    archive: { label: t("actArchive"), doing: t("actArchiving") },
    restore: { label: t("actRestore"), doing: t("actRestoring") },
  };
}
