import type { Database } from "#lib/platform/database";
import { brandRamp, STEPS } from "./ramp.ts";

/** What anybody may see of a tenant's brand on the tenant's own domain. */
export interface PublicBrand {
  name: string;
  /** The steps of its colour as declarations, such as "--brand-500:#123456;…"; "" for our own. */
  style: string;
  logo: { hash: string; contentType: string; bytes: Uint8Array } | null;
  /** The plan lets the tenant's name take the place of ours. */
  isWhiteLabel: boolean;
  locale: string;
  timeZone: string;
}

interface BrandRow {
  name: string;
  colour: string | null;
  hash: string | null;
  content_type: string | null;
  bytes: Uint8Array | null;
  is_white_label: boolean;
  locale: string;
  time_zone: string;
}

/** The brand of a tenant whose domain somebody visits; null where there is no such tenant any more. */
export async function publicBrandOf(db: Database, tenantId: string): Promise<PublicBrand | null> {
  const [row] = await db.system<BrandRow>({
    name: "public-brand",
    text: `SELECT coalesce(b.product_name, t.name) AS name, b.colour, l.hash, l.content_type, l.bytes, t.locale, t.time_zone,
             'white_label' = ANY(p.surfaces) AS is_white_label
           FROM tenant t JOIN plan p ON p.key = t.plan_key LEFT JOIN tenant_branding b ON b.tenant_id = t.id LEFT JOIN tenant_logo l ON l.tenant_id = t.id
           WHERE t.id = $1::uuid`,
    values: [tenantId],
  });
  if (!row) return null;
  const { name, colour, hash, content_type: contentType, bytes, is_white_label: isWhiteLabel, locale, time_zone: timeZone } = row;
  const steps = colour ? brandRamp(colour).steps : null;
  return {
    name,
    style: steps ? STEPS.map((step) => `--brand-${step}:${steps[step]}`).join(";") : "",
    logo: hash !== null && contentType !== null && bytes !== null ? { hash, contentType, bytes } : null,
    isWhiteLabel,
    locale,
    timeZone,
  };
}
