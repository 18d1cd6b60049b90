import { useWords } from "#components/format/words";
import { type AnsweredStep, CAMPAIGN_STEPS, type CampaignStep } from "#lib/campaigns/schema";
import { Stepper } from "../ui/stepper.tsx";

export const STEP_WORDS = {
  basics: "stepBasics",
  budget: "stepBudget",
  audience: "stepAudience",
  links: "stepLinks",
  review: "stepReview",
} as const satisfies Record<CampaignStep, string>;

interface CampaignStepperProps {
  current: CampaignStep;
  /** Null while the first step is not kept yet. */
  draftId: string | null;
  missing: AnsweredStep[];
}

/** The steps of a new campaign, each with its address. One can go to any of them once there is a draft. */
export function CampaignStepper({ current, draftId, missing }: CampaignStepperProps) {
  const t = useWords("campaigns");
  const steps = CAMPAIGN_STEPS.map((step) => {
    const isMissing = missing.some((each) => each === step);
    const isDone = draftId !== null && step !== "review" && !isMissing;
    // On the last step what is missing stands in the way; before, it is only to come.
    const isOpen = current === "review" && isMissing;
    return {
      label: t(STEP_WORDS[step]),
      state: step === current ? ("current" as const) : isDone ? ("done" as const) : isOpen ? ("error" as const) : ("todo" as const),
      ...(isOpen && { note: t("notAnsweredYet") }),
      ...(draftId && step !== current && { href: `/portal/campaigns/new/${draftId}/${step}` }),
    };
  });
  return <Stepper label={t("steps")} steps={steps} />;
}
