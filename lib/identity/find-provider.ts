import { unseal } from "#lib/platform/crypto";
import type { Queryable } from "#lib/platform/database";
import type { Runtime } from "#lib/platform/runtime";

/** A sign-in provider as signing in needs it. */
export interface ProviderFacts {
  id: string;
  /** Null: of the whole installation. */
  tenantId: string | null;
  name: string;
  kind: "oidc" | "oauth2";
  issuer: string | null;
  authorizationUrl: string | null;
  tokenUrl: string | null;
  userinfoUrl: string | null;
  clientId: string;
  clientSecret: string;
  scopes: string;
  emailDomains: string[];
  /** Of `emailDomains` those that the tenant has proved to own; none for a provider of the installation. */
  provedDomains: string[];
  mayJoin: boolean;
  defaultRole: string;
  roleClaim: string | null;
  roleMap: Record<string, string>;
}

interface ProviderRow {
  id: string;
  tenant_id: string | null;
  name: string;
  kind: "oidc" | "oauth2";
  issuer: string | null;
  authorization_url: string | null;
  token_url: string | null;
  userinfo_url: string | null;
  client_id: string;
  client_secret_sealed: string;
  scopes: string;
  email_domains: string[];
  proved_domains: string[];
  may_join: boolean;
  default_role: string;
  role_claim: string | null;
  role_map: Record<string, string>;
}

const FIND = `
  SELECT p.id, p.tenant_id, p.name, p.kind, p.issuer, p.authorization_url, p.token_url, p.userinfo_url, p.client_id, p.client_secret_sealed,
         p.scopes, p.email_domains, p.may_join, p.default_role, p.role_claim, p.role_map,
         ARRAY(SELECT d.domain FROM tenant_domain d
               WHERE d.tenant_id = p.tenant_id AND d.verified_at IS NOT NULL AND d.domain = ANY(p.email_domains)) AS proved_domains
  FROM identity_provider p WHERE p.id = $1::uuid AND p.is_enabled`;

export const SECRET_PURPOSE = "identity provider";

/** An enabled provider; null for every other id. */
export async function findProvider(runtime: Pick<Runtime, "db" | "authSecret">, id: string): Promise<ProviderFacts | null> {
  const [row] = await runtime.db.system<ProviderRow>({ name: "find-provider", text: FIND, values: [id] });
  return row ? factsOf(row, runtime.authSecret) : null;
}

/** The same inside a transaction, kept from being changed or closed until it ends. */
export async function lockProvider(tx: Queryable, runtime: Pick<Runtime, "authSecret">, id: string): Promise<ProviderFacts | null> {
  const [row] = await tx.query<ProviderRow>({ text: `${FIND} FOR SHARE OF p`, values: [id] });
  return row ? factsOf(row, runtime.authSecret) : null;
}

const factsOf = (row: ProviderRow, secret: string): ProviderFacts => ({
  id: row.id,
  tenantId: row.tenant_id,
  name: row.name,
  kind: row.kind,
  issuer: row.issuer,
  authorizationUrl: row.authorization_url,
  tokenUrl: row.token_url,
  userinfoUrl: row.userinfo_url,
  clientId: row.client_id,
  clientSecret: unseal(row.client_secret_sealed, secret, SECRET_PURPOSE),
  scopes: row.scopes,
  emailDomains: row.email_domains,
  provedDomains: row.proved_domains,
  mayJoin: row.may_join,
  defaultRole: row.default_role,
  roleClaim: row.role_claim,
  roleMap: row.role_map,
});
