import { useWords } from "#components/format/words";
import type { SignInProvider } from "#lib/identity/schema";
import { Badge } from "../ui/badge.tsx";
import { DataTable } from "../ui/data-table.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { TextLink } from "../ui/text-link.tsx";

/** Sign-in providers, each leading to its own page. */
export function ProviderTable({ providers, path, empty }: { providers: SignInProvider[]; path: string; empty: string }) {
  const t = useWords("portal");
  return (
    <DataTable
      caption={t("signInProviders")}
      rows={providers}
      rowKey={(provider) => provider.id}
      empty={
        <EmptyState icon="key-round" title={t("noSignInProviderYet")}>
          {empty}
        </EmptyState>
      }
      columns={[
        {
          key: "name",
          header: t("provider"),
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
        { key: "domains", header: t("domains"), hasWords: true, cell: (provider) => provider.emailDomains.join(", ") || "–" },
        { key: "people", header: t("people"), isNumeric: true, cell: (provider) => String(provider.peopleCount) },
        { key: "state", header: t("state"), cell: (provider) => <ProviderState provider={provider} /> },
      ]}
    />
  );
}

export function ProviderState({ provider }: { provider: Pick<SignInProvider, "isEnabled" | "isRequired"> }) {
  const t = useWords("portal");
  if (!provider.isEnabled) return <Badge tone="neutral">{t("closed")}</Badge>;
  return <Badge tone="good">{provider.isRequired ? t("openRequired") : t("open2")}</Badge>;
}
