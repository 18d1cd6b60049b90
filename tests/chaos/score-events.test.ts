import { setTimeout as delay } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { requireStaff, requireUser, type TenantContext } from "#lib/access";
import { checkLedger, pointsLeaderboard } from "#lib/gamification";
import { randomToken } from "#lib/platform/crypto";
import { isAppError } from "#lib/platform/errors";
import type { Runtime } from "#lib/platform/runtime";
import { createPerson, createTenant, signedInContext, tenantContext, testRuntime } from "../support/contexts.ts";
import type { TestDatabase } from "../support/database.ts";
import { migrate } from "../support/migrate.ts";
import { type RedisServer, startRedis } from "../support/redis.ts";
import { type KeptWorker, keepWorker } from "./support/kept-worker.ts";
import { type OwnPostgres, startOwnPostgres } from "./support/own-postgres.ts";
import { openBooks, shownRanks, textOf } from "./support/score-books.ts";
import { startWriters, type Writer } from "./support/score-writers.ts";

/** The whole trial is 20,000 events and 30 kills: `npm run bench score-chaos`. */
const EVENTS = Number(process.env.SCORE_EVENTS ?? 1_500);
const KILLS = Number(process.env.SCORE_KILLS ?? 5);
/** The same number kills the same in the same order. */
const SEED = Number(process.env.SCORE_SEED ?? 20_261_127);
const WRITERS = 8;
/** One more than the log has parts: two of them are read together, whatever their ids. */
const TENANTS = 5;
/**
 * When somebody is killed: at any moment; in a transaction that counts a tenant's events; or when the first of what was read together are counted
 * and the cursor stands before them, which is the worst moment for a worker to die.
 */
const MOMENTS = ["any", "counting", "counted"] as const;
type Moment = (typeof MOMENTS)[number];
/** What is told after all those moments, for one that is made to come. */
const LAST_EVENTS = Math.round(EVENTS / 10);
const VICTIMS = ["worker", "postgres"] as const;
type Victim = (typeof VICTIMS)[number];
/** About as long as such a transaction takes. */
const COUNTING_MS = 30;
/** The first that is read of a tenant which is held up may be all that was read. */
const HELD_MOST_MS = 60_000;
const LOOK_EVERY_MS = 100;
const MOST_WAIT_MS = 5_000;
/** What a dead worker had under way is missed after half a minute, and then tried again with growing pauses. */
const MOST_MS = 60_000 + EVENTS * 30;

