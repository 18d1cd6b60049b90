import { setTimeout as delay } from "node:timers/promises";
import { inTenant, once, type TenantContext, type UserContext } from "#lib/access";
import { type EventData, emit } from "#lib/events";
import { postPoints } from "#lib/gamification";
import { newId } from "#lib/platform/crypto";
import { isAppError } from "#lib/platform/errors";

/** Somebody who works in a tenant. */
export type Writer = TenantContext & UserContext;

/** What happened in a tenant, and was acknowledged to whoever caused it. */
export interface Told {
  event: { name: "order.paid"; data: EventData<"order.paid"> } | { name: "review.approved"; data: EventData<"review.approved"> };
  tenantId: string;
  userId: string;
  /** Points that were entered with it at once, under their own cause. */
  posted: { causeKey: string; points: number } | null;
}

export interface Writers {
  /** Lets them cause so many events in all. */
  letTo(count: number): void;
  acknowledged: Told[];
  /** How often a write had to be sent again. */
  repeats(): number;
  /** What callers were told that is not "unavailable". */
  surprises: unknown[];
  done: Promise<void>;
}

const POINTS_EVERY = 4;
const SENT_TWICE_EVERY = 10;
const AGAIN_AFTER_MS = 50;

/**
 * People who cause `count` events between them. Each sends a write again, with its key, until it is acknowledged; of some the answer gets
 * lost, so that they are sent again although they were done. They go on
 * as far as they were let.
 */
export function startWriters(people: readonly Writer[], count: number): Writers {
  const writers: Writers = {
    letTo(most) {
      letTo = most;
    },
    acknowledged: [],
    repeats: () => repeats,
    surprises: [],
    done: Promise.resolve(),
  };
  let letTo = 0;
  let next = 0;
  let repeats = 0;

  async function acknowledge(person: Writer, n: number): Promise<void> {
    const told = toldBy(person, n);
    const context = { ...person, idempotency: { key: `told-${n}`, requestHash: String(n) } };
    for (let answers = n % SENT_TWICE_EVERY === 0 ? 2 : 1; answers > 0; ) {
      try {
        await inTenant(context, (tx) =>
          once(context, tx, async () => {
            if (told.event.name === "order.paid") await emit(context, tx, told.event.name, told.event.data);
            else await emit(context, tx, told.event.name, told.event.data);
            if (told.posted) await postPoints(context, tx, { userId: told.userId, kind: "earn", ...told.posted });
            return { n };
          }),
        );
        answers -= 1;
      } catch (error) {
        if (!isAppError(error) || error.code !== "unavailable") writers.surprises.push(error);
        repeats += 1;
        await delay(AGAIN_AFTER_MS);
      }
    }
    writers.acknowledged.push(told);
  }

  writers.done = Promise.all(
    people.map(async (person) => {
      for (let n = next++; n < count; n = next++) {
        while (n >= letTo) await delay(5);
        await acknowledge(person, n);
      }
    }),
  ).then(() => undefined);
  return writers;
}

function toldBy({ tenant, actor }: Writer, n: number): Told {
  const tenantId = tenant.id;
  const by = { tenantId, userId: actor.userId };
  if (n % 3 === 0) {
    const data = { tenantId, listingId: newId(), reviewId: newId(), rating: 1 + ((n / 3) % 5) };
    return { ...by, event: { name: "review.approved", data }, posted: null };
  }
  // Amounts tell orders apart: which of them were counted can be read from the log.
  const data = { tenantId, orderId: newId(), totalMinor: 1_000 + n, itemCount: 1 + (n % 14), isReturningCustomer: n % 2 === 0 };
  return { ...by, event: { name: "order.paid", data }, posted: n % POINTS_EVERY === 0 ? { causeKey: `told:${n}`, points: 1 + (n % 7) } : null };
}
