import type { IntegrationCounts } from "#lib/operations/schema";
import { useFormats } from "../format/reader-formats.tsx";
import { useWords } from "../format/words.tsx";
import { StatCard } from "../ui/stat-card.tsx";

/** What else connects tenants to other systems, counted, with where it is looked after. */
export function OtherIntegrations({ counts }: { counts: IntegrationCounts }) {
  const t = useWords("integrations");
  const f = useFormats();
  return (
    <div className="grid gap-6 sm:grid-cols-2 xl:grid-cols-4">
      <StatCard
        label={t("endpoints")}
        figure={f.number(counts.endpoints)}
        icon="webhook"
        definition={t("webhookEndpointsOfAllTenantsAnd")}
        note={t("numberFailNowNumber2AreSwitched", { number: f.number(counts.failingEndpoints), number2: f.number(counts.disabledEndpoints) })}
        href="?state=failing"
      />
      <StatCard
        label={t("signInProviders")}
        figure={f.number(counts.providers)}
        icon="log-in"
        definition={t("identityProvidersOfTenantsAndOf")}
        href="/admin/sign-in"
      />
      <StatCard label={t("directoriesScim")} figure={f.number(counts.directories)} icon="users" definition={t("tenantsWithAKeyThatCounts")} />
      <StatCard
        label={t("apiKeys")}
        figure={f.number(counts.keys)}
        icon="key-round"
        definition={t("keysOfServiceAccountsThatCount")}
        href="/admin/security"
      />
    </div>
  );
}
