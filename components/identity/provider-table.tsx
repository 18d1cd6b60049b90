import type { SignInProvider } from "#lib/identity/schema";
import { Badge } from "../ui/badge.tsx";
import { DataTable } from "../ui/data-table.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { TextLink } from "../ui/text-link.tsx";

/** Sign-in providers, each leading to its own page. */
export function ProviderTable({ providers, path, empty }: { providers: SignInProvider[]; path: string; empty: string }) {
  return (
    <DataTable
      caption="Sign-in providers"
      rows={providers}
      rowKey={(provider) => provider.id}
      empty={
        <EmptyState icon="key-round" title="No sign-in provider yet">
          {empty}
        </EmptyState>
      }
      columns={[
        {
          key: "name",
          header: "Provider",
          isPrimary: true,
          cell: (provider) => (
            <span className="grid min-w-0">
              <TextLink href={`${path}/${provider.id}`}>
                <bdi>{provider.name}</bdi>
              </TextLink>
              <span className="truncate text-muted text-xs">{provider.issuer ?? provider.authorizationUrl}</span>
            </span>
          ),
        },
        { key: "domains", header: "Domains", hasWords: true, cell: (provider) => provider.emailDomains.join(", ") || "–" },
        { key: "people", header: "People", isNumeric: true, cell: (provider) => String(provider.peopleCount) },
        { key: "state", header: "State", cell: (provider) => <ProviderState provider={provider} /> },
      ]}
    />
  );
}

export function ProviderState({ provider }: { provider: Pick<SignInProvider, "isEnabled" | "isRequired"> }) {
  if (!provider.isEnabled) return <Badge tone="neutral">Closed</Badge>;
  return <Badge tone="good">{provider.isRequired ? "Open, required" : "Open"}</Badge>;
}
