import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { z } from "zod";
import type { StaffContext } from "#lib/access";
import {
  bulkRuns,
  bulkRunsJob,
  cancelRun,
  countRuns,
  deleteDeadLetter,
  exportRuns,
  getJobsOverview,
  getRun,
  getSystemReport,
  listRuns,
  retryRun,
  runScheduleNow,
} from "#lib/operations";
import { bulkRunsInput, exportRunsInput, listRunsInput } from "#lib/operations/schema";
import { newId } from "#lib/platform/crypto";
import { defineJob, type JobDefinition, type JobWorker, migrateJobs, readQueues, readSchedules, startJobWorker } from "#lib/platform/jobs";
import type { Runtime } from "#lib/platform/runtime";
import { getRun as getBulkRun } from "#lib/tables";
import { createTenant, staffContext, tenantContext, testRuntime } from "../support/contexts.ts";
import { query, type TestDatabase, testDatabase } from "../support/database.ts";

const SYSTEM = { kind: "system", purpose: "test" } as const;
const SOON = { timeout: 15_000, interval: 50 };
const payload = z.object({ n: z.number(), token: z.string().optional() });
type Payload = z.infer<typeof payload>;

let database: TestDatabase;
let runtime: Runtime;
let staff: StaffContext;
let worker: JobWorker | null = null;
/** What the handler was given; it refuses while `isBroken`. */
let handled: number[];
let isBroken: boolean;

const job: JobDefinition<Payload> = defineJob({
  name: "test.work",
  schema: payload,
  retryLimit: 0,
  async handle({ n }) {
    handled.push(n);
    if (isBroken) throw new Error("the server of ada@mail.example.com said no");
  },
});

beforeEach(async () => {
  database = await testDatabase();
  runtime = testRuntime(database, { process: "worker" });
  staff = await staffContext(database, "support");
  handled = [];
  isBroken = true;
  await migrateJobs(database.ownerUrl, { jobs: [job, bulkRunsJob], subscriptions: [] });
});
afterEach(async () => {
  await worker?.stop();
  worker = null;
  await runtime.close();
  await database.drop();
});

const startWorker = async (schedules: { job: string; cron: string }[] = []) => {
  worker = await startJobWorker({ runtime, jobs: [job], schedules, concurrency: 1 });
};
const stopWorker = async () => {
  await worker?.stop();
  worker = null;
};
const enqueue = async (data: Payload, startAfter?: Date): Promise<string> =>
  (await runtime.db.transaction(SYSTEM, (tx) => runtime.jobs.enqueue(tx, job, data, startAfter ? { startAfter } : {}))) ?? "";
/** `finished` is what is done or was cancelled, `all` every run that is no dead letter. */
const STATES: Record<string, string> = { all: "", finished: "done,cancelled", waiting: "waiting,retrying" };
const runs = async (state: string, rest: object = {}) => listRuns(staff, job.name, listRunsInput.parse({ state: STATES[state] ?? state, ...rest }));
const idsOf = async (state: string) => (await runs(state)).runs.map(({ id }) => id);
const of = (id: string) => ({ queue: job.name, id });
const audited = () =>
  query<{ action: string; subject_id: string }>(
    database.superuserUrl,
    "SELECT action, subject_id FROM audit_entry WHERE action LIKE 'job.%' ORDER BY seq",
  );

/** A run that has failed for good, and its dead letter. */
async function failedRun(): Promise<{ id: string; letterId: string }> {
  const id = await enqueue({ n: 1, token: "very-secret" });
  await startWorker();
  await expect.poll(() => idsOf("dead"), SOON).toHaveLength(1);
  const [letterId = ""] = await idsOf("dead");
  return { id, letterId };
}

