import type { IntegrationCounts } from "#lib/operations/schema";
import { formatNumber } from "../format/number.tsx";
import { StatCard } from "../ui/stat-card.tsx";

/** What else connects tenants to other systems, counted, with where it is looked after. */
export function OtherIntegrations({ counts }: { counts: IntegrationCounts }) {
  return (
    <div className="grid gap-6 sm:grid-cols-2 xl:grid-cols-4">
      <StatCard
        label="Endpoints"
        figure={formatNumber(counts.endpoints)}
        icon="webhook"
        definition="Webhook endpoints of all tenants and of the platform."
        note={`${formatNumber(counts.failingEndpoints)} fail now, ${formatNumber(counts.disabledEndpoints)} are switched off.`}
        href="?state=failing"
      />
      <StatCard
        label="Sign-in providers"
        figure={formatNumber(counts.providers)}
        icon="log-in"
        definition="Identity providers of tenants and of the platform that are open."
        href="/admin/sign-in"
      />
      <StatCard
        label="Directories (SCIM)"
        figure={formatNumber(counts.directories)}
        icon="users"
        definition="Tenants with a key that counts and may provision people."
      />
      <StatCard
        label="API keys"
        figure={formatNumber(counts.keys)}
        icon="key-round"
        definition="Keys of service accounts that count now: neither revoked nor ended."
        href="/admin/security"
      />
    </div>
  );
}
