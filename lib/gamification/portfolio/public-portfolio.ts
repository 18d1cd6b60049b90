import { createHash } from "node:crypto";
import { publicBrandOf } from "#lib/branding";
import { notFound } from "#lib/platform/errors";
import type { Runtime } from "#lib/platform/runtime";
import { DEFAULT_LOCALE, type Locale, localeFrom } from "#words/locales";
import type { TenantLevel } from "../levels/schema.ts";
import { tenantLevelOf } from "../levels/tenant-level.ts";
import { addressOfPortfolio } from "./portfolio-address.ts";
import { earnedBadgesOf, stillEarned } from "./portfolio-badges.ts";
import type { StoredPortfolio } from "./portfolio-rows.ts";
import { type PublishedPortfolio, publishedPortfolio } from "./portfolio-schema.ts";

/** What everybody may see of a portfolio, at an address of its own. */
export interface PublicPortfolio extends PublishedPortfolio {
  id: string;
  path: string;
  /** Where it is, as whole address. */
  url: string;
  isUnlisted: boolean;
  /** Of a made-up business: it says so. */
  isDemo: boolean;
  publishedAt: Date;
  /** As it is now; null for who does not show it, and for who has none. */
  level: TenantLevel | null;
  testimonials: { name: string; role: string; quote: string }[];
  owner: { name: string; style: string; logo: { contentType: string; bytes: Uint8Array } | null };
  locale: Locale;
  /** Changes with whatever can be seen of it. */
  edition: string;
}

const SCOPE = { kind: "system", purpose: "read a public portfolio" } as const;
// What a plan no longer covers is not shown on its behalf.
const SHOWN = "('trial', 'active', 'past_due')";

type Row = Pick<StoredPortfolio, "id" | "tenant_id" | "status" | "slug" | "unlisted_token" | "published"> & { published_at: Date; is_demo: boolean };

/** The portfolio at an address. @throws `not_found`, and for a draft and one that was withdrawn just so */
export async function readPublicPortfolio(runtime: Runtime, address: string): Promise<PublicPortfolio> {
  const { row, published, testimonials, standing, level } = await runtime.db.read(SCOPE, async (tx) => {
    const [found] = await tx.query<Row>({
      name: "public-portfolio",
      text: `SELECT p.id, p.tenant_id, p.status, p.slug, p.unlisted_token, p.published, p.published_at, t.is_demo FROM portfolio p JOIN tenant t ON t.id = p.tenant_id
             WHERE ((p.status = 'published' AND p.slug = $1) OR (p.status = 'unlisted' AND p.unlisted_token = $1)) AND t.status IN ${SHOWN}`,
      values: [address],
    });
    if (!found) throw notFound("This page");
    const said = await tx.query<PublicPortfolio["testimonials"][number]>({
      name: "public-testimonials",
      text: `SELECT name, role, quote FROM portfolio_testimonial WHERE tenant_id = $1::uuid AND portfolio_id = $2::uuid AND status = 'approved'
             ORDER BY decided_at, id LIMIT 50`,
      values: [found.tenant_id, found.id],
    });
    const copy = publishedPortfolio.parse(found.published);
    return {
      row: found,
      published: copy,
      testimonials: said,
      standing: await earnedBadgesOf(tx, found.tenant_id),
      level: copy.showsLevel ? await tenantLevelOf(tx, found.tenant_id) : null,
    };
  });
  const path = addressOfPortfolio(row);
  const brand = await publicBrandOf(runtime.db, row.tenant_id);
  if (path === null || brand === null) throw notFound("This page");
  const { name, style, logo, locale } = brand;
  const badges = stillEarned(published.badges, standing);
  const shown = { ...published, badges, level, testimonials, owner: { name, style, logo } };
  const edition = createHash("sha256")
    .update(JSON.stringify([shown, row.published_at]))
    .digest("base64url")
    .slice(0, 16);
  return {
    ...shown,
    id: row.id,
    path,
    url: `${runtime.config.publicUrl}${path}`,
    isUnlisted: row.status === "unlisted",
    isDemo: row.is_demo,
    publishedAt: row.published_at,
    locale: localeFrom(locale) ?? DEFAULT_LOCALE,
    edition,
  };
}
