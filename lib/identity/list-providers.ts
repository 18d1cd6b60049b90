import type { Context } from "#lib/access";
import type { Queryable } from "#lib/platform/database";
import { notFound } from "#lib/platform/errors";
import type { Runtime } from "#lib/platform/runtime";
import { ownerToRead, type ProviderOwner } from "./provider-owner.ts";
import { MOST_PROVIDERS, type SignInProvider } from "./providers-schema.ts";

interface ProviderListRow {
  id: string;
  name: string;
  kind: "oidc" | "oauth2";
  issuer: string | null;
  authorization_url: string | null;
  token_url: string | null;
  userinfo_url: string | null;
  client_id: string;
  scopes: string;
  email_domains: string[];
  proved_domains: string[];
  is_required: boolean;
  may_join: boolean;
  default_role: string;
  role_claim: string | null;
  role_map: Record<string, string>;
  is_enabled: boolean;
  people_count: number;
  version: number;
  updated_at: Date;
}

// The linked people lie in a room that no tenant enters, so that this is read by the portal itself, for one owner.
const PROVIDERS = `
  SELECT p.id, p.name, p.kind, p.issuer, p.authorization_url, p.token_url, p.userinfo_url, p.client_id, p.scopes, p.email_domains, p.is_required,
         p.may_join, p.default_role, p.role_claim, p.role_map, p.is_enabled, p.version, p.updated_at,
         (SELECT count(*)::int FROM external_identity e WHERE e.provider_id = p.id) AS people_count,
         ARRAY(SELECT d.domain FROM tenant_domain d
               WHERE d.tenant_id = p.tenant_id AND d.verified_at IS NOT NULL AND d.domain = ANY(p.email_domains) ORDER BY d.domain) AS proved_domains
  FROM identity_provider p WHERE p.tenant_id IS NOT DISTINCT FROM $1::uuid`;

/** All providers of the tenant, or of the installation, by name. @throws `forbidden` without `security.manage` */
export async function listProviders(context: Context, owner: ProviderOwner, runtime: Pick<Runtime, "config">): Promise<SignInProvider[]> {
  const rows = await context.db.system<ProviderListRow>({
    name: "list-providers",
    text: `${PROVIDERS} ORDER BY lower(p.name), p.id LIMIT $2`,
    values: [ownerToRead(context, owner), MOST_PROVIDERS],
  });
  return rows.map((row) => viewOf(row, runtime.config.publicUrl));
}

/** @throws `not_found`, also for another tenant's; `forbidden` without `security.manage` */
export async function getProvider(context: Context, owner: ProviderOwner, id: string, runtime: Pick<Runtime, "config">): Promise<SignInProvider> {
  const tenantId = ownerToRead(context, owner);
  const [row] = await context.db.system<ProviderListRow>({ name: "get-provider", text: `${PROVIDERS} AND p.id = $2::uuid`, values: [tenantId, id] });
  if (!row) throw notFound("This sign-in provider");
  return viewOf(row, runtime.config.publicUrl);
}

/** The same inside a transaction, locked. */
export async function lockOwnProvider(tx: Queryable, tenantId: string | null, id: string, publicUrl: string): Promise<SignInProvider> {
  const [row] = await tx.query<ProviderListRow>({ text: `${PROVIDERS} AND p.id = $2::uuid FOR UPDATE OF p`, values: [tenantId, id] });
  if (!row) throw notFound("This sign-in provider");
  return viewOf(row, publicUrl);
}

/** What the administrator enters at the provider. */
const redirectUriOf = (publicUrl: string, id: string): string => `${publicUrl}/api/auth/callback/${id}`;

const viewOf = (row: ProviderListRow, publicUrl: string): SignInProvider => ({
  id: row.id,
  name: row.name,
  kind: row.kind,
  issuer: row.issuer,
  authorizationUrl: row.authorization_url,
  tokenUrl: row.token_url,
  userinfoUrl: row.userinfo_url,
  clientId: row.client_id,
  scopes: row.scopes,
  emailDomains: row.email_domains,
  verifiedDomains: row.proved_domains,
  isRequired: row.is_required,
  mayJoin: row.may_join,
  defaultRole: row.default_role,
  roleClaim: row.role_claim,
  roleMap: row.role_map,
  isEnabled: row.is_enabled,
  redirectUri: redirectUriOf(publicUrl, row.id),
  peopleCount: row.people_count,
  version: row.version,
  updatedAt: row.updated_at.toISOString(),
});
