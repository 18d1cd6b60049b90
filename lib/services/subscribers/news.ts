import { dataOf, type EventEnvelope } from "#lib/events";
import type { Queryable } from "#lib/platform/database";
import type { PageSpeech } from "../public/page-reader.ts";
import type { IncidentStatus } from "../status/view.ts";

interface Told {
  /** By which it is known that it was told. */
  subject: string;
  at: Date;
  title: string;
  isPublic: boolean;
  componentKeys: string[];
}

/** One thing that subscribers are told of. */
export type News = Told &
  ({ kind: "incident"; status: IncidentStatus; body: string } | { kind: "maintenance"; change: string; body: string; from: Date; until: Date });

const MOST_UPDATES = 10;
const UPDATE_HOURS = 24;

/** What of an event is news on public pages; most often one thing or none. Whether it was told already is known by its subject. */
export async function newsOf(tx: Queryable, envelope: EventEnvelope, now: Date): Promise<News[]> {
  if (envelope.name === "incident.changed") return updatesOf(tx, dataOf(envelope, "incident.changed").incidentId, now);
  if (envelope.name === "maintenance_window.announced") return windowNews(tx, dataOf(envelope, "maintenance_window.announced"));
  return [];
}

interface UpdateRow {
  id: string;
  status: IncidentStatus;
  body: string;
  at: Date;
  title: string;
  services: string[];
}

/** Updates that everybody may read. Those of an incident that was made public just now are told, as long as they are of the last day. */
async function updatesOf(tx: Queryable, incidentId: string, now: Date): Promise<News[]> {
  const rows = await tx.query<UpdateRow>({
    name: "status-news-updates",
    text: `SELECT u.id, u.status, u.body, u.at, i.title,
             ARRAY(SELECT s.service_key FROM incident_service s WHERE s.incident_id = i.id ORDER BY s.service_key) AS services
           FROM incident_update u JOIN incident i ON i.id = u.incident_id
           WHERE i.id = $1::uuid AND i.is_public AND u.is_public AND u.at > $2::timestamptz - make_interval(hours => ${UPDATE_HOURS})
             AND NOT EXISTS (SELECT FROM status_telling t WHERE t.subject = 'update:' || u.id AND t.finished_at IS NOT NULL)
           ORDER BY u.at DESC, u.id DESC LIMIT ${MOST_UPDATES}`,
    values: [incidentId, now],
  });
  return rows.reverse().map(({ id, status, body, at, title, services }) => ({
    kind: "incident",
    subject: `update:${id}`,
    at,
    title,
    isPublic: true,
    componentKeys: services,
    status,
    body,
  }));
}

interface WindowRow {
  title: string;
  body: string;
  starts_at: Date;
  ends_at: Date;
  announced_at: Date | null;
  is_public: boolean;
  services: string[];
}

async function windowNews(tx: Queryable, { windowId, change }: { windowId: string; change: string }): Promise<News[]> {
  const [row] = await tx.query<WindowRow>({
    name: "status-news-window",
    text: `SELECT w.title, w.body, w.starts_at, w.ends_at, w.announced_at, w.is_public,
             ARRAY(SELECT s.key FROM maintenance_window_service x JOIN service s ON s.id = x.service_id WHERE x.window_id = w.id ORDER BY s.key) AS services
           FROM maintenance_window w WHERE w.id = $1::uuid AND w.is_public`,
    values: [windowId],
  });
  if (!row?.announced_at) return [];
  const { title, body, starts_at: from, ends_at: until, announced_at: at, is_public: isPublic, services: componentKeys } = row;
  return [
    { kind: "maintenance", subject: `window:${windowId}:${change}:${at.getTime()}`, at, title, isPublic, componentKeys, change, body, from, until },
  ];
}

/** The paragraphs of a mail that tells it. @param names of the services that its reader may know of */
export function newsSaid(news: News, names: string[], { t, time }: PageSpeech): string[] {
  const concerned = names.length > 0 ? [t("mailServices", { services: names.join(", ") })] : [];
  if (news.kind === "incident") return [t("mailStatus", { status: t(news.status), time: time(news.at) }), news.body, ...concerned];
  const ended = news.change === "cancelled" ? [t("mailCalledOff")] : news.change === "finished" ? [t("mailOver")] : [];
  return [...ended, t("mailMaintenance", { from: time(news.from), until: time(news.until) }), ...(news.body ? [news.body] : []), ...concerned];
}