describe("a run that failed for good", () => {
  test("is found with its dead letter, sent again from there, and succeeds", async () => {
    const { id, letterId } = await failedRun();
    expect(await idsOf("failed")).toEqual([id]);
    const { queue } = await runs("failed");
    expect(queue).toMatchObject({
      failed: { count: 1, isMore: false },
      deadLetters: { count: 1 },
      failedLastHour: { count: 1 },
      waiting: { count: 0 },
    });

    const letter = await getRun(staff, of(letterId));
    expect(letter).toMatchObject({ state: "dead", source: { id, queue: job.name }, mayRetry: true, mayDelete: true, mayCancel: false });
    // Secrets of what it was given, and addresses in what it said, do not reach the screen.
    expect(letter.data).toEqual({ n: 1, token: "[left out]" });
    expect(letter.error).toBe("the server of a…@mail.example.com said no");
    expect(JSON.stringify(letter)).not.toMatch(/very-secret|ada@/);

    await stopWorker();
    isBroken = false;
    expect(await retryRun(staff, of(letterId))).toEqual({ outcome: "done", runId: id });
    // Whoever presses again, on either of the two, is told that it waits already.
    expect(await retryRun(staff, of(letterId))).toEqual({ outcome: "was_already", runId: id });
    expect(await retryRun(staff, of(id))).toEqual({ outcome: "was_already", runId: id });
    expect(await idsOf("dead")).toEqual([]);
    expect((await getRun(staff, of(id))).state).toBe("retrying");

    await startWorker();
    await expect.poll(() => idsOf("finished"), SOON).toEqual([id]);
    expect(handled).toEqual([1, 1]);
    expect((await runs("all")).queue).toMatchObject({ done: { count: 1 }, doneLastHour: { count: 1 }, failed: { count: 0 } });
    await expect(retryRun(staff, of(id))).rejects.toMatchObject({ code: "conflict" });
    expect(await audited()).toEqual([{ action: "job.retry", subject_id: letterId }]);
  }, 60_000);

  test("takes its dead letter with it when it is sent again itself", async () => {
    const { id, letterId } = await failedRun();
    await stopWorker();
    await retryRun(staff, of(id));
    expect(await idsOf("dead")).toEqual([]);
    expect(await idsOf("waiting")).toEqual([id]);
    // Whoever looked at the letter before, and presses now, is told that it is done.
    expect(await retryRun(staff, of(letterId))).toEqual({ outcome: "was_already", runId: id });
    expect(await audited()).toHaveLength(1);
  }, 30_000);

  test("comes back as a new run when it is no longer kept, once", async () => {
    const { id, letterId } = await failedRun();
    await stopWorker();
    isBroken = false;
    await query(database.superuserUrl, "DELETE FROM pgboss.job WHERE id = $1", [id]);
    const { outcome, runId } = await retryRun(staff, of(letterId));
    expect(outcome).toBe("done");
    expect([id, letterId]).not.toContain(runId);
    expect(await retryRun(staff, of(letterId))).toEqual({ outcome: "was_already", runId });
    expect(await idsOf("waiting")).toEqual([runId]);
    await startWorker();
    await expect.poll(() => idsOf("finished"), SOON).toEqual([runId]);
  }, 60_000);

  test("is not done twice by two who press at the same moment", async () => {
    const { id, letterId } = await failedRun();
    await stopWorker();
    const outcomes = await Promise.all([letterId, id, letterId, id].map((each) => retryRun(staff, of(each))));
    expect(outcomes.map(({ outcome }) => outcome).toSorted()).toEqual(["done", "was_already", "was_already", "was_already"]);
    expect(new Set(outcomes.map(({ runId }) => runId))).toEqual(new Set([id]));
    expect(await idsOf("waiting")).toEqual([id]);
    expect(await audited()).toHaveLength(1);
  }, 30_000);

  test("leaves a dead letter that can be deleted, and only that", async () => {
    const { id, letterId } = await failedRun();
    await expect(deleteDeadLetter(staff, of(id))).rejects.toMatchObject({ code: "conflict" });
    await deleteDeadLetter(staff, of(letterId));
    await expect(deleteDeadLetter(staff, of(letterId))).rejects.toMatchObject({ code: "conflict" });
    await expect(getRun(staff, of(letterId))).rejects.toMatchObject({ code: "not_found" });
    expect(await idsOf("failed")).toEqual([id]);
    expect(await audited()).toEqual([{ action: "job.delete_dead_letter", subject_id: letterId }]);
  }, 30_000);
});

