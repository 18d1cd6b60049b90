import type { ServiceState } from "../graph/states.ts";
import { PUBLIC_PAGE_STYLE } from "./public-page-style.ts";
import { isResolved, overallOf, type StatusIncident, type StatusMaintenance, type StatusView } from "./view.ts";

/** One day of a component: how long it was in which state. */
export interface DayBar {
  /** The worst state of the day that was measured; unknown where none was. */
  state: ServiceState;
  /** What is read out of it, such as "27 Nov: 99.95 %". */
  says: string;
}

/** What the page needs beside the view, all in the reader's language. */
export interface PublicPageParts {
  lang: string;
  /** Of the policy that the page is sent with. */
  nonce: string;
  /** Colours of the brand as declarations, such as "--brand-500:#123456"; nothing for our own. */
  brandStyle: string;
  logoHref: string | null;
  links: { label: string; href: string }[];
  words: PublicPageWords;
  /** In words, by the page's time zone. */
  time: (date: Date) => string;
  /** By key: the days, oldest first, and what they come to, such as "99.95 %". */
  history: ReadonlyMap<string, { bars: DayBar[]; uptime: string }>;
  /** Where it is not what was measured just now: since when it is not. */
  staleSince: Date | null;
}

export interface PublicPageWords {
  overall: Record<ReturnType<typeof overallOf>["indicator"], string>;
  states: Record<ServiceState, string>;
  components: string;
  incidents: string;
  maintenances: string;
  noIncidents: string;
  pastDays: string;
  /** With `{time}` in it. */
  since: string;
  stale: string;
  resolved: string;
  subscribe: string;
  mail: string;
  send: string;
  updatedAt: string;
  statuses: Record<StatusIncident["status"] | StatusMaintenance["status"], string>;
}

const GLYPHS: Record<ServiceState, string> = { operational: "✓", degraded: "!", down: "✕", maintenance: "⚒", unknown: "?" };
const BAR = { width: 4, gap: 1, height: 28 };
const MOST_INCIDENTS = 20;

/**
 * The public status page as one document without script to load: small enough for a bad line on a bad day, and made without React, database or
 * Redis, so that it can be sent when nothing else can.
 */
export function publicStatusPage(view: StatusView, parts: PublicPageParts): string {
  const { words, lang, nonce, brandStyle, links, time, staleSince } = parts;
  const overall = overallOf(view);
  const open = view.incidents.filter((incident) => !isResolved(incident));
  const past = view.incidents.filter(isResolved).slice(0, MOST_INCIDENTS);
  const ahead = view.maintenances.filter(({ status }) => status !== "completed");
  const name = text(view.page.name);
  return `<!doctype html>
<html lang="${text(lang)}" class="${overall.indicator}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>${text(words.overall[overall.indicator])} – ${name}</title>
<link rel="alternate" type="application/atom+xml" href="/status/atom.xml"><link rel="alternate" type="application/rss+xml" href="/status/rss.xml">
<style nonce="${text(nonce)}">${PUBLIC_PAGE_STYLE}${brandStyle ? `:root{${brandStyle}}` : ""}</style></head>
<body><header><a class="brand" href="/">${parts.logoHref ? `<img src="${text(parts.logoHref)}" alt="" height="32">` : ""}<span>${name}</span></a>
<nav>${links.map(({ label, href }) => `<a href="${text(href)}">${text(label)}</a>`).join("")}</nav></header>
<main><h1 class="overall">${text(words.overall[overall.indicator])}</h1>
<p class="note">${text(words.updatedAt.replace("{time}", time(view.page.updatedAt)))}</p>
${staleSince ? `<p class="stale" role="status">${text(words.stale.replace("{time}", time(staleSince)))}</p>` : ""}
${section(words.incidents, open.length > 0 ? open.map((each) => toldOf(each, parts)).join("") : `<p class="note">${text(words.noIncidents)}</p>`)}
${ahead.length > 0 ? section(words.maintenances, ahead.map((each) => toldOf(each, parts)).join("")) : ""}
${section(words.components, `<ul class="components">${view.components.map((component) => componentOf(component, parts)).join("")}</ul>`)}
${past.length > 0 ? section(words.resolved, past.map((each) => toldOf(each, parts)).join("")) : ""}
${section(words.subscribe, subscribeForm(words))}
</main><footer>${links.map(({ label, href }) => `<a href="${text(href)}">${text(label)}</a>`).join("")}<a href="/status/atom.xml">Atom</a><a href="/status/rss.xml">RSS</a><a href="/api/v2/summary.json">JSON</a></footer></body></html>
`;
}

function section(title: string, content: string): string {
  return `<section><h2>${text(title)}</h2>${content}</section>`;
}

function componentOf({ key, name, description, state, since }: StatusView["components"][number], { words, time, history }: PublicPageParts): string {
  const days = history.get(key);
  const sinceWords = since ? words.since.replace("{time}", time(since)) : "";
  return (
    `<li><div class="line"><span class="name">${text(name)}${description ? `<small>${text(description)}</small>` : ""}</span>` +
    `<span class="state ${state}" title="${text(sinceWords)}"><i aria-hidden="true">${GLYPHS[state]}</i>${text(words.states[state])}</span></div>` +
    `${days ? bars(days.bars, `${words.pastDays.replace("{count}", String(days.bars.length))}: ${days.uptime}`) : ""}</li>`
  );
}

/** The days as one drawing with a path for each state: a list of 90 elements for each component would be most of the page. */
function bars(days: readonly DayBar[], says: string): string {
  const step = BAR.width + BAR.gap;
  const paths = new Map<ServiceState, string>();
  for (const [index, { state }] of days.entries())
    paths.set(state, `${paths.get(state) ?? ""}M${index * step} 0h${BAR.width}v${BAR.height}h-${BAR.width}z`);
  const drawn = [...paths].map(([state, path]) => `<path class="${state}" d="${path}"/>`).join("");
  return (
    `<svg viewBox="0 0 ${days.length * step - BAR.gap} ${BAR.height}" preserveAspectRatio="none" role="img" aria-label="${text(says)}">${drawn}</svg>` +
    `<p class="note">${text(says)}</p>`
  );
}

function toldOf(each: StatusIncident | StatusMaintenance, { words, time }: PublicPageParts): string {
  const when = "scheduledFor" in each ? `${time(each.scheduledFor)} – ${time(each.scheduledUntil)}` : time(each.startedAt);
  const updates = each.updates.map(
    ({ status, body, at }) =>
      `<li><strong>${text(words.statuses[status])}</strong> <time datetime="${at.toISOString()}">${text(time(at))}</time><p>${text(body)}</p></li>`,
  );
  return (
    `<article id="${text(each.id)}"><h3>${text(each.title)}</h3><p class="note">${text(words.statuses[each.status])} · ${text(when)}</p>` +
    `<ol>${updates.join("")}</ol></article>`
  );
}

function subscribeForm(words: PublicPageWords): string {
  return (
    `<form method="post" action="/status/subscribe"><label>${text(words.mail)} <input name="email" type="email" required maxlength="254" autocomplete="email"></label>` +
    `<button>${text(words.send)}</button></form>`
  );
}

const ENTITIES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
const text = (words: string) => words.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);
