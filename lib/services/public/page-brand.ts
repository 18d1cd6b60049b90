import { publicBrandOf } from "#lib/branding";
import { brandAddress, findBrandDomain } from "#lib/identity";
import type { Runtime } from "#lib/platform/runtime";
import { installationSettings } from "#lib/settings";
import type { PageBrand } from "./page-content.ts";

/** The brand of the page on a host: that of the tenant whose verified domain it is, else the operator's. @throws `unavailable` */
export async function pageBrandOf(runtime: Runtime, host: string | null): Promise<PageBrand> {
  const domain = await findBrandDomain(runtime, host);
  const { product } = await installationSettings(runtime);
  const brand = domain && (await publicBrandOf(runtime.db, domain.tenantId));
  const { publicUrl } = runtime.config;
  if (!brand) return { tenantId: null, origin: publicUrl, name: product.name, product: null, style: "", logo: null, locale: null, timeZone: "UTC" };
  const { name, style, logo, isWhiteLabel, locale, timeZone } = brand;
  return {
    tenantId: domain.tenantId,
    origin: new URL(brandAddress(publicUrl, domain.host, "/")).origin,
    name,
    product: isWhiteLabel ? null : product.name,
    style,
    logo: logo && { hash: logo.hash, contentType: logo.contentType, base64: Buffer.from(logo.bytes).toString("base64") },
    locale,
    timeZone,
  };
}