test("what does not fit its queue is a dead letter that nobody can send again", async () => {
  await runtime.db.transaction(SYSTEM, (tx) => runtime.jobs.enqueue(tx, job as unknown as JobDefinition<{ n: string }>, { n: "seven" }));
  await startWorker();
  await expect.poll(() => idsOf("dead"), SOON).toHaveLength(1);
  const [letterId = ""] = await idsOf("dead");
  expect(await getRun(staff, of(letterId))).toMatchObject({ mayRetry: false, mayDelete: true, source: null });
  await expect(retryRun(staff, of(letterId))).rejects.toMatchObject({ code: "conflict" });
  expect(await audited()).toEqual([]);
}, 30_000);

test("a run that waits is cancelled once, does not run, and can be sent again", async () => {
  const id = await enqueue({ n: 4 }, new Date(Date.now() + 3_600_000));
  expect(await cancelRun(staff, of(id))).toEqual({ outcome: "done", runId: id });
  expect(await cancelRun(staff, of(id))).toEqual({ outcome: "was_already", runId: id });
  expect(await idsOf("finished")).toEqual([id]);
  expect((await getRun(staff, of(id))).state).toBe("cancelled");
  expect(await retryRun(staff, of(id))).toEqual({ outcome: "done", runId: id });
  expect(await idsOf("waiting")).toEqual([id]);
  expect((await audited()).map(({ action }) => action)).toEqual(["job.cancel", "job.retry"]);
});

test("a schedule is listed with its next and last run, and run by hand once at a time", async () => {
  isBroken = false;
  await startWorker([{ job: job.name, cron: "0 4 1 1 *" }]);
  await stopWorker();
  const [before] = (await getJobsOverview(staff)).schedules;
  expect(before).toMatchObject({ queue: job.name, cron: "0 4 1 1 *", timeZone: "UTC", lastRun: null });
  expect(before?.nextRunAt).toMatch(/^\d{4}-01-01T04:00:00.000Z$/);

  await query(database.superuserUrl, "UPDATE pgboss.schedule SET data = '{\"n\": 9}'");
  const first = await runScheduleNow(staff, job.name);
  expect(first.outcome).toBe("done");
  expect(await runScheduleNow(staff, job.name)).toEqual({ outcome: "was_already", runId: first.runId });
  await startWorker([{ job: job.name, cron: "0 4 1 1 *" }]);
  await expect.poll(async () => (await getJobsOverview(staff)).schedules[0]?.lastRun, SOON).toMatchObject({ id: first.runId, state: "done" });
  expect(handled).toEqual([9]);
  await expect(runScheduleNow(staff, "mail.send")).rejects.toMatchObject({ code: "not_found" });
  expect(await audited()).toEqual([{ action: "job.run_schedule", subject_id: first.runId }]);
}, 30_000);

test("pages follow each other without loss or repetition, also among runs of one moment", async () => {
  const ids = await runtime.db.transaction(SYSTEM, async (tx) => {
    const made: string[] = [];
    for (let n = 0; n < 7; n++) made.push((await runtime.jobs.enqueue(tx, job, { n })) ?? "");
    return made;
  });
  for (const [state, sort] of [
    ["all", "-created"],
    ["waiting", "created"],
    ["waiting", "due"],
    ["waiting,dead", "-due"],
  ] as const) {
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof runs>> = await runs(state, { sort, limit: 3, ...(cursor && { cursor }) });
      seen.push(...page.runs.map(({ id }) => id));
      cursor = page.nextCursor;
    } while (cursor);
    expect(seen.toSorted()).toEqual(ids.toSorted());
  }
  expect((await runs("all", { search: ids[2] })).runs.map(({ id }) => id)).toEqual([ids[2]]);
  expect((await runs("all", { search: "no id" })).runs).toEqual([]);
  await expect(runs("all", { cursor: "bm9uZQ" })).rejects.toMatchObject({ code: "invalid" });
  await expect(listRuns(staff, "no.queue", listRunsInput.parse({}))).rejects.toMatchObject({ code: "not_found" });
  // Dead letters belong to the queue they came from, and pg-boss's own queues to nobody.
  await expect(listRuns(staff, "test.work.dead", listRunsInput.parse({}))).rejects.toMatchObject({ code: "not_found" });
});

