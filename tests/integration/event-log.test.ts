import { setTimeout as delay } from "node:timers/promises";
import { Client } from "pg";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { z } from "zod";
import { newId } from "#lib/platform/crypto";
import { unavailable } from "#lib/platform/errors";
import {
  defineJob,
  type JobDefinition,
  type JobWorker,
  type LogReader,
  migrateJobs,
  purgeLogJob,
  readQueues,
  startJobWorker,
  startLogReader,
} from "#lib/platform/jobs";
import type { Runtime } from "#lib/platform/runtime";
import { testRuntime } from "../support/contexts.ts";
import { query, type TestDatabase, testDatabase } from "../support/database.ts";

const SYSTEM = { kind: "system", purpose: "test" } as const;
const SOON = { timeout: 15_000, interval: 25 };
const EVENT = "test.happened";
const payload = z.object({ n: z.int(), of: z.string() });
type Payload = z.infer<typeof payload>;

let database: TestDatabase;
let runtime: Runtime;
let readers: LogReader[];
let worker: JobWorker | null;
/** What was handled, in order. */
let handled: Payload[];

beforeEach(async () => {
  database = await testDatabase();
  runtime = testRuntime(database, { process: "worker" });
  [readers, worker, handled] = [[], null, []];
});
afterEach(async () => {
  await Promise.all(readers.map((reader) => reader.stop()));
  await worker?.stop();
  await runtime.close();
  await database.drop();
});

const note = async (events: Payload[]) => void handled.push(...events);

/** A job that reads the log and handles what is of one group together. */
const reading = (name: string, handle: (events: Payload[]) => Promise<void> = note, most = 50): JobDefinition<Payload> =>
  defineJob({
    name,
    schema: payload,
    retryLimit: 0,
    handle: (event) => handle([event]),
    together: { most, groupOf: ({ of }) => of, handle },
  });
const migrate = (...jobs: JobDefinition<Payload>[]) =>
  migrateJobs(database.ownerUrl, { jobs, subscriptions: [], logged: jobs.map(({ name }) => ({ event: EVENT, job: name })) });
/** Never woken: what is found is found by looking. */
const read = (...jobs: JobDefinition<Payload>[]) => {
  const reader = startLogReader({ runtime, jobs, pollMs: 20 });
  readers.push(reader);
  return reader;
};
const tell = (n: number, of = "one") =>
  runtime.db.transaction(SYSTEM, (tx) => runtime.jobs.publish(tx, [{ event: EVENT, data: { n, of }, key: of }]));
const sql = <Row extends object>(text: string, values: unknown[] = []) => query<Row>(database.superuserUrl, text, values);
const numbers = () => handled.map(({ n }) => n).sort((a, b) => a - b);
const upTo = (count: number) => Array.from({ length: count }, (_, n) => n);
const logRows = async () => (await sql<{ n: number }>("SELECT count(*)::int AS n FROM pgboss.event_log"))[0]?.n;
const jobsIn = (queue: string) =>
  sql<{ state: string; data: Payload; output: { message?: string } | null }>("SELECT state, data, output FROM pgboss.job WHERE name = $1", [queue]);

