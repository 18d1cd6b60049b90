import { dataOf, type EventEnvelope, eventEnvelope } from "#lib/events";
import type { Transaction } from "#lib/platform/database";
import { defineJob } from "#lib/platform/jobs";
import { composeMail, enqueueMail } from "#lib/platform/mail";
import type { Runtime } from "#lib/platform/runtime";
import { DEFAULT_LOCALE, localeFrom } from "#words/locales";
import { type StatusPageOwner, statusPageOwner } from "../public/page-owner.ts";
import { speechOf } from "../public/page-reader.ts";
import { readRegistry } from "../registry/read-registry.ts";
import { isToldTo, servicesFor } from "../status/for-audience.ts";
import type { StatusSituation } from "../status/read-situation.ts";
import { type News, newsOf, newsSaid } from "./news.ts";
import { subscriptionAddress } from "./subscribe.ts";

const SCOPE = { kind: "system", purpose: "tell subscribers of a status page" } as const;
/** So many mails are written in one transaction. */
const AT_ONCE = 200;

interface SubscriberRow {
  id: string;
  tenant_id: string | null;
  host: string | null;
  address: string;
  locale: string;
}

/** Writes to those who subscribed to a status page what was announced on it. A repeated delivery goes on where the last one stopped. */
export const tellSubscribersJob = defineJob({
  name: "status.tell-subscribers",
  schema: eventEnvelope,
  expireInSeconds: 15 * 60,
  async handle(envelope, { runtime }) {
    if (!isOfAll(envelope)) return;
    const news = await runtime.db.read(SCOPE, (tx) => newsOf(tx, envelope, runtime.clock.now()));
    const owners = new Map<string, StatusPageOwner>();
    const ownerOf = async (host: string | null) => {
      const known = owners.get(host ?? "") ?? (await statusPageOwner(runtime, host));
      owners.set(host ?? "", known);
      return known;
    };
    for (const each of news) while (await tellSome(runtime, each, ownerOf));
  },
});

/** A maintenance is announced once for all, and again to each tenant that it hits. */
const isOfAll = (envelope: EventEnvelope) =>
  envelope.name !== "maintenance_window.announced" || dataOf(envelope, "maintenance_window.announced").tenantId === null;

/** @returns whether there are more to be told */
function tellSome(runtime: Runtime, news: News, ownerOf: (host: string | null) => Promise<StatusPageOwner>): Promise<boolean> {
  return runtime.db.transaction(SCOPE, async (tx) => {
    const now = runtime.clock.now();
    const progress = await progressOf(tx, news.subject, now);
    if (progress.finished_at) return false;
    const subscribers = await tx.query<SubscriberRow>({
      name: "status-subscribers",
      text: `SELECT id, tenant_id, host, address, locale FROM status_subscriber
             WHERE confirmed_at IS NOT NULL AND confirmed_at <= $1 AND ($2::uuid IS NULL OR id > $2::uuid) ORDER BY id LIMIT ${AT_ONCE}`,
      values: [news.at, progress.after_id],
    });
    const services = [...(await readRegistry(tx)).values()].map((service) => ({ ...service, state: "unknown" as const, since: null }));
    for (const subscriber of subscribers) await write(runtime, tx, { subscriber, news, services, owner: await ownerOf(subscriber.host) });
    const isLast = subscribers.length < AT_ONCE;
    await tx.prisma.statusTelling.updateMany({
      where: { subject: news.subject },
      data: { afterId: subscribers.at(-1)?.id ?? progress.after_id, finishedAt: isLast ? now : null },
    });
    return !isLast;
  });
}

async function progressOf(tx: Transaction, subject: string, now: Date): Promise<{ after_id: string | null; finished_at: Date | null }> {
  await tx.query({
    name: "status-telling-begin",
    text: "INSERT INTO status_telling (subject, created_at) VALUES ($1, $2) ON CONFLICT (subject) DO NOTHING",
    values: [subject, now],
  });
  const [row] = await tx.query<{ after_id: string | null; finished_at: Date | null }>({
    name: "status-telling-lock",
    text: "SELECT after_id, finished_at FROM status_telling WHERE subject = $1 FOR UPDATE",
    values: [subject],
  });
  return row ?? { after_id: null, finished_at: now };
}

interface Letter {
  subscriber: SubscriberRow;
  news: News;
  services: StatusSituation["services"];
  owner: StatusPageOwner;
}

async function write(runtime: Runtime, tx: Transaction, { subscriber, news, services, owner }: Letter): Promise<void> {
  // The domain may be the tenant's no longer: then there is no page that they subscribed to.
  if (owner.tenantId !== subscriber.tenant_id) return;
  const audience = { kind: "public", tenantId: subscriber.tenant_id } as const;
  if (!isToldTo({ services }, audience, news)) return;
  const known = new Map(servicesFor({ services }, audience).map(({ key, name }) => [key, name]));
  const locale = localeFrom(subscriber.locale) ?? DEFAULT_LOCALE;
  const speech = speechOf(locale, owner.timeZone);
  const url = subscriptionAddress(runtime, owner.origin, subscriber.id);
  const names = news.componentKeys.flatMap((key) => (known.has(key) ? [speech.say(known.get(key) ?? "")] : []));
  const mail = composeMail(locale, {
    title: speech.t("mailTitle", { name: owner.name, title: news.title }),
    paragraphs: newsSaid(news, names, speech),
    action: { label: speech.t("mailAction"), url: `${owner.origin}/status` },
    note: speech.t("mailNote", { name: owner.name, url }),
  });
  await enqueueMail(runtime, tx, { tenantId: subscriber.tenant_id, to: subscriber.address, unsubscribeUrl: url, ...mail });
}