test("how long the first has waited is measured from when it was due", async () => {
  const id = await enqueue({ n: 1 });
  await enqueue({ n: 2 }, new Date(Date.now() + 3_600_000));
  await query(database.superuserUrl, "UPDATE pgboss.job SET start_after = now() - interval '90 seconds' WHERE id = $1", [id]);
  const overview = await getJobsOverview(staff);
  const queue = overview.queues.find(({ name }) => name === job.name);
  expect(queue?.waiting).toEqual({ count: 2, isMore: false });
  expect(queue?.oldestWaitSeconds).toBeGreaterThan(80);
  expect(queue?.oldestWaitSeconds).toBeLessThan(120);
});

test("nobody without the permission to watch the platform reads or changes anything", async () => {
  const tenant = await createTenant(database.db);
  const admin = (await tenantContext(database, tenant.id, "tenant_admin")) as unknown as StaffContext;
  const id = await enqueue({ n: 1 });
  const attempts = [
    getJobsOverview(admin),
    listRuns(admin, job.name, listRunsInput.parse({})),
    countRuns(admin, job.name, {}),
    exportRuns(admin, job.name, exportRunsInput.parse({ format: "csv" }), runtime),
    bulkRuns(admin, job.name, bulkRunsInput.parse({ act: { action: "cancel" }, filter: {} })),
    getRun(admin, of(id)),
    runScheduleNow(admin, job.name),
    ...[retryRun, cancelRun, deleteDeadLetter].map((act) => act(admin, of(id))),
  ];
  for (const attempt of await Promise.allSettled(attempts)) expect(attempt).toMatchObject({ status: "rejected", reason: { code: "forbidden" } });
  expect(await idsOf("waiting")).toEqual([id]);
});

test("the same request sent twice is done once", async () => {
  const id = await enqueue({ n: 1 }, new Date(Date.now() + 3_600_000));
  const context = { ...staff, idempotency: { key: newId(), requestHash: "the same" } };
  const first = await cancelRun(context, of(id));
  expect(await cancelRun(context, of(id))).toEqual(first);
});

test("counting stops at 10,000 and reads no table from end to end, also for the queues that are empty", async () => {
  await query(
    database.superuserUrl,
    `INSERT INTO pgboss.job (name, state, completed_on, started_on)
     SELECT 'test.work', (ARRAY['completed', 'completed', 'created', 'failed'])[1 + n % 4]::pgboss.job_state, CASE WHEN n % 4 <> 2 THEN now() END, now()
     FROM generate_series(1, 60000) n`,
  );
  await query(database.superuserUrl, "VACUUM ANALYZE pgboss.job_common");
  const queue = (await getJobsOverview(staff)).queues.find(({ name }) => name === job.name);
  expect(queue).toMatchObject({
    waiting: { count: 10_000, isMore: true },
    failed: { count: 10_000, isMore: true },
    done: { count: 10_000, isMore: true },
  });
  expect(queue?.running).toEqual({ count: 0, isMore: false });

  const plans: string[] = [];
  await database.db.read(SYSTEM, async (tx) => {
    const explained: typeof tx = {
      query: async (sql) => {
        const rows = await tx.query<{ "QUERY PLAN": string }>({
          ...sql,
          text: sql.text.startsWith("SELECT set_config") ? sql.text : `EXPLAIN ${sql.text}`,
        });
        plans.push(...rows.map((row) => row["QUERY PLAN"] ?? ""));
        return [];
      },
    };
    await readQueues(explained);
    await readSchedules(explained);
  });
  expect(plans.filter((line) => /Seq Scan on job/.test(line))).toEqual([]);
  expect(plans.filter((line) => /Index (Only )?Scan.* on job_common/.test(line)).length).toBeGreaterThan(5);
}, 60_000);