describe("what is told", () => {
  test("is read once by each reader, in order, and becomes no job", async () => {
    const others: number[] = [];
    const first = reading("test.first");
    const second = reading("test.second", async (events) => void others.push(...events.map(({ n }) => n)));
    await migrate(first, second);
    for (const n of upTo(5)) await tell(n);
    read(first, second);
    for (const n of [5, 6, 7]) await tell(n);
    await expect.poll(() => [handled.length, others.length], SOON).toEqual([8, 8]);
    expect(handled.map(({ n }) => n)).toEqual(upTo(8));
    expect(others).toEqual(upTo(8));
    expect([await jobsIn(first.name), await jobsIn(second.name)]).toEqual([[], []]);
  });

  test("in a transaction that rolls back is read by nobody, and can be told in a tenant's transaction as the app role", async () => {
    const job = reading("test.first");
    await migrate(job);
    read(job);
    await runtime.db
      .transaction(SYSTEM, async (tx) => {
        await runtime.jobs.publish(tx, [{ event: EVENT, data: { n: 1, of: "one" }, key: "one" }]);
        throw new Error("changed my mind");
      })
      .catch(() => undefined);
    await runtime.db.transaction({ kind: "tenant", tenantId: newId() }, (tx) =>
      runtime.jobs.publish(tx, [{ event: EVENT, data: { n: 2, of: "one" }, key: "one" }]),
    );
    await expect.poll(numbers, SOON).toEqual([2]);
  });

  test("is seen by no tenant", async () => {
    await migrate(reading("test.first"));
    await tell(1);
    const look = runtime.db.transaction({ kind: "tenant", tenantId: newId() }, (tx) => tx.query({ text: "SELECT envelope FROM pgboss.event_log" }));
    await expect(look).rejects.toThrow("permission denied");
  });

  test("goes to who subscribes as a job all the same, and to nobody else is no error", async () => {
    const job = reading("test.subscriber");
    await migrateJobs(database.ownerUrl, { jobs: [job], subscriptions: [{ event: EVENT, job: job.name }], logged: [] });
    await tell(1);
    await runtime.db.transaction(SYSTEM, (tx) => runtime.jobs.publish(tx, [{ event: "test.nobody", data: { n: 2, of: "one" }, key: "one" }]));
    expect(await jobsIn(job.name)).toMatchObject([{ data: { n: 1 } }]);
    expect(await logRows()).toBe(0);
  });

  test("to who was subscribed before and reads the log now comes from there alone", async () => {
    const job = reading("test.first");
    await migrateJobs(database.ownerUrl, { jobs: [job], subscriptions: [{ event: EVENT, job: job.name }], logged: [] });
    await migrate(job);
    await tell(1);
    expect([await logRows(), await jobsIn(job.name)]).toEqual([1, []]);
  });
});

describe("what commits late", () => {
  test("is read although what began after it was read long before, and delays nothing", async () => {
    const job = reading("test.first");
    await migrate(job);
    read(job);
    const late = new Client(database.superuserUrl);
    await late.connect();
    try {
      // It has its transaction id and its number in the log before all others.
      await late.query(
        `BEGIN; INSERT INTO pgboss.event_log (slot, name, envelope) SELECT slot, '${EVENT}', '{"n": 0, "of": "one"}' FROM generate_series(0, 3) slot`,
      );
      for (const n of [1, 2, 3]) {
        await tell(n);
        await expect.poll(numbers, SOON).toEqual(upTo(n + 1).slice(1));
      }
      await late.query("COMMIT");
    } finally {
      await late.end();
    }
    // One in each part of the log, and in no part twice.
    await expect.poll(numbers, SOON).toEqual([0, 0, 0, 0, 1, 2, 3]);
    await tell(4);
    await expect.poll(numbers, SOON).toEqual([0, 0, 0, 0, 1, 2, 3, 4]);
  });

  test("is read while the reader goes through much that had piled up, batch by batch", async () => {
    const job = reading("test.first", note, 3);
    await migrate(job);
    const late = new Client(database.superuserUrl);
    await late.connect();
    try {
      await late.query(
        `BEGIN; INSERT INTO pgboss.event_log (slot, name, envelope) SELECT slot, '${EVENT}', '{"n": 100, "of": "one"}' FROM generate_series(0, 3) slot`,
      );
      for (const n of upTo(20)) await tell(n);
      const slow = reading(
        "test.first",
        async (events) => {
          await note(events);
          if (handled.length === 9) await late.query("COMMIT");
        },
        3,
      );
      read(slow);
      await expect.poll(() => handled.length, SOON).toBe(24);
    } finally {
      await late.end();
    }
    expect(numbers()).toEqual([...upTo(20), 100, 100, 100, 100]);
  });

  test("is told by the one who reads, in the very transaction of its effects", async () => {
    const job = reading("test.first", async (events) => {
      await note(events);
      await runtime.db.transaction(SYSTEM, async (tx) => {
        for (const { n, of } of events) if (n < 5) await runtime.jobs.publish(tx, [{ event: EVENT, data: { n: n + 1, of }, key: of }]);
      });
    });
    await migrate(job);
    await tell(0);
    read(job);
    await expect.poll(numbers, SOON).toEqual(upTo(6));
  });

  test("in many transactions at once is read once each", async () => {
    const job = reading("test.first");
    await migrate(job);
    read(job);
    await Promise.all(
      upTo(60).map((n) =>
        runtime.db.transaction(SYSTEM, async (tx) => {
          await runtime.jobs.publish(tx, [{ event: EVENT, data: { n, of: `group ${n % 7}` }, key: `group ${n % 7}` }]);
          await delay((n * 7) % 40);
        }),
      ),
    );
    await expect.poll(numbers, SOON).toEqual(upTo(60));
    await delay(100);
    expect(numbers()).toEqual(upTo(60));
  });
});

