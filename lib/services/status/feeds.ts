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
      `<entry><id>urn:uuid:${id}</id><title>${xml(title)}</title><link href="${xml(href)}"/><published>${at.toISOString()}</published>` +
      `<updated>${updatedAt.toISOString()}</updated><content type="html">${xml(html)}</content></entry>`,
  );
  const { id, name, url, updatedAt } = view.page;
  return (
    `<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom"><id>urn:uuid:${id}</id><title>${xml(name)}</title>` +
    `<updated>${updatedAt.toISOString()}</updated><link href="${xml(url)}"/><link rel="self" href="${xml(selfHref)}"/>` +
    `<author><name>${xml(name)}</name></author>${entries.join("")}</feed>\n`
  );
}

/** The same as RSS 2.0 (https://www.rssboard.org/rss-specification). */
export function rssFeed(view: StatusView, selfHref: string): string {
  const items = entriesOf(view).map(
    ({ id, title, href, updatedAt, html }) =>
      `<item><guid isPermaLink="false">urn:uuid:${id}</guid><title>${xml(title)}</title><link>${xml(href)}</link>` +
      `<pubDate>${updatedAt.toUTCString()}</pubDate><description>${xml(html)}</description></item>`,
  );
  const { name, url, updatedAt } = view.page;
  return (
    `<?xml version="1.0" encoding="utf-8"?>\n<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel><title>${xml(name)}</title>` +
    `<link>${xml(url)}</link><description>${xml(name)}</description><lastBuildDate>${updatedAt.toUTCString()}</lastBuildDate>` +
    `<atom:link rel="self" type="application/rss+xml" href="${xml(selfHref)}"/>${items.join("")}</channel></rss>\n`
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
    .map(({ status, body, at }) => `<p><small>${at.toUTCString()}</small><br><strong>${status}</strong> – ${xml(body)}</p>`)
    .join("");
  return { id, title: `${state}${title}`, href: `${url}#${id}`, at: createdAt, updatedAt, html };
}

const ENTITIES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

/** Without what XML 1.0 forbids altogether. */
function xml(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: those are what must not come through
  return text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "").replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);
}
