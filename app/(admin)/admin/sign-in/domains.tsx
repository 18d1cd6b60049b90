import { useWords } from "#components/format/words";
import { DomainStateBadge } from "#components/identity/domain-state";
import { ActionForm } from "#components/ui/action-form";
import { DataTable } from "#components/ui/data-table";
import { EmptyState } from "#components/ui/empty-state";
import { SubmitButton } from "#components/ui/submit-button";
import { TextField } from "#components/ui/text-field";
import { TextLink } from "#components/ui/text-link";
import type { TenantDomainView } from "#lib/identity/schema";
import type { Words } from "#words";
import { addDomainAction } from "./domain-actions.ts";
import { DomainActs } from "./domain-acts.tsx";

export function DomainTable({ domains, mayManage }: { domains: TenantDomainView[]; mayManage: boolean }) {
  const t = useWords("signIn");
  return (
    <DataTable
      caption={t("domainsOfTenants")}
      rows={domains}
      rowKey={(row) => row.id}
      empty={
        <EmptyState icon="inbox" title={t("noDomainYet")}>
          {t("aTenantsOwnSignInProvider")}
        </EmptyState>
      }
      columns={[
        {
          key: "domain",
          header: t("domain"),
          isPrimary: true,
          cell: (row) => (
            <span className="grid min-w-0">
              <span className="truncate font-medium text-ink">{row.domain}</span>
              <TextLink href={`/admin/tenants/${row.tenantId}/domains`} className="text-xs">
                <bdi>{row.tenantName}</bdi>
              </TextLink>
            </span>
          ),
        },
        { key: "state", header: t("state"), cell: (row) => <DomainStateBadge domain={row} /> },
        { key: "providers", header: t("providers"), cell: (row) => row.providers.map((provider) => sayProvider(t, provider)).join(", ") || "–" },
        { key: "actions", header: t("actions"), isHeaderHidden: true, cell: (row) => (mayManage ? <DomainActs row={row} /> : null) },
      ]}
    />
  );
}

const sayProvider = (t: Words<"signIn">, { name, isEnabled, isRequired }: TenantDomainView["providers"][number]) =>
  isEnabled ? (isRequired ? t("requiredProvider", { name }) : name) : t("closedProvider", { name });

export function AddDomainForm() {
  const t = useWords("signIn");
  return (
    <ActionForm
      action={addDomainAction}
      label={t("addADomain")}
      fields={["tenant", "domain"]}
      className="grid items-end gap-4 sm:grid-cols-[1fr_1fr_auto] [&>[role]]:col-span-full"
    >
      <TextField name="tenant" label={t("tenantsShortName")} maxLength={63} autoComplete="off" autoCapitalize="none" spellCheck={false} />
      <TextField name="domain" label={t("domain")} maxLength={253} autoComplete="off" autoCapitalize="none" spellCheck={false} />
      <SubmitButton variant="secondary" pendingLabel={t("adding")}>
        {t("addDomain")}
      </SubmitButton>
    </ActionForm>
  );
}
