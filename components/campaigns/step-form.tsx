import type { ReactNode } from "react";
import { useWords } from "#components/format/words";
import type { AnsweredStep } from "#lib/campaigns/schema";
import { ActionForm, type FormAction } from "../ui/action-form.tsx";
import { Card } from "../ui/card.tsx";
import { LinkButton } from "../ui/link-button.tsx";
import { SubmitButton } from "../ui/submit-button.tsx";
import { STEP_WORDS } from "./campaign-stepper.tsx";
import { STEP_FIELDS } from "./plan-fields.tsx";

const NOTES = { basics: "stepBasicsNote", budget: "stepBudgetNote", audience: "stepAudienceNote", links: "stepLinksNote" } as const;

interface StepFormProps {
  step: AnsweredStep;
  action: FormAction;
  hidden: Record<string, string>;
  /** Null on the first step. */
  backHref: string | null;
  children: ReactNode;
}

/** One step of a new campaign: its fields, and the way on and back. */
export function StepForm({ step, action, hidden, backHref, children }: StepFormProps) {
  const t = useWords("campaigns");
  const title = t(STEP_WORDS[step]);
  return (
    <Card title={title} note={t(NOTES[step])} className="max-w-4xl">
      <ActionForm
        action={action}
        label={title}
        fields={STEP_FIELDS[step]}
        hidden={hidden}
        className="grid gap-5 sm:grid-cols-2 [&>[role]]:col-span-full"
      >
        {children}
        <div className="col-span-full flex flex-wrap justify-end gap-3">
          <LinkButton href={backHref ?? "/portal/campaigns"} variant="secondary">
            {backHref ? t("back") : t("cancel")}
          </LinkButton>
          <SubmitButton pendingLabel={t("keeping")}>{t("next")}</SubmitButton>
        </div>
      </ActionForm>
    </Card>
  );
}