describe("the runs of a queue, as a table", () => {
  const WEEK = ["2026-11-02", "2026-11-03", "2026-11-04", "2026-11-05"];
  /** One run a day: done in 2 s, failed after 90 s at the third attempt, cancelled, and one that waits. And a dead letter. */
  const plant = async () => {
    const rows: [string, string, number | null, number][] = [
      ["completed", "2026-11-02", 2, 0],
      ["failed", "2026-11-03", 90, 2],
      ["cancelled", "2026-11-04", null, 0],
      ["created", "2026-11-05", null, 0],
    ];
    const ids: string[] = [];
    for (const [state, day, took, retries] of rows) {
      const id = newId();
      ids.push(id);
      await query(
        database.superuserUrl,
        `INSERT INTO pgboss.job (id, name, state, data, retry_count, created_on, start_after, started_on, completed_on)
         VALUES ($1, 'test.work', $2::text::pgboss.job_state, '{"n": 1}', $5, $3::timestamptz, $3::timestamptz,
                 CASE WHEN $4::float IS NOT NULL THEN $3::timestamptz END,
                 CASE WHEN $2 IN ('completed', 'failed', 'cancelled') THEN $3::timestamptz + make_interval(secs => coalesce($4::float, 0)) END)`,
        [id, state, `${day}T12:00:00Z`, took, retries],
      );
    }
    const letter = newId();
    await query(database.superuserUrl, "INSERT INTO pgboss.job (id, name, data) VALUES ($1, 'test.work.dead', '{}')", [letter]);
    return { ids, letter };
  };
  const days = async (asked: object) =>
    (await listRuns(staff, job.name, listRunsInput.parse(asked))).runs.map(({ createdAt }) => createdAt.slice(0, 10));

  test("are narrowed by state, days, time taken and attempts, and sorted", async () => {
    const { ids, letter } = await plant();
    expect(await days({})).toEqual(WEEK.toReversed());
    expect(await days({ sort: "created" })).toEqual(WEEK);
    expect(await days({ state: "done,cancelled", sort: "ended" })).toEqual([WEEK[0], WEEK[2]]);
    expect(await days({ state: "waiting,failed", sort: "due" })).toEqual([WEEK[1], WEEK[3]]);
    expect(await days({ createdFrom: "2026-11-03", createdTo: "2026-11-04", sort: "created" })).toEqual([WEEK[1], WEEK[2]]);
    expect(await days({ startedTo: "2026-11-02" })).toEqual([WEEK[0]]);
    expect(await days({ endedFrom: "2026-11-04" })).toEqual([WEEK[2]]);
    expect(await days({ tookMin: "60" })).toEqual([WEEK[1]]);
    expect(await days({ tookMax: "60" })).toEqual([WEEK[0]]);
    expect(await days({ attemptsMin: "2" })).toEqual([WEEK[1]]);
    expect(await days({ attemptsMax: "0" })).toEqual([WEEK[3], WEEK[2]]);
    expect((await runs("failed,dead")).runs.map(({ id, state }) => [id, state])).toEqual([
      [letter, "dead"],
      [ids[1], "failed"],
    ]);
    // By its id a dead letter is found, too.
    expect((await runs("all", { search: letter })).runs).toMatchObject([{ id: letter, state: "dead" }]);
    expect(await countRuns(staff, job.name, { state: ["failed", "dead"] })).toEqual({ count: 2, isExact: true });
    expect(await countRuns(staff, job.name, {})).toEqual({ count: 4, isExact: true });
    for (const unsound of [{ sort: "due" }, { sort: "-ended", state: "waiting" }, { sort: "due", state: "done" }])
      expect(listRunsInput.safeParse(unsound).success).toBe(false);
  });

  test("are taken along as they are filtered, without what they were given", async () => {
    const { ids } = await plant();
    const { body } = await exportRuns(staff, job.name, exportRunsInput.parse({ format: "csv", state: "failed" }), runtime);
    let csv = "";
    for await (const part of body) csv += part;
    expect(csv).toContain(ids[1]);
    expect(csv).toContain("90000");
    expect(csv).toContain("End: 1 run\r\n");
    expect(csv).not.toContain('"n"');
    expect(await audited()).toEqual([{ action: "job.export_list", subject_id: "runs" }]);
  });

  test("many are sent again or cancelled, each by the rules for one", async () => {
    const { ids, letter } = await plant();
    const ask = async (asked: object) => {
      const run = await bulkRuns(staff, job.name, bulkRunsInput.parse(asked));
      await bulkRunsJob.handle({ runId: run.id }, { id: newId(), attempt: 1, signal: new AbortController().signal, runtime });
      return getBulkRun(staff, run.id);
    };
    expect(await ask({ act: { action: "cancel" }, filter: { state: "waiting" } })).toMatchObject({ total: 1, done: 1, refused: 0 });
    const states = async () => Object.fromEntries((await runs("all")).runs.map(({ id, state }) => [id, state]));
    expect(await states()).toMatchObject({ [ids[3] ?? ""]: "cancelled" });
    // What is done has nothing to be sent again, and this dead letter is of no run.
    const again = await ask({ act: { action: "retry" }, ids: [...ids, letter] });
    expect(again).toMatchObject({ status: "done", total: 5, done: 3, refused: 2 });
    expect(again.refusals.map(({ id }) => id).toSorted()).toEqual([ids[0] ?? "", letter].toSorted());
    expect(Object.values(await states()).toSorted()).toEqual(["done", "retrying", "waiting", "waiting"]);
    await expect(bulkRuns(staff, job.name, bulkRunsInput.parse({ act: { action: "retry" }, ids: [newId()] }))).rejects.toMatchObject({
      code: "invalid",
    });
    await expect(bulkRuns(staff, "no.queue", bulkRunsInput.parse({ act: { action: "retry" }, filter: {} }))).rejects.toMatchObject({
      code: "not_found",
    });
  });

  test("a page of a long queue is read in the order of an index", async () => {
    await query(
      database.superuserUrl,
      `INSERT INTO pgboss.job (name, state, data, created_on, start_after, started_on, completed_on)
       SELECT CASE WHEN n % 50 = 7 THEN 'test.work.dead' ELSE 'test.work' END,
         (CASE WHEN n % 50 = 7 OR n % 1000 = 1 THEN 'created' WHEN n % 200 = 3 THEN 'failed' WHEN n % 500 = 4 THEN 'cancelled' ELSE 'completed' END)::pgboss.job_state,
         '{"n": 1}', now() - n * interval '10 seconds', now() - n * interval '10 seconds', now() - n * interval '10 seconds',
         CASE WHEN n % 50 <> 7 AND n % 1000 <> 1 THEN now() - n * interval '10 seconds' + interval '1 second' END
       FROM generate_series(1, 60000) n`,
    );
    await query(database.superuserUrl, "VACUUM ANALYZE pgboss.job_common");
    const spied: string[] = [];
    const platform = { kind: "platform", userId: staff.actor.userId, purpose: "test" } as const;
    const spy = {
      ...staff,
      db: {
        ...staff.db,
        read: (_: unknown, work: (tx: unknown) => Promise<unknown>) =>
          database.db.read(platform, (tx) =>
            work({
              ...tx,
              query: async (sql: { text: string; values?: unknown[] }) => {
                if (!sql.text.includes("sort_value")) return tx.query(sql);
                const plan = await tx.query<{ "QUERY PLAN": string }>({ ...sql, text: `EXPLAIN ${sql.text}` });
                spied.push(...plan.map((row) => row["QUERY PLAN"]));
                return [];
              },
            }),
          ),
      },
    } as unknown as StaffContext;
    for (const asked of [{}, { state: "waiting,retrying", sort: "due" }, { state: "failed,dead" }, { state: "done,cancelled", sort: "-ended" }])
      await listRuns(spy, job.name, listRunsInput.parse(asked));
    expect(spied.filter((line) => /Seq Scan on job/.test(line))).toEqual([]);
    expect(spied.filter((line) => /Index Scan.* on job_common/.test(line)).length).toBeGreaterThanOrEqual(6);
  }, 60_000);
});

