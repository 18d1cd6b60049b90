import type { FlagDetail, FlagOverride } from "#lib/flags/schema";
import { formatNumber } from "../format/number.tsx";
import { ActionForm, type FormAction } from "../ui/action-form.tsx";
import { DataTable } from "../ui/data-table.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { Select } from "../ui/select.tsx";
import { SubmitButton } from "../ui/submit-button.tsx";
import { TextField } from "../ui/text-field.tsx";
import { TextLink } from "../ui/text-link.tsx";
import { OnOff } from "./flag-state.tsx";

const RULINGS = [
  { value: "none", label: "No rule" },
  { value: "on", label: "On" },
  { value: "off", label: "Off" },
];

const rulingOf = (isOn: boolean | undefined) => (isOn === undefined ? "none" : isOn ? "on" : "off");

/** What a flag is on each plan. */
export function PlanRulesForm({ flag, action }: { flag: FlagDetail; action: FormAction }) {
  return (
    <ActionForm
      key={flag.version}
      action={action}
      label="Rules for plans"
      fields={flag.planNames.map(({ key }) => key)}
      hidden={{ key: flag.key, version: String(flag.version) }}
    >
      <div className="grid gap-5 sm:grid-cols-2">
        {flag.planNames.map(({ key, name, tenantCount }) => (
          <Select
            key={key}
            name={key}
            label={name}
            hint={tenantCount === 1 ? "1 tenant" : `${formatNumber(tenantCount)} tenants`}
            options={RULINGS}
            defaultValue={rulingOf(flag.plans[key])}
          />
        ))}
      </div>
      <div>
        <SubmitButton variant="secondary" pendingLabel="Saving…">
          Save rules for plans
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
  return (
    <ActionForm
      action={action}
      label="Rule for a tenant"
      fields={["tenant", "ruling"]}
      hidden={{ key: flagKey }}
      className="grid items-start gap-4 sm:grid-cols-2 [&>[role]]:col-span-full"
    >
      <TextField
        name="tenant"
        label="Tenant’s short name"
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
      <Select name="ruling" label="It is" options={[...RULINGS.slice(1), { value: "none", label: "As the other rules say" }]} defaultValue="on" />
      <div>
        <SubmitButton variant="secondary" pendingLabel="Saving…">
          Save rule
        </SubmitButton>
      </div>
    </ActionForm>
  );
}

/** The tenants that have a rule of their own. */
export function OverrideTable({ overrides, total }: { overrides: FlagOverride[]; total: number }) {
  return (
    <>
      <DataTable
        caption="Tenants with a rule of their own"
        density="compact"
        rows={overrides}
        rowKey={({ tenantId }) => tenantId}
        empty={
          <EmptyState icon="building-complex" title="No tenant has a rule of its own" className="py-8">
            Plans, the share and the setting for everybody else decide.
          </EmptyState>
        }
        columns={[
          {
            key: "tenant",
            header: "Tenant",
            isPrimary: true,
            cell: ({ tenantId, tenantName }) => (
              <TextLink href={`/admin/tenants/${tenantId}`} className="block truncate">
                <bdi>{tenantName}</bdi>
              </TextLink>
            ),
          },
          { key: "slug", header: "Short name", showFrom: "lg", cell: ({ tenantSlug }) => tenantSlug },
          { key: "rule", header: "Rule", cell: ({ isOn }) => <OnOff isOn={isOn} /> },
        ]}
      />
      {total > overrides.length ? (
        <p className="border-t px-5 py-3 text-muted text-sm md:px-6">
          The first {formatNumber(overrides.length)} of {formatNumber(total)}. Look up others above.
        </p>
      ) : null}
    </>
  );
}
