import { setTimeout as delay } from "node:timers/promises";
import { unseal } from "#lib/platform/crypto";
import type { Runtime } from "#lib/platform/runtime";
import { observe } from "../graph/hysteresis.ts";
import type { Claimed } from "./claim-looks.ts";
import { probeOf } from "./probe-row.ts";
import { PROBE_SECRET_PURPOSE } from "./probe-secret.ts";
import { staleAfterMs } from "./read-watched.ts";
import { type ProbeSecret, probeSecret, type ServiceProbe } from "./shapes.ts";
import { takeLook } from "./take-look.ts";
import type { Taken } from "./write-results.ts";

/** Looks at the same time; those that were slow the last time may not take up all places. */
const PLACES = 400;
const PLACES_OF_SLOW = 300;
const SLOW_MS = 1_000;
/** A doubt is settled sooner than the interval would. */
const AGAIN_AFTER_MS = 5_000;

export interface Looker {
  /** How many more looks there is room for. */
  free(isSlow: boolean): number;
  /** Takes a look when it is due. */
  take(claimed: Claimed): void;
  isLookingAt(targetId: string): boolean;
  /** Takes no more, and waits for those under way as long as that. @returns those that were not begun */
  stop(waitMs: number): Promise<Claimed[]>;
}

interface Options {
  runtime: Pick<Runtime, "clock" | "log" | "authSecret">;
  onTaken(taken: Taken): void;
  /** Told by how much a look came later than it was due. */
  onLook?: (lateMs: number) => void;
}

interface Known {
  version: number;
  probe: ServiceProbe;
  secret: ProbeSecret | null;
}

/** Takes looks, each within its own time, so many at once and no more. */
export function createLooker({ runtime, onTaken, onLook }: Options): Looker {
  const { clock, log, authSecret } = runtime;
  const underWay = new Map<string, Promise<void>>();
  const notBegun = new Map<string, Claimed>();
  const known = new Map<string, Known>();
  const stopping = new AbortController();
  let slow = 0;

  async function look(claimed: Claimed): Promise<void> {
    const { id, target, isPlatform, dueAt, beat } = claimed;
    const wait = dueAt.getTime() - clock.now().getTime();
    if (wait > 0) await delay(wait, null, { signal: stopping.signal, ref: false });
    if (stopping.signal.aborted) return;
    notBegun.delete(id);
    const at = clock.now();
    onLook?.(at.getTime() - dueAt.getTime());
    const { probe, secret } = knownOf(claimed);
    const begin = performance.now();
    const result = await takeLook({ probe, address: target, isPlatform, secret, beat, now: at });
    const isSlow = performance.now() - begin > SLOW_MS;
    const wasStale = claimed.monitor !== null && at.getTime() - claimed.monitor.checkedAt.getTime() > staleAfterMs(probe);
    // A memory that was too old to say anything about now is none.
    const monitor = observe(wasStale ? null : claimed.monitor, { key: claimed.serviceKey, at, ...result }, probe);
    const isUnsettled = monitor.bad.against !== null || monitor.down.against !== null;
    const againAt = isUnsettled ? new Date(clock.now().getTime() + Math.min(AGAIN_AFTER_MS, probe.intervalSeconds * 500)) : null;
    onTaken({ claimed, at, result, monitor, wasStale, isSlow, againAt });
  }

  function knownOf(claimed: Claimed): Known {
    const already = known.get(claimed.probeId);
    if (already?.version === claimed.version) return already;
    const secret =
      claimed.secretSealed === null ? null : probeSecret.parse(JSON.parse(unseal(claimed.secretSealed, authSecret, PROBE_SECRET_PURPOSE)));
    const fresh = { version: claimed.version, probe: probeOf(claimed.probe), secret };
    known.set(claimed.probeId, fresh);
    return fresh;
  }

  return {
    free: (isSlow) => Math.max(0, Math.min(PLACES - underWay.size, isSlow ? PLACES_OF_SLOW - slow : Number.POSITIVE_INFINITY)),
    take(claimed) {
      const { id, isSlow } = claimed;
      if (underWay.has(id) || stopping.signal.aborted) return;
      if (isSlow) slow += 1;
      notBegun.set(id, claimed);
      const work = look(claimed)
        // Nothing was measured: its turn comes again.
        .catch((error: unknown) => {
          if (!stopping.signal.aborted) log.error({ err: error, service: claimed.serviceKey, probe: claimed.probe.name }, "a probe could not be run");
        })
        .finally(() => {
          underWay.delete(id);
          if (isSlow) slow -= 1;
        });
      underWay.set(id, work);
    },
    isLookingAt: (id) => underWay.has(id),
    async stop(waitMs) {
      stopping.abort();
      const rest = [...notBegun.values()];
      await Promise.race([Promise.all(underWay.values()), delay(waitMs, null, { ref: false })]);
      return rest;
    },
  };
}
