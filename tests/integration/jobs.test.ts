import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { z } from "zod";
import { newId } from "#lib/platform/crypto";
import { conflict } from "#lib/platform/errors";
import { defineJob, type JobDefinition, type JobWorker, migrateJobs, startJobWorker } from "#lib/platform/jobs";
import type { Runtime } from "#lib/platform/runtime";
import { schedules } from "../../jobs.ts";
import { testRuntime } from "../support/contexts.ts";
import { query, type TestDatabase, testDatabase } from "../support/database.ts";

const SYSTEM = { kind: "system", purpose: "test" } as const;
const SOON = { timeout: 15_000, interval: 50 };
const payload = z.object({ n: z.number() });

let database: TestDatabase;
let runtime: Runtime;
let worker: JobWorker | null = null;
/** What handlers were given, in order. */
let handled: { job: string; n: number; attempt: number; at: number }[];

beforeEach(async () => {
  database = await testDatabase();
  runtime = testRuntime(database, { process: "worker" });
  handled = [];
});
afterEach(async () => {
  await worker?.stop();
  worker = null;
  await runtime.close();
  await database.drop();
});

type Payload = z.infer<typeof payload>;

/** A job that notes each attempt before it does what the test wants. */
function noting(name: string, options: Partial<JobDefinition<Payload>> = {}): JobDefinition<Payload> {
  return defineJob({
    name,
    schema: payload,
    retryDelaySeconds: 1,
    ...options,
    async handle(data, attempt) {
      handled.push({ job: name, n: data.n, attempt: attempt.attempt, at: Date.now() });
      await options.handle?.(data, attempt);
    },
  });
}

async function work(jobs: JobDefinition<Payload>[], subscriptions: { event: string; job: string }[] = []): Promise<void> {
  await migrateJobs(database.ownerUrl, { jobs, subscriptions });
  worker = await startJobWorker({ runtime, jobs, schedules: [], concurrency: 2 });
}

const enqueue = <T extends object>(job: JobDefinition<T>, data: T) => runtime.db.transaction(SYSTEM, (tx) => runtime.jobs.enqueue(tx, job, data));
const jobsIn = (queue: string) =>
  query<{ id: string; state: string; data: unknown }>(
    database.superuserUrl,
    "SELECT id, state, data FROM pgboss.job WHERE name = $1 ORDER BY created_on",
    [queue],
  );
const numbers = () => handled.map((each) => each.n).sort((a, b) => a - b);

