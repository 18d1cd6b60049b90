import { escapeXml } from "#lib/platform/markup";
import { isResolved, type StatusIncident, type StatusMaintenance, type StatusView } from "./view.ts";

/** What is told of an incident or a maintenance, as an entry of a feed. */
interface FeedEntry {
  id: string;
  title: string;
  href: string;
  at: Date;
  updatedAt: Date;
  /** The updates as HTML, the newest first. */
  html: string;
}

const MOST_ENTRIES = 50;

/**
 * Incidents and maintenances as an Atom feed (RFC 4287), the newest first.
 * @param selfHref the feed's own address
 */
export function atomFeed(view: StatusView, selfHref: string): string {
  const entries = entriesOf(view).map(
    ({ id, title, href, at, updatedAt, html }) =>
      `<entry><id>urn:uuid:${id}</id><title>${escapeXml(title)}</title><link href="${escapeXml(href)}"/><published>${at.toISOString()}</published>` +
      `<updated>${updatedAt.toISOString()}</updated><content type="html">${escapeXml(html)}</content></entry>`,
  );
  const { id, name, url, updatedAt } = view.page;
  return (
    `<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom"><id>urn:uuid:${id}</id><title>${escapeXml(name)}</title>` +
    `<updated>${updatedAt.toISOString()}</updated><link href="${escapeXml(url)}"/><link rel="self" href="${escapeXml(selfHref)}"/>` +
    `<author><name>${escapeXml(name)}</name></author>${entries.join("")}</feed>\n`
  );
}

/** The same as RSS 2.0 (https://www.rssboard.org/rss-specification). */
export function rssFeed(view: StatusView, selfHref: string): string {
  const items = entriesOf(view).map(
    ({ id, title, href, updatedAt, html }) =>
      `<item><guid isPermaLink="false">urn:uuid:${id}</guid><title>${escapeXml(title)}</title><link>${escapeXml(href)}</link>` +
      `<pubDate>${updatedAt.toUTCString()}</pubDate><description>${escapeXml(html)}</description></item>`,
  );
  const { name, url, updatedAt } = view.page;
  return (
    `<?xml version="1.0" encoding="utf-8"?>\n<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel><title>${escapeXml(name)}</title>` +
    `<link>${escapeXml(url)}</link><description>${escapeXml(name)}</description><lastBuildDate>${updatedAt.toUTCString()}</lastBuildDate>` +
    `<atom:link rel="self" type="application/rss+xml" href="${escapeXml(selfHref)}"/>${items.join("")}</channel></rss>\n`
  );
}

function entriesOf(view: StatusView): FeedEntry[] {
  return [...view.incidents, ...view.maintenances]
    .map((each) => entryOf(view, each))
    .sort((one, other) => other.updatedAt.getTime() - one.updatedAt.getTime())
    .slice(0, MOST_ENTRIES);
}

function entryOf({ page: { url } }: StatusView, each: StatusIncident | StatusMaintenance): FeedEntry {
  const { id, title, createdAt, updatedAt, updates } = each;
  const state = "impact" in each && isResolved(each) ? "Resolved: " : "scheduledFor" in each ? "Maintenance: " : "";
  const html = updates
    .map(({ status, body, at }) => `<p><small>${at.toUTCString()}</small><br><strong>${status}</strong> – ${escapeXml(body)}</p>`)
    .join("");
  return { id, title: `${state}${title}`, href: `${url}#${id}`, at: createdAt, updatedAt, html };
}
