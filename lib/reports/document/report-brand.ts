import { publicBrandOf } from "#lib/branding";
import type { Database } from "#lib/platform/database";
import { notFound } from "#lib/platform/errors";
import { PDF_COLOURS } from "#lib/platform/pdf";

/** The look of a tenant on what it gives to others. */
export interface ReportBrand {
  name: string;
  /** Of headings and charts, on white. */
  accent: string;
  /** The steps of its colour as declarations; "" for our own. */
  style: string;
  /** As a document can show it; null for none, and for one in another format. */
  logo: { contentType: string; bytes: Uint8Array } | null;
  /** The tenant's language, such as "de-CH". */
  locale: string;
}

/** PDF holds pictures of these formats alone. */
const IN_PDF = ["image/png", "image/jpeg"];

/** @throws `not_found` for a tenant that is gone */
export async function reportBrandOf(db: Database, tenantId: string): Promise<ReportBrand> {
  const brand = await publicBrandOf(db, tenantId);
  if (!brand) throw notFound("This tenant");
  const { name, style, logo, locale } = brand;
  const accent = /--brand-600:(#[0-9a-f]{6})/i.exec(style)?.[1] ?? PDF_COLOURS.accent;
  return { name, style, accent, locale, logo: logo && IN_PDF.includes(logo.contentType) ? logo : null };
}
