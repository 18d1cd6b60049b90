import type { Context } from "#lib/access";
import { invalid } from "#lib/platform/errors";
import { networkOf } from "#lib/platform/rate-limit";
import type { Runtime } from "#lib/platform/runtime";
import { domainOf } from "./provider-claims.ts";
import { SIGN_IN_LIMITS } from "./sign-in-limits.ts";

/** A way to sign in that everybody may see. */
export interface PublicProvider {
  id: string;
  name: string;
}

const MOST_SHOWN = 8;

/** The providers of the installation, for the sign-in page. Those of tenants are found by an address only. */
export function listPublicProviders(context: Context): Promise<PublicProvider[]> {
  return context.db.system<PublicProvider>({
    name: "public-providers",
    text: "SELECT id, name FROM identity_provider WHERE tenant_id IS NULL AND is_enabled ORDER BY lower(name), id LIMIT $1",
    values: [MOST_SHOWN],
  });
}

// By the domain alone: whether a person of this address exists plays no part, so that nothing about people is told.
const BY_DOMAIN = `
  SELECT p.id, p.name
  FROM tenant_domain d
  JOIN identity_provider p ON p.tenant_id = d.tenant_id AND p.is_enabled AND d.domain = ANY(p.email_domains)
  WHERE d.domain = $1 AND d.verified_at IS NOT NULL
  UNION ALL
  SELECT p.id, p.name FROM identity_provider p WHERE p.tenant_id IS NULL AND p.is_enabled AND $1 = ANY(p.email_domains)`;

/**
 * The provider for people of this address's domain: that of the tenant which has proved the domain, one that is required
 * first; or one of the installation that names the domain.
 * @throws `invalid` when no company has set this up, the same for known and unknown people; `limit_exceeded`
 */
export async function findCompanyProvider(context: Context, email: string, runtime: Runtime): Promise<PublicProvider> {
  await runtime.limiter.consume(SIGN_IN_LIMITS.byAddress, `provider:${networkOf(context.origin.ip)}`);
  const [found] = await context.db.system<PublicProvider>({
    name: "company-provider",
    text: `SELECT f.id, f.name FROM (${BY_DOMAIN}) f JOIN identity_provider p ON p.id = f.id
           ORDER BY p.tenant_id IS NULL, NOT p.is_required, lower(p.name), p.id LIMIT 1`,
    values: [domainOf(email)],
  });
  if (!found)
    throw invalid("No company has set up its own sign-in for this address. Sign in another way.", [
      { path: "email", message: "Is this the address that your company gave you?" },
    ]);
  return found;
}
