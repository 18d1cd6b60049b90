import { z } from "zod";
import { emit } from "#lib/events";
import { languageOfAddress } from "#lib/identity";
import { unseal } from "#lib/platform/crypto";
import type { Transaction } from "#lib/platform/database";
import { defineJob } from "#lib/platform/jobs";
import { composeMail, enqueueMail } from "#lib/platform/mail";
import { OutboundError, postText } from "#lib/platform/outbound";
import type { Runtime } from "#lib/platform/runtime";
import { outboundRules, signatureHeaders } from "#lib/webhooks";
import { wordsOf } from "#words";
import { DEFAULT_LOCALE, localeFrom } from "#words/locales";
import type { FailureReason } from "../graph/states.ts";
import { alertSaid, type ToldAlert } from "./alert-words.ts";
import type { AlertKind } from "./decide-alerts.ts";
import { ALERT_LIMITS, type DestinationKind } from "./shapes.ts";

const SCOPE = { kind: "system", purpose: "alerts.deliver" } as const;
export const DESTINATION_SECRET = "alert-destination";
const MOST_ERROR = 500;

interface DeliveryRow {
  id: string;
  what: ToldAlert["what"];
  change: number;
  status: "waiting" | "delivered" | "failed";
  created_at: Date;
  alert_id: string | null;
  destination_kind: DestinationKind;
  address: string | null;
  secret_sealed: string | null;
  is_enabled: boolean;
  kind: AlertKind | null;
  severity: ToldAlert["severity"] | null;
  service_key: string | null;
  name: string | null;
  reason: FailureReason | null;
  consequences: number | null;
  burn_rate: string | null;
  incident_id: string | null;
  opened_at: Date | null;
  resolved_at: Date | null;
}

/** Brings one change of an alert to one destination. What came there is not brought again by a repeated job; a webhook knows a repetition by its id. */
export const deliverAlertJob = defineJob({
  name: "alerts.deliver",
  schema: z.object({ deliveryId: z.uuid() }),
  retryLimit: ALERT_LIMITS.attempts - 1,
  retryDelaySeconds: 5,
  expireInSeconds: 60,
  async handle({ deliveryId }, { runtime, attempt, id: requestId }) {
    const delivery = await runtime.db.transaction(SCOPE, (tx) => findDelivery(tx, deliveryId));
    if (delivery?.status !== "waiting") return;
    if (!delivery.is_enabled) return record(runtime, deliveryId, "failed", "The destination is switched off.");
    if (delivery.destination_kind === "mail" || delivery.destination_kind === "in_app") {
      // Theirs is the outbox: what is written there goes on by itself, and is written with the note of it or not at all.
      await runtime.db.transaction(SCOPE, async (tx) => {
        if (!(await isMarked(tx, runtime, deliveryId))) return;
        if (delivery.destination_kind === "mail") await writeMail(runtime, tx, delivery);
        else await tellStaff(runtime, tx, delivery, requestId);
      });
      return;
    }
    try {
      await post(runtime, delivery);
    } catch (error) {
      if (!(error instanceof OutboundError)) throw error;
      await record(runtime, deliveryId, attempt >= ALERT_LIMITS.attempts ? "failed" : "waiting", error.message);
      throw error;
    }
    await record(runtime, deliveryId, "delivered", null);
  },
});

async function findDelivery(tx: Transaction, id: string): Promise<DeliveryRow | undefined> {
  const [row] = await tx.query<DeliveryRow>({
    text: `SELECT d.id, d.what, d.change, d.status, d.created_at, d.alert_id, t.kind AS destination_kind, t.address, t.secret_sealed, t.is_enabled,
             a.kind, a.severity, a.service_key, coalesce(s.name, a.service_key) AS name, a.reason, a.consequences, a.burn_rate::text, a.incident_id, a.opened_at, a.resolved_at
           FROM alert_delivery d JOIN alert_destination t ON t.id = d.destination_id
           LEFT JOIN alert a ON a.id = d.alert_id LEFT JOIN service s ON s.key = a.service_key WHERE d.id = $1::uuid`,
    values: [id],
  });
  return row;
}

const toldOf = (row: DeliveryRow): ToldAlert => ({
  what: row.what,
  kind: row.kind ?? "down",
  severity: row.severity ?? "page",
  name: row.name ?? "",
  reason: row.reason,
  consequences: row.consequences ?? 0,
  burnRate: row.burn_rate === null ? null : Number(row.burn_rate),
});

const pageOf = ({ config }: Pick<Runtime, "config">, { incident_id }: DeliveryRow): string =>
  `${config.publicUrl}/admin/incidents${incident_id ? `/${incident_id}` : ""}`;

