import { setTimeout as delay } from "node:timers/promises";
import type { Runtime } from "#lib/platform/runtime";
import { claimDue } from "./claim-due.ts";
import { deliver } from "./deliver.ts";

interface SenderOptions {
  /** How often it looks for what is due. */
  pollMs?: number;
  timeoutMs?: number;
}

/** Requests under way in one process. They wait far more than they work. */
const AT_ONCE = 64;
const STOP_TIMEOUT_MS = 6_000;

/**
 * Sends what is due until it is stopped. It survives the database going away and coming back.
 * @returns its end: it takes nothing more and waits for what is under way; what does not end in time is sent again by another sender
 */
export function startWebhookSender(runtime: Runtime, { pollMs = 1_000, timeoutMs }: SenderOptions = {}): () => Promise<void> {
  const { log } = runtime;
  const stopping = new AbortController();
  const underWay = new Set<Promise<void>>();

  async function round(): Promise<number> {
    const claimed = underWay.size < AT_ONCE ? await claimDue(runtime, AT_ONCE - underWay.size) : [];
    for (const each of claimed) {
      const work = deliver(runtime, each, timeoutMs)
        // Nothing was recorded: it is due again when its lease is over.
        .catch((error: unknown) => log.error({ err: error, deliveryId: each.id }, "a webhook could not be sent"))
        .finally(() => underWay.delete(work));
      underWay.add(work);
    }
    return claimed.length;
  }

  async function run(): Promise<void> {
    while (!stopping.signal.aborted) {
      const count = await round().catch((error: unknown) => {
        log.warn({ err: error }, "webhooks that are due could not be read");
        return 0;
      });
      // Where there was something, the endpoint that answers first may have more.
      if (count > 0) await Promise.race([...underWay, pause(pollMs)]);
      else await pause(pollMs);
    }
  }
  const pause = (ms: number) => delay(ms, undefined, { signal: stopping.signal, ref: false }).catch(() => undefined);
  const running = run();

  return async () => {
    stopping.abort();
    await running;
    await Promise.race([Promise.all(underWay), delay(STOP_TIMEOUT_MS, undefined, { ref: false })]);
  };
}
