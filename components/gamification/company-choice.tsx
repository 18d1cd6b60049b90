import { useWords } from "#components/format/words";
import type { CompanyBoard } from "#lib/gamification/schema";
import { TENANT_INDUSTRIES } from "#lib/tenancy/schema";
import { ActionForm, type FormAction } from "../ui/action-form.tsx";
import { Card } from "../ui/card.tsx";
import { RadioList } from "../ui/radio-list.tsx";
import { Select } from "../ui/select.tsx";
import { SubmitButton } from "../ui/submit-button.tsx";

/** Whether the company takes part, and how others see it; and its industry. */
export function CompanyChoice({ board: { choice, industry }, choose, say }: { board: CompanyBoard; choose: FormAction; say: FormAction }) {
  const t = useWords("companies");
  return (
    <div className="grid items-start gap-6 xl:grid-cols-2">
      <Card title={t("takingPart")} note={t("takingPartNote")}>
        <ActionForm action={choose} label={t("takingPart")} fields={["choice"]}>
          <RadioList
            key={choice}
            name="choice"
            legend={t("yourCompany")}
            defaultValue={choice}
            options={[
              { value: "public", label: t("inPublic"), hint: t("inPublicNote") },
              { value: "name", label: t("byName"), hint: t("byNameNote") },
              { value: "anonymous", label: t("anonymously"), hint: t("anonymouslyNote") },
              { value: "none", label: t("notAtAll"), hint: t("notAtAllNote") },
            ]}
          />
          <SubmitButton variant="secondary" className="justify-self-start" pendingLabel={t("saving")}>
            {t("save")}
          </SubmitButton>
        </ActionForm>
      </Card>
      <Card title={t("industry")} note={t("industryNote")}>
        <ActionForm action={say} label={t("industry")} fields={["industry"]}>
          <Select
            key={industry}
            name="industry"
            label={t("industry")}
            defaultValue={industry ?? ""}
            options={[{ value: "", label: t("notSaid") }, ...TENANT_INDUSTRIES.map((each) => ({ value: each, label: t(each) }))]}
          />
          <SubmitButton variant="secondary" className="justify-self-start" pendingLabel={t("saving")}>
            {t("save")}
          </SubmitButton>
        </ActionForm>
      </Card>
    </div>
  );
}
