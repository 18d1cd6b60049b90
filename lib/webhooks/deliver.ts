import { unseal } from "#lib/platform/crypto";
import { OutboundError, postText } from "#lib/platform/outbound";
import type { Runtime } from "#lib/platform/runtime";
import type { ClaimedDelivery } from "./claim-due.ts";
import { messageIdOf } from "./delivery-row.ts";
import { recordOutcome } from "./record-outcome.ts";
import { WEBHOOK_LIMITS } from "./schema.ts";
import { outboundRules, SECRET_PURPOSE } from "./scope.ts";
import { signatureHeaders } from "./sign.ts";

export interface Outcome {
  at: Date;
  durationMs: number;
  isGood: boolean;
  status: number | null;
  error: string | null;
  requestHeaders: Record<string, string>;
  responseHeaders: Record<string, string> | null;
  responseBody: string | null;
}

const USER_AGENT = "BizOSaaS-Webhooks/1";

/** One attempt: signs, sends, and records what came of it. */
export async function deliver(runtime: Runtime, claimed: ClaimedDelivery, timeoutMs: number = WEBHOOK_LIMITS.timeoutMs): Promise<void> {
  await recordOutcome(runtime, claimed, await attempt(runtime, claimed, timeoutMs));
}

async function attempt(runtime: Runtime, claimed: ClaimedDelivery, timeoutMs: number): Promise<Outcome> {
  const at = runtime.clock.now();
  const headers = {
    "content-type": "application/json",
    "user-agent": USER_AGENT,
    ...signatureHeaders({ id: messageIdOf(claimed.event_id), at, body: claimed.body }, secretsOf(runtime, claimed, at)),
  };
  const began = performance.now();
  const sent = { at, requestHeaders: { ...headers, "webhook-signature": "(left out)" } };
  try {
    const { status, ...answer } = await postText(claimed.url, {
      ...outboundRules(runtime),
      headers,
      body: claimed.body,
      timeoutMs,
      mostAnswerBytes: WEBHOOK_LIMITS.answerBytes,
    });
    const isGood = status >= 200 && status < 300;
    const durationMs = Math.round(performance.now() - began);
    return {
      ...sent,
      durationMs,
      isGood,
      status,
      error: isGood ? null : refusalOf(status),
      responseHeaders: answer.headers,
      // PostgreSQL takes no NUL in a text.
      responseBody: answer.body.replaceAll("\0", ""),
    };
  } catch (error) {
    if (!(error instanceof OutboundError)) throw error;
    const durationMs = Math.round(performance.now() - began);
    return { ...sent, durationMs, isGood: false, status: null, error: error.message, responseHeaders: null, responseBody: null };
  }
}

function refusalOf(status: number): string {
  if (status >= 300 && status < 400) return `It answered with status ${status}. Redirections are not followed.`;
  return `It answered with status ${status} instead of 2xx.`;
}

function secretsOf({ authSecret }: Pick<Runtime, "authSecret">, claimed: ClaimedDelivery, now: Date): string[] {
  const { secret_sealed, previous_secret_sealed, previous_until } = claimed;
  const secrets = [secret_sealed, ...(previous_secret_sealed && previous_until && previous_until > now ? [previous_secret_sealed] : [])];
  return secrets.map((sealed) => unseal(sealed, authSecret, SECRET_PURPOSE));
}
