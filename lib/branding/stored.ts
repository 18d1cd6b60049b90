import type { Queryable } from "#lib/platform/database";
import { notFound } from "#lib/platform/errors";
import type { Branding } from "./schema.ts";

interface BrandingRow {
  tenant_id: string;
  tenant_name: string;
  product_name: string | null;
  colour: string | null;
  version: number;
  is_white_label: boolean;
  hash: string | null;
  width: number | null;
  height: number | null;
}

const QUERY = {
  name: "tenant-branding",
  text: `SELECT t.id AS tenant_id, t.name AS tenant_name, b.product_name, b.colour, coalesce(b.version, 0) AS version,
           'white_label' = ANY(p.surfaces) AS is_white_label, l.hash, l.width, l.height
         FROM tenant t JOIN plan p ON p.key = t.plan_key
         LEFT JOIN tenant_branding b ON b.tenant_id = t.id LEFT JOIN tenant_logo l ON l.tenant_id = t.id
         WHERE t.id = $1::uuid`,
};

/** @throws `not_found` where the wall hides the tenant, or there is none */
export async function brandingIn(tx: Queryable, tenantId: string): Promise<Branding> {
  const [row] = await tx.query<BrandingRow>({ ...QUERY, values: [tenantId] });
  if (!row) throw notFound("This tenant");
  const { hash, width, height } = row;
  return {
    tenantId: row.tenant_id,
    tenantName: row.tenant_name,
    productName: row.product_name,
    colour: row.colour,
    logo: hash !== null && width !== null && height !== null ? { hash, width, height } : null,
    isWhiteLabel: row.is_white_label,
    version: row.version,
  };
}