describe("a job", () => {
  test("exists exactly when the transaction that wrote it commits", async () => {
    const job = noting("test.transactional");
    await work([job]);
    await expect(
      runtime.db.transaction(SYSTEM, async (tx) => {
        await runtime.jobs.enqueue(tx, job, { n: 1 });
        throw new Error("changed my mind");
      }),
    ).rejects.toThrow("changed my mind");
    await enqueue(job, { n: 2 });
    await expect.poll(numbers, SOON).toEqual([2]);
    expect(await jobsIn(job.name)).toHaveLength(1);
  });

  test("is not delivered before its transaction commits", async () => {
    const job = noting("test.late");
    await work([job]);
    await runtime.db.transaction(SYSTEM, async (tx) => {
      await runtime.jobs.enqueue(tx, job, { n: 1 });
      // Another that is committed meanwhile shows that the worker has looked.
      await enqueue(job, { n: 2 });
      await expect.poll(numbers, SOON).toEqual([2]);
    });
    await expect.poll(numbers, SOON).toEqual([1, 2]);
  });

  test("can be written by a tenant's transaction as the app role", async () => {
    const job = noting("test.tenant");
    await work([job]);
    await runtime.db.transaction({ kind: "tenant", tenantId: newId() }, (tx) => runtime.jobs.enqueue(tx, job, { n: 1 }));
    await expect.poll(numbers, SOON).toEqual([1]);
  });

  test("waits until its time", async () => {
    const job = noting("test.later");
    await work([job]);
    const startAfter = new Date(Date.now() + 2_500);
    await runtime.db.transaction(SYSTEM, (tx) => runtime.jobs.enqueue(tx, job, { n: 1 }, { startAfter }));
    await expect.poll(numbers, SOON).toEqual([1]);
    expect(handled[0]?.at).toBeGreaterThanOrEqual(startAfter.getTime());
  });

  test("that fails is tried again after a growing pause, then lies with the dead letters", async () => {
    const job = noting("test.failing", {
      retryLimit: 2,
      handle: async () => {
        throw conflict("not this time");
      },
    });
    await work([job]);
    await enqueue(job, { n: 7 });
    await expect.poll(() => jobsIn("test.failing.dead"), { timeout: 25_000, interval: 100 }).toMatchObject([{ data: { n: 7 } }]);
    expect(handled.map((each) => each.attempt)).toEqual([1, 2, 3]);
    const [first = 0, second = 0, third = 0] = handled.map((each) => each.at);
    // The pause is at least the delay, and doubles up to chance.
    expect(second - first).toBeGreaterThanOrEqual(1_000);
    expect(third - second).toBeGreaterThanOrEqual(2_000);
    expect(await runtime.jobs.depth()).toContainEqual({ queue: "test.failing.dead", queued: 1, active: 0, failed: 0 });
  }, 40_000);

  test("that fails once is done at its second attempt, and nobody writes it off", async () => {
    const job = noting("test.flaky", {
      handle: async (_data, { attempt }) => {
        if (attempt === 1) throw new Error("a bad moment");
      },
    });
    await work([job]);
    await enqueue(job, { n: 1 });
    await expect.poll(async () => (await jobsIn(job.name)).map((each) => each.state), SOON).toEqual(["completed"]);
    expect(handled.map((each) => each.attempt)).toEqual([1, 2]);
    expect(await jobsIn("test.flaky.dead")).toEqual([]);
  });

  test("whose pause is over is handled while another of its queue is still under way", async () => {
    const bothUnderWay = Promise.withResolvers<void>();
    const job = noting("test.beside", {
      handle: async (_data, { attempt }) => {
        if (attempt === 1) throw new Error("a bad moment");
        if (handled.filter((each) => each.attempt === 2).length === 2) bothUnderWay.resolve();
        await bothUnderWay.promise;
      },
    });
    await work([job]);
    await enqueue(job, { n: 1 });
    await enqueue(job, { n: 2 });
    await expect.poll(async () => (await jobsIn(job.name)).map(({ state }) => state), SOON).toEqual(["completed", "completed"]);
  });

  test("that has waited with many others is handled at once after them, and not at the next poll", async () => {
    const job = noting("test.piled-up");
    await migrateJobs(database.ownerUrl, { jobs: [job], subscriptions: [] });
    const all = Array.from({ length: 60 }, (_, n) => n);
    for (const n of all) await enqueue(job, { n });
    // Two at a time, and one poll in two seconds: by polls alone it would take a minute.
    await work([job]);
    await expect.poll(numbers, SOON).toEqual(all);
  });

  test("whose payload does not fit goes to the dead letters without being tried", async () => {
    const job = noting("test.strict");
    await work([job]);
    await enqueue({ ...job, schema: z.object({ n: z.string() }) } as unknown as JobDefinition<{ n: string }>, { n: "seven" });
    await expect.poll(() => jobsIn("test.strict.dead"), SOON).toMatchObject([{ data: { invalid: true, data: { n: "seven" } } }]);
    await expect.poll(() => jobsIn(job.name), SOON).toEqual([]);
    expect(handled).toEqual([]);
  });

  test("under way when the worker stops is told so, and is finished first", async () => {
    let isFinished = false;
    const job = noting("test.slow", {
      handle: async (_data, { signal }) => {
        await new Promise<void>((resolve) => signal.addEventListener("abort", () => resolve()));
        isFinished = true;
      },
    });
    await work([job]);
    await enqueue(job, { n: 1 });
    await expect.poll(numbers, SOON).toEqual([1]);
    await worker?.stop();
    worker = null;
    expect(isFinished).toBe(true);
    expect(await jobsIn(job.name)).toMatchObject([{ state: "completed" }]);
  });
});

