import type { AssignmentRuleView, Owner } from "#lib/crm/schema";
import { ASSIGNMENT_KINDS, LEAD_ORIGINS } from "#lib/crm/schema";
import { useWords } from "../format/words.tsx";
import { ActionForm, type FormAction } from "../ui/action-form.tsx";
import { Checkbox } from "../ui/checkbox.tsx";
import { Select } from "../ui/select.tsx";
import { SubmitButton } from "../ui/submit-button.tsx";
import { Switch } from "../ui/switch.tsx";
import { TextField } from "../ui/text-field.tsx";

export const RULE_KIND_KEYS = { round_robin: "kindRoundRobin", territory: "kindTerritory", workload: "kindWorkload", skill: "kindSkill" } as const;
export const ORIGIN_KEYS = { form: "originForm", hand: "originHand", api: "originApi", import: "originImport" } as const;
/** A form carries so many boxes at most. */
const MOST_SHOWN = 80;

/** One rule: how it gives leads, which ones, and to whom. @param rule null for a new one */
export function RuleForm({
  rule,
  owners,
  action,
  idempotencyKey,
}: {
  rule: AssignmentRuleView | null;
  owners: Owner[];
  action: FormAction;
  idempotencyKey?: string;
}) {
  const t = useWords("assignment");
  const shown = owners.slice(0, MOST_SHOWN);
  const members = shown.map(({ id }) => `member_${id}`);
  return (
    <ActionForm
      action={action}
      label={rule ? t("changeRule", { name: rule.name }) : t("newRule")}
      fields={[
        "name",
        "kind",
        "countries",
        "regions",
        "languages",
        "tags",
        "memberIds",
        "isActive",
        ...LEAD_ORIGINS.map((each) => `origin_${each}`),
        ...members,
      ]}
      hidden={rule ? { id: rule.id, version: String(rule.version) } : {}}
      idempotencyKey={idempotencyKey}
    >
      <div className="grid gap-5 sm:grid-cols-2">
        <TextField name="name" label={t("name")} maxLength={80} defaultValue={rule?.name} />
        <Select
          name="kind"
          label={t("kind")}
          defaultValue={rule?.kind ?? "round_robin"}
          options={ASSIGNMENT_KINDS.map((kind) => ({ value: kind, label: t(RULE_KIND_KEYS[kind]) }))}
        />
        <TextField name="countries" label={t("countries")} hint={t("countriesHint")} defaultValue={rule?.countries.join(", ")} isOptional />
        <TextField name="regions" label={t("regions")} hint={t("regionsHint")} defaultValue={rule?.regions.join(", ")} isOptional />
        <TextField name="languages" label={t("languages")} hint={t("languagesHint")} defaultValue={rule?.languages.join(", ")} isOptional />
        <TextField name="tags" label={t("tags")} hint={t("tagsHint")} defaultValue={rule?.tags.join(", ")} isOptional />
      </div>
      <fieldset className="grid gap-3">
        <legend className="mb-2 font-medium text-sm text-soft">{t("origins")}</legend>
        <p className="text-muted text-sm">{t("originsHint")}</p>
        <div className="grid gap-3 sm:grid-cols-2 xl:grid-cols-4">
          {LEAD_ORIGINS.map((origin) => (
            <Checkbox
              key={origin}
              name={`origin_${origin}`}
              label={t(ORIGIN_KEYS[origin])}
              defaultChecked={rule?.origins.includes(origin) ?? false}
            />
          ))}
        </div>
      </fieldset>
      <fieldset className="grid gap-3">
        <legend className="mb-2 font-medium text-sm text-soft">{t("members")}</legend>
        <div className="grid gap-3 sm:grid-cols-2 xl:grid-cols-3">
          {shown.map(({ id, name }) => (
            <Checkbox key={id} name={`member_${id}`} label={name} defaultChecked={rule?.memberIds.includes(id) ?? false} />
          ))}
        </div>
      </fieldset>
      <Switch name="isActive" label={t("isActive")} defaultChecked={rule?.isActive ?? true} />
      <div>
        <SubmitButton pendingLabel={t("saving")}>{rule ? t("save") : t("add")}</SubmitButton>
      </div>
    </ActionForm>
  );
}
