import { sayBadge, sayLevel } from "./badge-text.ts";
import type { PublicPortfolio } from "./public-portfolio.ts";

/** The page for search engines (schema.org). What clients say of one's own business is no review there, so it is not marked as one. */
export function structuredData({
  title,
  summary,
  seoDescription,
  url,
  publishedAt,
  owner,
  locale,
  caseStudies,
  badges,
  level,
}: PublicPortfolio): string {
  const publisher = { "@type": "Organization", name: owner.name };
  const earned = badges.map((badge) => sayBadge(badge, locale)).map(({ name, when }) => `${name} (${when})`);
  const awards = level ? [sayLevel(level, locale).name, ...earned] : earned;
  const data = {
    "@context": "https://schema.org",
    "@type": "CollectionPage",
    name: title,
    description: seoDescription || summary || undefined,
    url,
    inLanguage: locale,
    datePublished: publishedAt.toISOString(),
    publisher,
    about: awards.length > 0 ? { ...publisher, award: awards } : undefined,
    hasPart: caseStudies.map((study) => ({
      "@type": "Article",
      headline: study.title,
      author: publisher,
      articleBody: [study.challenge, study.solution, study.results].filter(Boolean).join("\n\n"),
    })),
  };
  // It stands in an element of script, which a tag in a text must not end.
  return JSON.stringify(data).replaceAll("<", "\\u003c");
}