describe("the report about the system", () => {
  test("tells versions, checks, settings, migrations and sizes, each from where it is known", async () => {
    const report = await getSystemReport(staff, runtime);
    const versions = Object.fromEntries(report.versions.map(({ name, version }) => [name, version]));
    expect(versions).toMatchObject({ BizOSaaS: "0.1.0", "Node.js": process.versions.node, "Key-value store": "single-process" });
    expect(versions.PostgreSQL).toMatch(/^18\./);
    expect(report.migrations.every(({ state, durationMs }) => state === "applied" && (durationMs ?? -1) >= 0)).toBe(true);
    expect(report.migrations).toHaveLength(runtime.expectedMigrations.length);
    expect(report.database.tables).toHaveLength(10);
    expect(report.database.sizeBytes).toBeGreaterThan(report.database.tables[0]?.sizeBytes ?? 0);
    const verdicts = Object.fromEntries(report.checks.map(({ name, verdict }) => [name, verdict]));
    // No worker reports to this database, and no mail server is set.
    expect(verdicts).toMatchObject({ PostgreSQL: "pass", Migrations: "pass", Worker: "fail", Mail: "warn" });
    expect(JSON.stringify(report)).not.toContain(database.authSecret);
    expect(JSON.stringify(report)).not.toContain(new URL(database.appUrl).password);
  });

  test("names what the database has not had and what it has had from elsewhere", async () => {
    await query(
      database.superuserUrl,
      "UPDATE _prisma_migrations SET migration_name = '29990101000000_of_tomorrow' WHERE migration_name = (SELECT max(migration_name) FROM _prisma_migrations)",
    );
    const { migrations, checks } = await getSystemReport(staff, runtime);
    expect(migrations.slice(0, 2).map(({ state }) => state)).toEqual(["pending", "unknown"]);
    expect(checks.find(({ name }) => name === "Migrations")?.verdict).toBe("fail");
  });

  test("shows the processes that live first, with how they ended", async () => {
    await query(
      database.superuserUrl,
      `INSERT INTO process_heartbeat (id, kind, host, pid, started_at, last_at, stopped_at) VALUES
         (gen_random_uuid(), 'worker', 'a', 1, now() - interval '2 hours', now() - interval '1 hour', NULL),
         (gen_random_uuid(), 'web', 'b', 2, now() - interval '2 hours', now() - interval '1 minute', now()),
         (gen_random_uuid(), 'worker', 'c', 3, now() - interval '2 hours', now(), NULL),
         (gen_random_uuid(), 'worker', 'd', 4, now() - interval '9 days', now() - interval '2 days', NULL)`,
    );
    const { processes, checks } = await getSystemReport(staff, runtime);
    expect(processes.map(({ host, isAlive }) => [host, isAlive])).toEqual([
      ["c", true],
      ["b", false],
      ["a", false],
    ]);
    expect(checks.find(({ name }) => name === "Worker")).toMatchObject({ verdict: "pass", detail: "1 reports." });
  });

  test("is for those who watch the platform", async () => {
    const tenant = await createTenant(database.db);
    const admin = (await tenantContext(database, tenant.id, "tenant_admin")) as unknown as StaffContext;
    await expect(getSystemReport(admin, runtime)).rejects.toMatchObject({ code: "forbidden" });
  });
});
