import { z } from "zod";
import { unseal } from "#lib/platform/crypto";
import type { Transaction } from "#lib/platform/database";
import { defineJob } from "#lib/platform/jobs";
import { OutboundError, postText } from "#lib/platform/outbound";
import type { Runtime } from "#lib/platform/runtime";
import { outboundRules, signatureHeaders } from "#lib/webhooks";
import { addEntries } from "../incidents/entries.ts";

const SCOPE = { kind: "system", purpose: "recovery.restart" } as const;
export const RESTART_SECRET = "restart-hook";
const TIMEOUT_MS = 20_000;
const ANSWER_BYTES = 1_024;
const MOST_ERROR = 500;

interface CallRow {
  id: string;
  status: "waiting" | "sending" | "accepted" | "refused" | "lost";
  service_key: string;
  recovery_id: string | null;
  sealed: string | null;
  asked_at: Date;
  asked_by: string | null;
}

interface Answer {
  status: "accepted" | "refused" | "lost";
  answerStatus: number | null;
  error: string | null;
}

/**
 * Sends the webhook of one restart, once: it is marked before it is sent, and whoever finds it marked does not send it again. A restart is
 * not something to repeat because an answer was lost.
 */
export const restartJob = defineJob({
  name: "recovery.restart",
  schema: z.object({ callId: z.uuid() }),
  retryLimit: 2,
  retryDelaySeconds: 5,
  expireInSeconds: 60,
  async handle({ callId }, { runtime }) {
    const call = await runtime.db.transaction(SCOPE, (tx) => claim(tx, callId));
    if (!call) return;
    await record(runtime, call, call.status === "sending" ? LOST : await send(runtime, call));
  },
});

const LOST: Answer = {
  status: "lost",
  answerStatus: null,
  error: "It is not known whether the hook was called. Look at the service before you call it again.",
};

/** @returns the call as it was found: "waiting" is ours to send, "sending" was lost with its sender; null where nothing is to be done */
async function claim(tx: Transaction, id: string): Promise<CallRow | null> {
  const [row] = await tx.query<CallRow>({
    text: `SELECT c.id, c.status, c.service_key, c.recovery_id, h.sealed, c.asked_at, u.name AS asked_by
           FROM restart_call c LEFT JOIN service s ON s.key = c.service_key LEFT JOIN service_restart_hook h ON h.service_id = s.id
           LEFT JOIN "user" u ON u.id = c.asked_by_id WHERE c.id = $1::uuid FOR UPDATE OF c`,
    values: [id],
  });
  if (!row || (row.status !== "waiting" && row.status !== "sending")) return null;
  await tx.prisma.restartCall.updateMany({ where: { id }, data: { status: "sending" } });
  return row;
}

async function send(runtime: Runtime, call: CallRow): Promise<Answer> {
  if (call.sealed === null) return { status: "refused", answerStatus: null, error: "The hook was taken away before it was called." };
  const { url, secret } = JSON.parse(unseal(call.sealed, runtime.authSecret, RESTART_SECRET)) as { url: string; secret: string };
  const at = runtime.clock.now();
  const data = { restartId: call.id, service: call.service_key, recoveryId: call.recovery_id, askedBy: call.asked_by };
  const body = JSON.stringify({ type: "service.restart", timestamp: call.asked_at.toISOString(), data });
  try {
    const { status } = await postText(url, {
      ...outboundRules(runtime),
      headers: {
        "content-type": "application/json",
        "user-agent": "BizOSaaS-Restart/1",
        ...signatureHeaders({ id: `restart_${call.id}`, at, body }, [secret]),
      },
      body,
      timeoutMs: TIMEOUT_MS,
      mostAnswerBytes: ANSWER_BYTES,
    });
    const isGood = status >= 200 && status < 300;
    const error = isGood ? null : `It answered with status ${status} instead of 2xx.`;
    return { status: isGood ? "accepted" : "refused", answerStatus: status, error };
  } catch (error) {
    if (!(error instanceof OutboundError)) throw error;
    return { status: "refused", answerStatus: null, error: error.message };
  }
}

async function record(runtime: Runtime, call: CallRow, { status, answerStatus, error }: Answer): Promise<void> {
  const now = runtime.clock.now();
  await runtime.db.transaction(SCOPE, async (tx) => {
    const data = { status, answerStatus, error: error?.slice(0, MOST_ERROR) ?? null, endedAt: now };
    const { count } = await tx.prisma.restartCall.updateMany({ where: { id: call.id, status: "sending" }, data });
    if (count === 0) return;
    const [incident] = await tx.query<{ id: string }>({
      text: `SELECT i.id FROM incident i WHERE i.id = (SELECT incident_id FROM recovery WHERE id = $1::uuid)
             UNION ALL SELECT i.id FROM incident i WHERE i.cause_key = $2 AND i.resolved_at IS NULL LIMIT 1`,
      values: [call.recovery_id, call.service_key],
    });
    if (incident) await addEntries(tx, [{ incidentId: incident.id, at: now, kind: "restart", serviceKey: call.service_key, value: status }]);
  });
}
