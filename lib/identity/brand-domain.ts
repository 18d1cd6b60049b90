import type { Database } from "#lib/platform/database";
import type { Runtime } from "#lib/platform/runtime";

/** A tenant's own domain on which the portal answers. */
export interface BrandDomain {
  /** Host name without a port, in small letters. */
  host: string;
  tenantId: string;
}

/** The name in a `Host` header, without its port; null for what is none. */
export function hostName(header: string | null | undefined): string | null {
  if (!header || /[\s/\\?#@]/.test(header) || !URL.canParse(`http://${header}`)) return null;
  return new URL(`http://${header}`).hostname;
}

/** The tenant's domain of this name; null for unknown names, for those that nobody verified, and for the portal's own. */
export async function findBrandDomain(runtime: { db: Database } & Pick<Runtime, "config">, host: string | null): Promise<BrandDomain | null> {
  if (host === null || host === new URL(runtime.config.publicUrl).hostname) return null;
  const [row] = await runtime.db.system<{ domain: string; tenant_id: string }>({
    name: "brand-domain",
    text: "SELECT domain, tenant_id FROM tenant_domain WHERE domain = $1 AND verified_at IS NOT NULL",
    values: [host],
  });
  return row ? { host: row.domain, tenantId: row.tenant_id } : null;
}

/** The address of a path on a brand domain: scheme and port are those of the portal itself. */
export function brandAddress(publicUrl: string, host: string, path: string): string {
  const url = new URL(path, publicUrl);
  url.hostname = host;
  return url.href;
}
