import { useSay, useWords } from "#components/format/words";
import { NEW_TENANT_STEPS, type NewTenantStep, STEP_LABELS } from "#lib/lifecycle/schema";
import { Stepper } from "../ui/stepper.tsx";

interface NewTenantStepperProps {
  current: NewTenantStep;
  /** Null while the first step is not kept yet. */
  draftId: string | null;
  missing: NewTenantStep[];
}

/** The steps of a new tenant, each with its address. One can go to any of them once there is a draft. */
export function NewTenantStepper({ current, draftId, missing }: NewTenantStepperProps) {
  const say = useSay();
  const t = useWords("tenancy");
  const steps = NEW_TENANT_STEPS.map((step) => {
    const isDone = draftId !== null && step !== "review" && !missing.includes(step);
    // On the last step what is missing stands in the way; before, it is only to come.
    const isOpen = current === "review" && missing.includes(step);
    return {
      label: say(STEP_LABELS[step]),
      state: step === current ? ("current" as const) : isDone ? ("done" as const) : isOpen ? ("error" as const) : ("todo" as const),
      ...(isOpen && { note: t("notAnsweredYet") }),
      ...(draftId && step !== current && { href: `/admin/tenants/new/${draftId}/${step}` }),
    };
  });
  return <Stepper label={t("stepsOfANewTenant")} steps={steps} />;
}
