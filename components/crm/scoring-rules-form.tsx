import type { ScoringOverview } from "#lib/crm/schema";
import { useWords } from "../format/words.tsx";
import { ActionForm, type FormAction } from "../ui/action-form.tsx";
import { Card } from "../ui/card.tsx";
import { NumberField } from "../ui/number-field.tsx";
import { SegmentedControl } from "../ui/segmented-control.tsx";
import { SubmitButton } from "../ui/submit-button.tsx";
import { TextField } from "../ui/text-field.tsx";

const PARTS = [
  { name: "demographic", label: "partDemographic", hint: "partDemographicHint" },
  { name: "behavioural", label: "partBehavioural", hint: "partBehaviouralHint" },
  { name: "engagement", label: "partEngagement", hint: "partEngagementHint" },
  { name: "fit", label: "partFit", hint: "partFitHint" },
  { name: "predictive", label: "partPredictive", hint: "partPredictiveHint" },
] as const;
const FIELDS = [...PARTS.map(({ name }) => name), "halfLifeDays", "countries", "industries", "leastBudget", "prefer"];

/** How much each part of a score counts, and whom the company looks for. */
export function ScoringRulesForm({
  overview,
  currency,
  action,
}: {
  overview: Pick<ScoringOverview, "rules" | "rulesVersion">;
  currency: string;
  action: FormAction;
}) {
  const t = useWords("leadScores");
  const { rules, rulesVersion } = overview;
  return (
    <Card title={t("rules")} note={t("rulesNote")}>
      <ActionForm action={action} label={t("rules")} fields={FIELDS} hidden={{ version: String(rulesVersion) }}>
        <div className="grid gap-5 sm:grid-cols-2 xl:grid-cols-3">
          {PARTS.map(({ name, label, hint }) => (
            <NumberField key={name} name={name} label={t(label)} hint={t(hint)} min={0} max={100} defaultValue={String(rules[name])} />
          ))}
          <NumberField name="halfLifeDays" label={t("halfLife")} unit={t("days")} min={1} max={365} defaultValue={String(rules.halfLifeDays)} />
          <TextField name="countries" label={t("countries")} hint={t("countriesHint")} defaultValue={rules.countries.join(", ")} isOptional />
          <TextField name="industries" label={t("industries")} hint={t("industriesHint")} defaultValue={rules.industries.join(", ")} isOptional />
          <NumberField
            name="leastBudget"
            label={t("leastBudget")}
            hint={t("leastBudgetHint", { currency })}
            min={0}
            defaultValue={String(rules.leastBudget)}
          />
        </div>
        <SegmentedControl
          name="prefer"
          legend={t("prefer")}
          defaultValue={rules.prefer}
          options={[
            { value: "scorecard", label: t("preferScorecard") },
            { value: "rules", label: t("preferRules") },
          ]}
        />
        <div>
          <SubmitButton pendingLabel={t("saving")}>{t("save")}</SubmitButton>
        </div>
      </ActionForm>
    </Card>
  );
}