describe("the worker and the database are killed while eight writers cause events", () => {
  let postgres: OwnPostgres;
  let redis: RedisServer;
  let database: TestDatabase;
  let runtime: Runtime;
  let worker: KeptWorker;
  let writers: Writer[];

  beforeAll(async () => {
    [postgres, redis] = await Promise.all([startOwnPostgres({ durable: true }), startRedis()]);
    const authSecret = randomToken();
    const appUrl = await migrate(postgres.ownerUrl, authSecret);
    const superuser = new URL(postgres.superuserUrl);
    superuser.pathname = new URL(postgres.ownerUrl).pathname;
    runtime = testRuntime({ appUrl, authSecret }, { redisUrl: redis.url });
    const { db, jobs } = runtime;
    const urls = { ownerUrl: postgres.ownerUrl, superuserUrl: superuser.toString(), appUrl };
    database = { ...urls, name: superuser.pathname.slice(1), authSecret, db, jobs, drop: () => postgres.remove() };
    const tenants = await Promise.all(Array.from({ length: TENANTS }, () => createTenant(db)));
    writers = [];
    for (let n = 0; n < WRITERS; n += 1) {
      const context = await tenantContext(database, tenants[n % TENANTS]?.id ?? "", n < TENANTS ? "tenant_admin" : "member");
      writers.push({ ...context, ...requireUser(context), tenant: context.tenant, store: runtime.store });
    }
    worker = keepWorker({ appUrl, authSecret, redisUrl: redis.url });
  });
  afterAll(async () => {
    await worker?.stop();
    await runtime?.close();
    await Promise.all([postgres?.remove(), redis?.stop()]);
  });

  test(
    "nothing is lost, and nothing is counted or paid twice",
    async () => {
      const books = openBooks(database.superuserUrl);
      const began = performance.now();
      const load = startWriters(writers, EVENTS);
      const reading = new AbortController();
      const readers = Promise.all(writers.map((each) => readBoards(each, reading.signal)));
      const kills = { worker: 0, postgres: 0 };
      const insideOf: Record<Moment, number> = { any: 0, counting: 0, counted: 0 };
      let deliveredAgain = 0;
      const random = randomFrom(SEED);
      // Each of the two at each of the moments before any of them comes again.
      const bag: { victim: Victim; moment: Moment }[] = [];
      for (let n = 1; n <= KILLS; n += 1) {
        // Nobody is killed who is not at work: each part of the events waits for the worker, and somewhere in it somebody is.
        await worker.ready();
        load.letTo(Math.round((n / KILLS) * (EVENTS - LAST_EVENTS)));
        const at = ((n - 1 + random() / 2) / KILLS) * (EVENTS - LAST_EVENTS);
        while (load.acknowledged.length < at) await delay(10);
        if (bag.length === 0) bag.push(...VICTIMS.flatMap((victim) => MOMENTS.map((moment) => ({ victim, moment }))));
        const [next] = bag.splice(Math.floor(random() * bag.length), 1);
        if (next) await kill(next.victim, next.moment);
      }
      async function kill(victim: Victim, moment: Moment): Promise<void> {
        if (await waitFor(moment)) insideOf[moment] += 1;
        kills[victim] += 1;
        if (victim === "worker") {
          await worker.kill();
          deliveredAgain += await books.deliveredAgain();
        } else {
          await postgres.kill();
          await postgres.start();
        }
      }
      /** @returns whether it came */
      async function waitFor(moment: Moment): Promise<boolean> {
        if (moment === "any") return delay(random() * 300, true);
        if (moment === "counting") {
          const hasCome = await books.untilCounting(MOST_WAIT_MS);
          // Somewhere in what such a transaction still has to do.
          await delay(random() * COUNTING_MS);
          return hasCome;
        }
        return books.untilCounted(MOST_WAIT_MS);
      }
      // A write that is under way when the database dies, for certain: at those moments all that may be written so far can just have been.
      await worker.ready();
      const somebodyWaits = await books.holdWriting();
      load.letTo(EVENTS - LAST_EVENTS + WRITERS);
      await somebodyWaits();
      kills.postgres += 1;
      await postgres.kill();
      await postgres.start();
      // Now the worst moment for certain: while the counting of one tenant is held up, what was read together with it is counted already.
      const letGo = await books.holdCounting(await books.readTogether());
      load.letTo(EVENTS);
      await load.done;
      const writtenMs = performance.now() - began;
      for (const until = performance.now() + HELD_MOST_MS; deliveredAgain === 0 && performance.now() < until; ) {
        await worker.ready();
        await kill("worker", "counted");
      }
      await letGo();
      await expect.poll(() => books.waiting(), { timeout: MOST_MS, interval: 500 }).toBe(0);
      const countedMs = performance.now() - began;
      reading.abort();
      const surprises = [...load.surprises, ...(await readers).flat()];
      console.log(
        `${EVENTS} events, ${kills.worker} kills of the worker and ${kills.postgres} of PostgreSQL: all written after ${(writtenMs / 1_000).toFixed(1)} s with ` +
          `${load.repeats()} repetitions, all counted after ${(countedMs / 1_000).toFixed(1)} s by ${worker.starts()} workers; ` +
          `${deliveredAgain} events were delivered again that had been counted; killed at any moment: ${insideOf.any}, in a transaction that counts: ${insideOf.counting}, ` +
          `between what was counted and the cursor: ${insideOf.counted}`,
      );

      expect(surprises).toEqual([]);
      expect(load.acknowledged).toHaveLength(EVENTS);
      // Or it would have proved nothing.
      expect([load.repeats() > 0, deliveredAgain > 0]).toEqual([true, true]);
      expect(await books.givenUp()).toEqual([]);
      for (const tenantId of new Set(writers.map(({ tenant }) => tenant.id))) {
        const told = load.acknowledged.filter((each) => each.tenantId === tenantId);
        expect(await books.eventsOf(tenantId)).toEqual(told.map(({ event }) => textOf(event.name, event.data)).sort());
        expect(await books.wrongTallies(tenantId, told)).toEqual([]);
        expect(await books.wrongAwards(tenantId, told)).toEqual([]);
        const posted = new Map(told.flatMap((each) => (each.posted ? [[each.posted.causeKey, each.posted.points]] : [])));
        expect(await books.postedIn(tenantId)).toEqual(posted);
      }
      expect(await books.unpaid()).toEqual([]);
      const staff = requireStaff(await signedInContext(database, (await createPerson(database.db, { platformRole: "super_admin" })).id, null));
      const { entries, differences } = await checkLedger(staff);
      expect(differences).toEqual([]);
      expect(entries).toBeGreaterThan(load.acknowledged.filter(({ posted }) => posted !== null).length);
      for (const writer of writers)
        for (const period of ["week", "month", "all"] as const)
          expect(await shownRanks(writer, period), period).toEqual(await books.ranksOf(writer.tenant.id));
    },
    MOST_MS + 120_000,
  );
});

/** Reads a board again and again, so that it is brought up to date while all this happens. @returns what it was told but "unavailable" */
async function readBoards(context: TenantContext, stop: AbortSignal): Promise<unknown[]> {
  const surprises: unknown[] = [];
  while (!stop.aborted) {
    await pointsLeaderboard(context, { period: "week" }).catch((error: unknown) => {
      if (!isAppError(error) || error.code !== "unavailable") surprises.push(error);
    });
    await delay(LOOK_EVERY_MS);
  }
  return surprises;
}

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