async function writeMail(runtime: Runtime, tx: Transaction, row: DeliveryRow): Promise<void> {
  const to = row.address ?? "";
  const language = await languageOfAddress(tx, to);
  const locale = localeFrom(language) ?? DEFAULT_LOCALE;
  const { title, lines } = alertSaid(toldOf(row), wordsOf(locale, "incidents"), wordsOf(locale, "causes"));
  const action = { label: wordsOf(locale, "incidents")("openIncidents"), url: pageOf(runtime, row) };
  await enqueueMail(runtime, tx, { tenantId: null, to, ...composeMail(language, { title, paragraphs: lines, action }) });
}

async function tellStaff(runtime: Runtime, tx: Transaction, row: DeliveryRow, requestId: string): Promise<void> {
  const { what, kind, name, consequences } = toldOf(row);
  const context = { ...runtime, actor: { kind: "system", name: "alerts" } as const, requestId };
  const alertId = row.alert_id ?? row.id;
  await emit(context, tx, "alert.told", { tenantId: null, alertId, what, kind, service: name, consequences, incidentId: row.incident_id });
}

/** @throws {OutboundError} for an answer that is none, or not a good one */
async function post(runtime: Runtime, row: DeliveryRow): Promise<void> {
  const { url, secret } = JSON.parse(unseal(row.secret_sealed ?? "", runtime.authSecret, DESTINATION_SECRET)) as {
    url: string;
    secret: string | null;
  };
  const body = row.destination_kind === "slack" ? slackBody(runtime, row) : webhookBody(row);
  const signed = secret ? signatureHeaders({ id: `alert_${row.id}`, at: runtime.clock.now(), body }, [secret]) : {};
  const { status } = await postText(url, {
    ...outboundRules(runtime),
    headers: { "content-type": "application/json", "user-agent": "BizOSaaS-Alerts/1", ...signed },
    body,
    timeoutMs: ALERT_LIMITS.timeoutMs,
    mostAnswerBytes: ALERT_LIMITS.answerBytes,
  });
  if (status < 200 || status >= 300) throw new OutboundError(`It answered with status ${status} instead of 2xx.`);
}

function webhookBody(row: DeliveryRow): string {
  const { what, kind, severity, name, reason, consequences, burnRate } = toldOf(row);
  const isTest = what === "test";
  const about = {
    alertId: row.alert_id,
    change: row.change,
    kind,
    severity,
    service: row.service_key,
    serviceName: name,
    reason,
    consequences,
    burnRate,
  };
  const times = { openedAt: row.opened_at?.toISOString() ?? null, resolvedAt: row.resolved_at?.toISOString() ?? null };
  return JSON.stringify({
    type: `alert.${what}`,
    timestamp: row.created_at.toISOString(),
    data: isTest ? {} : { ...about, ...times, incidentId: row.incident_id },
  });
}

/** As an incoming webhook of Slack takes it. Its marks are `&`, `<` and `>`, which names could carry. */
function slackBody(runtime: Runtime, row: DeliveryRow): string {
  const { title, lines } = alertSaid(toldOf(row), wordsOf(DEFAULT_LOCALE, "incidents"), wordsOf(DEFAULT_LOCALE, "causes"));
  const asText = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
  const link = `<${pageOf(runtime, row)}|${wordsOf(DEFAULT_LOCALE, "incidents")("openIncidents")}>`;
  return JSON.stringify({
    text: asText(title),
    blocks: [
      { type: "section", text: { type: "mrkdwn", text: `*${asText(title)}*\n${lines.map(asText).join("\n")}` } },
      { type: "context", elements: [{ type: "mrkdwn", text: link }] },
    ],
  });
}

/** @returns false when another attempt was quicker */
async function isMarked(tx: Transaction, runtime: Runtime, id: string): Promise<boolean> {
  const { count } = await tx.prisma.alertDelivery.updateMany({
    where: { id, status: "waiting" },
    data: { status: "delivered", attempts: { increment: 1 }, lastError: null, endedAt: runtime.clock.now() },
  });
  return count > 0;
}

async function record(runtime: Runtime, id: string, status: "waiting" | "delivered" | "failed", error: string | null): Promise<void> {
  const endedAt = status === "waiting" ? null : runtime.clock.now();
  await runtime.db.transaction(SCOPE, (tx) =>
    tx.prisma.alertDelivery.updateMany({
      where: { id, status: "waiting" },
      data: { status, attempts: { increment: 1 }, lastError: error?.slice(0, MOST_ERROR) ?? null, endedAt },
    }),
  );
}