describe("jobs that are handled together", () => {
  /** Odd and even numbers, each for themselves; some are refused. */
  function together(name: string, refused: number[] = []) {
    const groups: number[][] = [];
    const refuse = (n: number) => {
      if (refused.includes(n)) throw conflict("not this one");
    };
    const job = noting(name, {
      retryLimit: 1,
      handle: async ({ n }) => refuse(n),
      together: {
        most: 50,
        groupOf: ({ n }) => String(n % 2),
        async handle(data) {
          for (const { n } of data) refuse(n);
          groups.push(data.map(({ n }) => n).sort((a, b) => a - b));
        },
      },
    });
    return { job, groups };
  }
  async function workOn(job: JobDefinition<Payload>, count: number): Promise<void> {
    await migrateJobs(database.ownerUrl, { jobs: [job], subscriptions: [] });
    for (let n = 0; n < count; n += 1) await enqueue(job, { n });
    await work([{ ...job, concurrency: 1 }]);
  }
  const states = async (queue: string) => Map.groupBy(await jobsIn(queue), ({ state }) => state);

  test("come by their groups, each once", async () => {
    const { job, groups } = together("test.together");
    await workOn(job, 20);
    await expect.poll(async () => (await states(job.name)).get("completed")?.length, SOON).toBe(20);
    const [even, odd] = [0, 1].map((rest) => Array.from({ length: 10 }, (_, n) => 2 * n + rest));
    expect(groups.toSorted(([a = 0], [b = 0]) => a - b)).toEqual([even, odd]);
    expect(handled).toEqual([]);
  });

  test("are not spoilt by one that is refused: it alone is tried again, and lies with the dead letters", async () => {
    const { job } = together("test.spoilt", [4]);
    await workOn(job, 20);
    await expect.poll(() => jobsIn("test.spoilt.dead"), SOON).toMatchObject([{ data: { n: 4 } }]);
    const done = (await states(job.name)).get("completed")?.map(({ data }) => (data as Payload).n);
    expect(done?.sort((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, n) => n).filter((n) => n !== 4));
    expect(handled.filter(({ n }) => n === 4).map(({ attempt }) => attempt)).toEqual([1, 2]);
  });

  test("are not held up by one whose payload does not fit", async () => {
    const { job } = together("test.unfit");
    await migrateJobs(database.ownerUrl, { jobs: [job], subscriptions: [] });
    await enqueue(job, { n: "none" } as never);
    for (let n = 0; n < 4; n += 1) await enqueue(job, { n });
    await work([{ ...job, concurrency: 1 }]);
    await expect.poll(async () => (await states(job.name)).get("completed")?.length, SOON).toBe(4);
    expect(await jobsIn("test.unfit.dead")).toMatchObject([{ data: { invalid: true, data: { n: "none" } } }]);
  });
});

