import { requirePermission, type TenantContext } from "#lib/access";
import { publicBrandOf } from "#lib/branding";
import { notFound } from "#lib/platform/errors";
import { escapeHtml } from "#lib/platform/markup";
import { DEFAULT_LOCALE, localeFrom } from "#words/locales";
import { pageOf } from "./public-page.ts";
import { publicStyle } from "./public-style.ts";
import { getPortfolio } from "./read-portfolio.ts";

/** The page as the draft would be published now, for its tenant alone. @throws `not_found`, `forbidden` without `content.read` */
export async function previewPortfolio(context: TenantContext, id: string, nonce: string): Promise<string> {
  requirePermission(context, "content.read");
  const [draft, brand] = await Promise.all([getPortfolio(context, id), publicBrandOf(context.db, context.tenant.id)]);
  if (!brand) throw notFound("This portfolio");
  const page = {
    ...draft,
    path: "/portfolio/none",
    url: "",
    isUnlisted: true,
    isDemo: context.tenant.isDemo,
    publishedAt: context.clock.now(),
    figures: draft.figures.filter(({ isChosen }) => isChosen),
    badges: draft.badges.flatMap(({ isChosen, earnedAt, ...badge }) => (isChosen && earnedAt !== null ? [{ ...badge, earnedAt }] : [])),
    level: draft.showsLevel ? draft.level : null,
    testimonials: draft.testimonials.filter(({ status }) => status === "approved"),
    owner: { name: brand.name, style: brand.style, logo: brand.logo },
    locale: localeFrom(brand.locale) ?? DEFAULT_LOCALE,
    edition: "preview",
  };
  return pageOf(page, `<style nonce="${escapeHtml(nonce)}">${publicStyle(brand.style)}</style>`);
}
