import type { PlanChangeView } from "#lib/billing/schema";
import { useFormats } from "../format/reader-formats.tsx";
import { useSay, useWords } from "../format/words.tsx";
import type { FormAction } from "../ui/action-form.tsx";
import { Callout } from "../ui/callout.tsx";
import { ConfirmDialog } from "../ui/confirm-dialog.tsx";

interface PlanChangeCalloutProps {
  change: PlanChangeView | null;
  timeZone: string;
  /** For the company itself; staff only see it. */
  callOff?: FormAction;
}

/** A change of plan that is to come, or that could not be done; nothing for others. */
export function PlanChangeCallout({ change, timeZone, callOff }: PlanChangeCalloutProps) {
  const [t, say] = [useWords("invoices"), useSay()];
  const f = useFormats();
  if (change?.state === "refused")
    return (
      <Callout tone="warn" title={t("changeRefused", { plan: change.toPlanName })}>
        {say(change.reason)}
      </Callout>
    );
  if (change?.state !== "scheduled") return null;
  const { id, fromPlanName, toPlanName, effectiveAt } = change;
  const values = { plan: toPlanName, day: f.date(new Date(effectiveAt), { precision: "date", timeZone }) };
  return (
    <Callout
      title={callOff ? t("changeIsComing", values) : t("changeIsComingStaff", values)}
      actions={
        callOff ? (
          <ConfirmDialog
            title={t("callOffTitle", { plan: fromPlanName })}
            consequences={[t("callOffNote", { plan: toPlanName })]}
            trigger={{ label: t("callOff"), variant: "secondary", size: "sm" }}
            action={callOff}
            hidden={{ id }}
            confirmLabel={t("callOff")}
            pendingLabel={t("callingOff")}
          />
        ) : null
      }
    />
  );
}