describe("an event", () => {
  test("reaches every queue that is subscribed to it, and no other", async () => {
    const [first, second, other] = [noting("test.first"), noting("test.second"), noting("test.other")];
    await work(
      [first, second, other],
      [
        { event: "test.happened", job: first.name },
        { event: "test.happened", job: second.name },
        { event: "test.else", job: other.name },
      ],
    );
    await runtime.db.transaction(SYSTEM, (tx) => runtime.jobs.publish(tx, [{ event: "test.happened", data: { n: 5 }, key: "" }]));
    await expect.poll(() => handled.map((each) => each.job).sort(), SOON).toEqual(["test.first", "test.second"]);
    expect(await jobsIn(other.name)).toEqual([]);
  });

  test("of a transaction that rolls back reaches nobody, and one without subscribers is no error", async () => {
    const job = noting("test.subscriber");
    await work([job], [{ event: "test.happened", job: job.name }]);
    await runtime.db
      .transaction(SYSTEM, async (tx) => {
        await runtime.jobs.publish(tx, [{ event: "test.happened", data: { n: 1 }, key: "" }]);
        throw new Error("changed my mind");
      })
      .catch(() => undefined);
    await runtime.db.transaction(SYSTEM, (tx) => runtime.jobs.publish(tx, [{ event: "test.nobody", data: { n: 2 }, key: "" }]));
    await runtime.db.transaction(SYSTEM, (tx) => runtime.jobs.publish(tx, [{ event: "test.happened", data: { n: 3 }, key: "" }]));
    await expect.poll(numbers, SOON).toEqual([3]);
  });
});

test("the portal's schedules are registered by the worker", async () => {
  worker = await startJobWorker({ runtime, jobs: [], schedules, concurrency: 1 });
  const registered = await query<{ job: string }>(database.superuserUrl, "SELECT name AS job, cron, timezone FROM pgboss.schedule");
  const byJob = (one: { job: string }, other: { job: string }) => one.job.localeCompare(other.job);
  expect(registered.toSorted(byJob)).toEqual(schedules.map(({ job, cron }) => ({ job, cron, timezone: "UTC" })).toSorted(byJob));
});

test("a schedule that this version no longer has is taken off", async () => {
  worker = await startJobWorker({ runtime, jobs: [], schedules, concurrency: 1 });
  await worker.stop();
  worker = await startJobWorker({ runtime, jobs: [], schedules: [], concurrency: 1 });
  expect(await query(database.superuserUrl, "SELECT name FROM pgboss.schedule")).toEqual([]);
});

test("the worker goes on when it loses every connection to the database", async () => {
  const job = noting("test.resilient");
  await work([job]);
  await enqueue(job, { n: 1 });
  await expect.poll(numbers, SOON).toEqual([1]);
  const cutOff = () =>
    query(database.superuserUrl, "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1 AND pid <> pg_backend_pid()", [
      database.name,
    ]);
  for (let round = 0; round < 3; round++) await cutOff();
  await expect.poll(() => enqueue(job, { n: 2 }).catch(() => null), SOON).not.toBeNull();
  await expect.poll(numbers, SOON).toEqual([1, 2]);
});

test("a run that was lost with its worker is tried again within a minute, however long it may take", async () => {
  const job = noting("test.lost", { expireInSeconds: 3_600 });
  await migrateJobs(database.ownerUrl, { jobs: [job], subscriptions: [] });
  await enqueue(job, { n: 1 });
  // As it stands when its worker was killed half a minute ago.
  const lost = "state = 'active', started_on = now() - interval '50 s', heartbeat_on = now() - interval '35 s'";
  await query(database.superuserUrl, `UPDATE pgboss.job SET ${lost} WHERE name = $1`, [job.name]);
  worker = await startJobWorker({ runtime, jobs: [job], schedules: [], concurrency: 1 });
  await expect.poll(() => handled.map(({ n, attempt }) => ({ n, attempt })), { timeout: 28_000, interval: 100 }).toEqual([{ n: 1, attempt: 2 }]);
});

test("with the database gone, sending a job is `unavailable` or refused, and nothing is left of it", async () => {
  const job = noting("test.gone");
  await work([job]);
  await expect(
    runtime.db.transaction(SYSTEM, async (tx) => {
      await runtime.jobs.enqueue(tx, job, { n: 1 });
      await query(
        database.superuserUrl,
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1 AND application_name = 'bizosaas' AND state = 'idle in transaction'",
        [database.name],
      );
      await tx.query({ text: "SELECT 1" });
    }),
  ).rejects.toMatchObject({ code: "unavailable" });
  expect(await jobsIn(job.name)).toEqual([]);
});
