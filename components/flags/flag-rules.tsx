import { useFormats } from "#components/format/reader-formats";
import { useWords } from "#components/format/words";
import type { FlagDetail, FlagOverride } from "#lib/flags/schema";
import { ActionForm, type FormAction } from "../ui/action-form.tsx";
import { DataTable } from "../ui/data-table.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { Select } from "../ui/select.tsx";
import { SubmitButton } from "../ui/submit-button.tsx";
import { TextField } from "../ui/text-field.tsx";
import { TextLink } from "../ui/text-link.tsx";
import { OnOff } from "./flag-state.tsx";

const RULINGS = ["none", "on", "off"] as const;
const RULING_WORDS = { none: "noRule", on: "on", off: "off" } as const;

const rulingOf = (isOn: boolean | undefined) => (isOn === undefined ? "none" : isOn ? "on" : "off");

/** What a flag is on each plan. */
export function PlanRulesForm({ flag, action }: { flag: FlagDetail; action: FormAction }) {
  const f = useFormats();
  const t = useWords("flags");
  return (
    <ActionForm
      action={action}
      label={t("rulesForPlans")}
      fields={flag.planNames.map(({ key }) => key)}
      hidden={{ key: flag.key, version: String(flag.version) }}
    >
      <div key={flag.version} className="grid gap-5 sm:grid-cols-2">
        {flag.planNames.map(({ key, name, tenantCount }) => (
          <Select
            key={key}
            name={key}
            label={name}
            hint={t("countTenants", { count: tenantCount, number: f.number(tenantCount) })}
            options={RULINGS.map((value) => ({ value, label: t(RULING_WORDS[value]) }))}
            defaultValue={rulingOf(flag.plans[key])}
          />
        ))}
      </div>
      <div>
        <SubmitButton variant="secondary" pendingLabel={t("saving")}>
          {t("saveRulesForPlans")}
        </SubmitButton>
      </div>
    </ActionForm>
  );
}

interface OverrideFormProps {
  flagKey: string;
  action: FormAction;
  /** To choose from; others can be typed. */
  tenants: { slug: string; name: string }[];
}

/** Sets, changes or takes away the rule of one tenant. */
export function OverrideForm({ flagKey, action, tenants }: OverrideFormProps) {
  const t = useWords("flags");
  return (
    <ActionForm
      action={action}
      label={t("ruleForATenant")}
      fields={["tenant", "ruling"]}
      hidden={{ key: flagKey }}
      className="grid items-start gap-4 sm:grid-cols-2 [&>[role]]:col-span-full"
    >
      <TextField
        name="tenant"
        label={t("tenantsShortName")}
        list="flag-tenants"
        maxLength={63}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
      />
      <datalist id="flag-tenants">
        {tenants.map(({ slug, name }) => (
          <option key={slug} value={slug}>
            {name}
          </option>
        ))}
      </datalist>
      <Select
        name="ruling"
        label={t("itIs")}
        options={(["on", "off", "none"] as const).map((value) => ({
          value,
          label: t(value === "none" ? "asTheOtherRulesSay" : RULING_WORDS[value]),
        }))}
        defaultValue="on"
      />
      <div>
        <SubmitButton variant="secondary" pendingLabel={t("saving")}>
          {t("saveRule")}
        </SubmitButton>
      </div>
    </ActionForm>
  );
}

/** The tenants that have a rule of their own. */
export function OverrideTable({ overrides, total }: { overrides: FlagOverride[]; total: number }) {
  const f = useFormats();
  const t = useWords("flags");
  return (
    <>
      <DataTable
        caption={t("tenantsWithARuleOfTheir")}
        density="compact"
        rows={overrides}
        rowKey={({ tenantId }) => tenantId}
        empty={
          <EmptyState icon="building-complex" title={t("noTenantHasARuleOf")} className="py-8">
            {t("plansTheShareAndTheSetting")}
          </EmptyState>
        }
        columns={[
          {
            key: "tenant",
            header: t("tenant"),
            isPrimary: true,
            cell: ({ tenantId, tenantName }) => (
              <TextLink href={`/admin/tenants/${tenantId}`} className="block truncate">
                <bdi>{tenantName}</bdi>
              </TextLink>
            ),
          },
          { key: "slug", header: t("shortName"), showFrom: "lg", cell: ({ tenantSlug }) => tenantSlug },
          { key: "rule", header: t("rule"), cell: ({ isOn }) => <OnOff isOn={isOn} /> },
        ]}
      />
      {total > overrides.length ? (
        <p className="border-t px-5 py-3 text-muted text-sm md:px-6">
          {t("theFirstOfAll", { first: f.number(overrides.length), all: f.number(total) })}
        </p>
      ) : null}
    </>
  );
}