describe("when it goes wrong", () => {
  test("an event that cannot be handled stops no other, and lies with the dead letters, with its error, to be tried again", async () => {
    let isMended = false;
    const job = reading("test.first", async (events) => {
      if (!isMended && events.some(({ n }) => n === 3)) throw new Error("three is too much");
      await note(events);
    });
    await migrate(job);
    for (const n of upTo(6)) await tell(n);
    await tell(6, "another");
    read(job);
    worker = await startJobWorker({ runtime, jobs: [job], schedules: [], concurrency: 1 });
    await expect.poll(numbers, SOON).toEqual([0, 1, 2, 4, 5, 6]);
    await expect.poll(() => jobsIn("test.first.dead"), SOON).toMatchObject([{ data: { n: 3 } }]);
    expect(await jobsIn(job.name)).toMatchObject([{ state: "failed", data: { n: 3 }, output: { message: "three is too much" } }]);
    isMended = true;
    const [dead] = await sql<{ id: string }>("SELECT id FROM pgboss.job WHERE name = 'test.first.dead'");
    await runtime.db.transaction(SYSTEM, (tx) => runtime.jobs.redrive(tx, "test.first.dead", dead?.id ?? ""));
    await expect.poll(numbers, SOON).toEqual(upTo(7));
  });

  test("one that does not fit goes the same way", async () => {
    const job = reading("test.first");
    await migrate(job);
    await runtime.db.transaction(SYSTEM, (tx) => runtime.jobs.publish(tx, [{ event: EVENT, data: { n: "seven", of: "one" }, key: "one" }]));
    await tell(1);
    read(job);
    await expect.poll(numbers, SOON).toEqual([1]);
    await expect.poll(() => jobsIn(job.name), SOON).toMatchObject([{ data: { n: "seven" } }]);
  });

  test("nothing is passed over while nothing can be handled", async () => {
    let isAway = true;
    let tries = 0;
    const job = reading("test.first", async (events) => {
      tries += 1;
      if (isAway) throw unavailable("The database");
      await note(events);
    });
    await migrate(job);
    for (const n of upTo(3)) await tell(n);
    read(job);
    await expect.poll(() => tries, SOON).toBeGreaterThan(1);
    isAway = false;
    await expect.poll(numbers, SOON).toEqual(upTo(3));
    expect(await jobsIn(job.name)).toEqual([]);
  });

  test("what was done when the worker died before the cursor moved is read again", async () => {
    const dying = reading("test.first", async (events) => {
      await note(events);
      // The effects stand, and the transaction that holds the cursor is ended as if the worker had been killed.
      await sql(
        "SELECT pg_terminate_backend(pid) FROM pg_locks WHERE relation = 'pgboss.event_cursor'::regclass AND mode = 'RowShareLock' AND pid <> pg_backend_pid()",
      );
    });
    await migrate(dying);
    for (const n of upTo(3)) await tell(n);
    const first = read(dying);
    await expect.poll(() => handled.length, SOON).toBeGreaterThanOrEqual(3);
    await first.stop();
    handled = [];
    read(reading("test.first"));
    await expect.poll(numbers, SOON).toEqual(upTo(3));
  });

  test("a database that was restored on another server is read from what its log still holds", async () => {
    const job = reading("test.first");
    await migrate(job);
    const first = read(job);
    await tell(0);
    await expect.poll(numbers, SOON).toEqual([0]);
    await first.stop();
    await tell(1);
    // There, transaction ids were far ahead, and the cursor with them.
    await sql("UPDATE pgboss.event_log SET xid = (xid::text::bigint + 1000000)::text::xid8");
    await sql("UPDATE pgboss.event_cursor SET done = '1000700:1000700:', cluster = 'another'");
    await tell(2);
    handled = [];
    read(job);
    await expect.poll(numbers, SOON).toEqual([0, 1, 2]);
    await tell(3);
    await expect.poll(numbers, SOON).toEqual([0, 1, 2, 3]);
  });
});

