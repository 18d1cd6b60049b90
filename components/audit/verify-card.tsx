import { useWords } from "#components/format/words";
import { ActionForm, type FormAction } from "../ui/action-form.tsx";
import { Card } from "../ui/card.tsx";
import { SubmitButton } from "../ui/submit-button.tsx";

/** Proves the trail on the spot. */
export function VerifyCard({ verify }: { verify: FormAction }) {
  const t = useWords("trail");
  return (
    <Card title={t("isTheTrailWhole")} note={t("eachEntryIsTiedToThe")}>
      <ActionForm action={verify} label={t("checkTheAuditTrail")}>
        <div>
          <SubmitButton variant="secondary" pendingLabel={t("checking")}>
            {t("checkTheTrail")}
          </SubmitButton>
        </div>
      </ActionForm>
    </Card>
  );
}
