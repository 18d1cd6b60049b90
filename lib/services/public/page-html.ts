import { escapeHtml } from "#lib/platform/markup";
import type { ServiceState } from "../graph/states.ts";
import { isResolved, overallOf, type StatusIncident, type StatusMaintenance } from "../status/view.ts";
import type { PageContent } from "./page-content.ts";
import { pageFrame } from "./page-frame.ts";
import { type PageReader, type PageSpeech, speechOf } from "./page-reader.ts";
import { PUBLIC_PAGE_SCRIPT } from "./page-script.ts";

/** Where what is told is not of now: since when it is not, or that nothing was ever known. */
export type Staleness = { kind: "asOf"; at: Date } | { kind: "nothing" } | null;

type Overall = "none" | "minor" | "major" | "critical" | "maintenance" | "unmeasured" | "unknown";
const OVERALL_WORDS = {
  none: "overallNone",
  minor: "overallMinor",
  major: "overallMajor",
  critical: "overallCritical",
  maintenance: "overallMaintenance",
  unmeasured: "overallUnmeasured",
  unknown: "overallUnknown",
} as const satisfies Record<Overall, string>;

const GLYPHS: Record<ServiceState, string> = { operational: "✓", degraded: "!", down: "✕", maintenance: "⚒", unknown: "?" };
const BAR = { width: 4, gap: 1, height: 28 };
const MOST_PAST_INCIDENTS = 20;

/**
 * The public status page as one document with nothing to load: small enough for a bad line on a bad day, and made without React, database or
 * Redis, so that it can be sent when nothing else can.
 */
export function publicStatusPage({ view, history, brand, closed, at }: PageContent, reader: PageReader, staleness: Staleness): string {
  const speech = speechOf(reader.locale, brand.timeZone);
  const { t, time } = speech;
  const overall = overallIn(view);
  const open = view.incidents.filter((incident) => !isResolved(incident));
  const past = view.incidents.filter(isResolved).slice(0, MOST_PAST_INCIDENTS);
  const ahead = view.maintenances.filter(({ status }) => status !== "completed");
  const told = (each: StatusIncident | StatusMaintenance) => toldOf(each, speech);
  const components = view.components.map((component) => componentOf(component, history[component.key], speech)).join("");
  const main = `<div id="overall" aria-live="polite"><h1 class="overall ${overall}">${escapeHtml(t(OVERALL_WORDS[overall]))}</h1></div>
<p id="away" class="away" role="status" hidden>${escapeHtml(t("cannotReach"))}</p>
<div id="live"><p class="note">${escapeHtml(t("allTimes", { timeZone: brand.timeZone, time: time(at) }))}</p>
${staleness ? `<p class="stale" role="status">${escapeHtml(staleness.kind === "asOf" ? t("asItWas", { time: time(staleness.at) }) : t("nothingStored"))}</p>` : ""}
${closed ? closedNote(closed, speech) : ""}
${section(t("openIncidents"), open.length > 0 ? open.map(told).join("") : `<p class="note">${escapeHtml(t("noOpenIncident"))}</p>`)}
${ahead.length > 0 ? section(t("plannedMaintenance"), ahead.map(told).join("")) : ""}
${section(t("services"), components ? `<ul class="components">${components}</ul>` : `<p class="note">${escapeHtml(t("noServices"))}</p>`)}
${past.length > 0 ? section(t("pastIncidents"), past.map(told).join("")) : ""}</div>
${section(t("beTold"), subscribeForm(speech))}`;
  return pageFrame({ brand, reader, speech, title: t(OVERALL_WORDS[overall]), main, script: `<script>${PUBLIC_PAGE_SCRIPT}</script>` });
}

/** All is well only where all is measured. */
function overallIn(view: PageContent["view"]): Overall {
  const { indicator } = overallOf(view);
  if (indicator !== "none") return indicator;
  const unknown = view.components.filter(({ state }) => state === "unknown").length;
  if (unknown === 0) return view.components.length > 0 ? "none" : "unknown";
  return unknown === view.components.length ? "unknown" : "unmeasured";
}

const section = (title: string, content: string) => `<section><h2>${escapeHtml(title)}</h2>${content}</section>`;

function closedNote({ message, endsAt }: NonNullable<PageContent["closed"]>, { t, time }: PageSpeech): string {
  const says = endsAt ? t("closedUntil", { time: time(endsAt) }) : t("closed");
  return `<p class="stale" dir="auto">${escapeHtml([says, message].filter(Boolean).join(" "))}</p>`;
}

function componentOf(
  { name, description, state, since }: PageContent["view"]["components"][number],
  history: PageContent["history"][string] | undefined,
  speech: PageSpeech,
): string {
  const { t, say, time } = speech;
  return (
    `<li><div class="line"><span class="name">${escapeHtml(say(name))}${description ? `<small>${escapeHtml(description)}</small>` : ""}</span>` +
    `<span class="state ${state}"><b><i aria-hidden="true">${GLYPHS[state]}</i>${escapeHtml(t(state))}</b>` +
    `${since && state !== "operational" ? `<small>${escapeHtml(t("since", { time: time(since) }))}</small>` : ""}</span></div>${history ? bars(history, speech) : ""}</li>`
  );
}

/** The days as one drawing with a path for each state: a list of 90 elements for each component would be most of the page. */
function bars({ days, percent: uptime, measuredShare }: PageContent["history"][string], { t, percent }: PageSpeech): string {
  const count = days.length;
  const step = BAR.width + BAR.gap;
  const paths = new Map<ServiceState, string>();
  for (const [index, state] of days.entries())
    paths.set(state, `${paths.get(state) ?? ""}M${index * step} 0h${BAR.width}v${BAR.height}h-${BAR.width}z`);
  const drawn = [...paths].map(([state, path]) => `<path class="${state}" d="${path}"/>`).join("");
  const says =
    uptime === null
      ? t("daysNotMeasured", { count })
      : measuredShare === null
        ? t("pastDays", { uptime: percent(uptime), count })
        : t("pastDaysMeasured", { uptime: percent(uptime), count, share: percent(measuredShare * 100) });
  return (
    `<svg viewBox="0 0 ${count * step - BAR.gap} ${BAR.height}" preserveAspectRatio="none" aria-hidden="true">${drawn}</svg>` +
    `<p class="note">${escapeHtml(says)}</p>`
  );
}

function toldOf(each: StatusIncident | StatusMaintenance, { t, time }: PageSpeech): string {
  const when = "scheduledFor" in each ? `${time(each.scheduledFor)} – ${time(each.scheduledUntil)}` : time(each.startedAt);
  const updates = each.updates.map(
    ({ status, body, at }) =>
      `<li><strong>${escapeHtml(t(status))}</strong> <time datetime="${at.toISOString()}">${escapeHtml(time(at))}</time><p dir="auto">${escapeHtml(body)}</p></li>`,
  );
  return (
    `<article id="${escapeHtml(each.id)}"><h3 dir="auto">${escapeHtml(each.title)}</h3><p class="note">${escapeHtml(t(each.status))} · ${escapeHtml(when)}</p>` +
    `<ol>${updates.join("")}</ol></article>`
  );
}

function subscribeForm({ t }: PageSpeech): string {
  return (
    `<form method="post" action="/status/subscribe"><p>${escapeHtml(t("beToldNote"))}</p><label>${escapeHtml(t("eMail"))} ` +
    `<input name="email" type="email" required maxlength="254" autocomplete="email"></label><button>${escapeHtml(t("subscribe"))}</button></form>`
  );
}