test("two workers share the parts of the log, and handle each event once", async () => {
  const under = new Set<string>();
  const clashes: string[] = [];
  const job = reading("test.first", async (events) => {
    const of = events[0]?.of ?? "";
    if (under.has(of)) clashes.push(of);
    under.add(of);
    await delay(5);
    await note(events);
    under.delete(of);
  });
  await migrate(job);
  read(job);
  read(job);
  for (const n of upTo(80)) await tell(n, `tenant ${n % 9}`);
  await expect.poll(numbers, SOON).toEqual(upTo(80));
  expect(clashes).toEqual([]);
  for (const of of new Set(handled.map((event) => event.of)))
    expect(handled.filter((event) => event.of === of).map(({ n }) => n)).toEqual(upTo(80).filter((n) => `tenant ${n % 9}` === of));
});

describe("the log forgets", () => {
  const purge = () => purgeLogJob.handle({}, { id: newId(), attempt: 1, signal: new AbortController().signal, runtime });
  const age = () => sql("UPDATE pgboss.event_log SET written_at = now() - interval '2 hours'");
  const oldRows = async () =>
    (await sql<{ n: number }>("SELECT count(*)::int AS n FROM pgboss.event_log WHERE written_at < now() - interval '1 hour'"))[0]?.n;
  const numberFrom = (first: number) => {
    let number = first;
    return () => number++;
  };

  test("what all have read and is old, and nothing that one has not read", async () => {
    const [quick, slow] = [reading("test.quick"), reading("test.slow")];
    await migrate(quick, slow);
    // How far a reader has come is a snapshot: whoever began to write before, anywhere on the server, holds back what counts as behind it, until
    // the next event moves the reader on.
    const busy = new Client({ connectionString: database.superuserUrl });
    await busy.connect();
    try {
      await busy.query("BEGIN; SELECT pg_current_xact_id()");
      for (const n of upTo(3)) await tell(n);
      await age();
      read(quick);
      await expect.poll(numbers, SOON).toEqual(upTo(3));
      await purge();
      expect(await logRows()).toBe(3);
    } finally {
      await busy.end();
    }
    await tell(3);
    await expect.poll(numbers, SOON).toEqual(upTo(4));
    await purge();
    expect(await oldRows()).toBe(3);
    handled = [];
    read(slow);
    await expect.poll(numbers, SOON).toEqual(upTo(4));
    const next = numberFrom(4);
    await expect
      .poll(async () => {
        await tell(next());
        await purge();
        return oldRows();
      }, SOON)
      .toBe(0);
    // What is not old stays, though all have read it.
    const told = next() - 4;
    await expect.poll(() => handled.length, SOON).toBe(4 + 2 * told);
    await purge();
    expect(await logRows()).toBe(1 + told);
  });
});

test("how far a reader is behind is told where jobs are counted, and for no other", async () => {
  const job = reading("test.first");
  await migrate(job);
  for (const n of upTo(3)) await tell(n);
  const queueOf = async () => {
    const [row] = await runtime.db.transaction(SYSTEM, (tx) => readQueues(tx, job.name));
    return row?.log;
  };
  expect(await queueOf()).toMatchObject({ waiting: 3, oldest: expect.any(Date), readLastHour: 0 });
  expect(await runtime.jobs.depth()).toContainEqual({ queue: job.name, queued: 3, active: 0, failed: 0 });
  expect(await runtime.metrics.render()).toContain('event_log_waiting{reader="test.first"} 3');
  read(job);
  await expect.poll(queueOf, SOON).toMatchObject({ waiting: 0, oldest: null, readLastHour: 3 });
  expect(await runtime.metrics.render()).toContain('event_log_waiting{reader="test.first"} 0');
});
