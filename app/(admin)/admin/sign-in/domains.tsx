import { ActionForm } from "#components/ui/action-form";
import { DataTable } from "#components/ui/data-table";
import { EmptyState } from "#components/ui/empty-state";
import { SubmitButton } from "#components/ui/submit-button";
import { TextField } from "#components/ui/text-field";
import { TextLink } from "#components/ui/text-link";
import type { TenantDomainView } from "#lib/identity/schema";
import { addDomainAction } from "./domain-actions.ts";
import { DomainActs } from "./domain-acts.tsx";
import { DomainStateBadge } from "./domain-state.tsx";

export function DomainTable({ domains, mayManage }: { domains: TenantDomainView[]; mayManage: boolean }) {
  return (
    <DataTable
      caption="Domains of tenants"
      rows={domains}
      rowKey={(row) => row.id}
      empty={
        <EmptyState icon="inbox" title="No domain yet">
          A tenant’s own sign-in provider counts for nobody before a domain of the tenant is verified.
        </EmptyState>
      }
      columns={[
        {
          key: "domain",
          header: "Domain",
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
        { key: "state", header: "State", cell: (row) => <DomainStateBadge domain={row} /> },
        { key: "providers", header: "Providers", cell: (row) => row.providers.map(sayProvider).join(", ") || "–" },
        { key: "actions", header: "Actions", isHeaderHidden: true, cell: (row) => (mayManage ? <DomainActs row={row} /> : null) },
      ]}
    />
  );
}

const sayProvider = ({ name, isEnabled, isRequired }: TenantDomainView["providers"][number]) =>
  `${name}${isEnabled ? (isRequired ? " (required)" : "") : " (closed)"}`;

export function AddDomainForm() {
  return (
    <ActionForm
      action={addDomainAction}
      label="Add a domain"
      fields={["tenant", "domain"]}
      className="grid items-end gap-4 sm:grid-cols-[1fr_1fr_auto] [&>[role]]:col-span-full"
    >
      <TextField name="tenant" label="Tenant’s short name" maxLength={63} autoComplete="off" autoCapitalize="none" spellCheck={false} />
      <TextField name="domain" label="Domain" maxLength={253} autoComplete="off" autoCapitalize="none" spellCheck={false} />
      <SubmitButton variant="secondary" pendingLabel="Adding…">
        Add domain
      </SubmitButton>
    </ActionForm>
  );
}
