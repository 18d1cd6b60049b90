import { useWords } from "#components/format/words";
import type { PrivacyChoice } from "#lib/gamification/schema";
import { ActionForm, type FormAction } from "../ui/action-form.tsx";
import { Card } from "../ui/card.tsx";
import { RadioList } from "../ui/radio-list.tsx";
import { SubmitButton } from "../ui/submit-button.tsx";

/** How the reader wants to be shown to others. */
export function PrivacyForm({ choice, action }: { choice: PrivacyChoice; action: FormAction }) {
  const t = useWords("boards");
  return (
    <Card title={t("howYouAreShown")} note={t("howYouAreShownNote")}>
      <ActionForm action={action} label={t("howYouAreShown")} fields={["choice"]} className="grid gap-5">
        <RadioList
          key={choice}
          name="choice"
          legend={t("shownToOthers")}
          defaultValue={choice}
          options={[
            { value: "name", label: t("byName"), hint: t("byNameNote") },
            { value: "anonymous", label: t("anonymously"), hint: t("anonymouslyNote") },
            { value: "hidden", label: t("notAtAll"), hint: t("notAtAllNote") },
          ]}
        />
        <SubmitButton variant="secondary" className="justify-self-start" pendingLabel={t("saving")}>
          {t("save")}
        </SubmitButton>
      </ActionForm>
    </Card>
  );
}
