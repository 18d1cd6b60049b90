import { appendFile, readdir, rm, stat, truncate, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Client } from "pg";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { StaffContext } from "#lib/access";
import {
  backupStanding,
  backupTaskJob,
  cancelTask,
  changeBackupPolicy,
  deleteBackup,
  downloadBackup,
  getBackup,
  getBackupPolicy,
  listBackups,
  previewRetention,
  startBackup,
  startCheck,
  tendBackupsJob,
  writeBackup,
} from "#lib/backups";
import type { AskedTask, BackupState, ChangeRulesInput } from "#lib/backups/schema";
import { listBackupsInput } from "#lib/backups/schema";
import { newId, sha256 } from "#lib/platform/crypto";
import type { Runtime } from "#lib/platform/runtime";
import { createTenant, staffContext, testRuntime } from "../support/contexts.ts";
import { query, type TestDatabase, testDatabase } from "../support/database.ts";
import { scratchDirectory } from "../support/scratch.ts";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

let database: TestDatabase;
let folder: string;
let runtime: Runtime;
let staff: StaffContext;
let now: Date;

beforeEach(async () => {
  database = await testDatabase();
  folder = await scratchDirectory("bizosaas-backups-");
  now = new Date();
  runtime = runtimeWith({ DATABASE_URL: database.ownerUrl });
  staff = { ...(await staffContext(database)), clock: runtime.clock };
});
afterEach(async () => {
  await runtime.close();
  await database.drop();
  await rm(folder, { recursive: true, force: true });
});

const runtimeWith = (env: Record<string, string>) =>
  testRuntime(database, { process: "worker", clock: { now: () => now }, env: { BACKUP_DIR: join(folder, "kept"), ...env } });
const run = ({ taskId }: Pick<AskedTask, "taskId">, signal = new AbortController().signal, by = runtime) =>
  backupTaskJob.handle({ taskId }, { id: newId(), attempt: 1, signal, runtime: by });
const tend = () => tendBackupsJob.handle({}, { id: newId(), attempt: 1, signal: new AbortController().signal, runtime });
const view = (id: string) => getBackup(staff, id, runtime);
const page = (rest: object = {}) => listBackups(staff, listBackupsInput.parse(rest), runtime);
const states = async (): Promise<BackupState[]> => (await page()).backups.map(({ state }) => state);
const audited = async () =>
  (await query<{ action: string }>(database.superuserUrl, "SELECT action FROM audit_entry WHERE action LIKE 'backup.%' ORDER BY seq")).map(
    ({ action }) => action,
  );
const published = () =>
  query<{ data: { name: string; data: Record<string, unknown> } }>(
    database.superuserUrl,
    "SELECT data FROM pgboss.job WHERE name = 'notifications.notify' AND data->>'name' LIKE 'backup.%' ORDER BY created_on",
  );
const rehearsalDatabases = () =>
  query<{ datname: string }>(database.superuserUrl, "SELECT datname FROM pg_database WHERE datname LIKE 'bizosaas_rehearsal_%'");

async function made(): Promise<string> {
  const asked = await startBackup(staff);
  await run(asked);
  return asked.backupId;
}

async function setRules(change: Partial<ChangeRulesInput>): Promise<void> {
  const { nextRunAt: _, ...rules } = await getBackupPolicy(staff);
  await changeBackupPolicy({ ...staff, actor: { ...staff.actor, authenticatedAt: now } }, { ...rules, ...change });
}

describe("a backup", () => {
  test("is made by the worker: complete, closed to others, on record with its rows, checksum and version", async () => {
    await createTenant(database.db, { name: "Café Ümlaut" });
    const id = await made();
    const backup = await view(id);
    expect(backup).toMatchObject({ state: "made", isOnDisk: true, make: { state: "done", askedBy: staff.actor.name, kind: "make" } });
    expect(backup.sha256).toMatch(/^[0-9a-f]{64}$/);
    expect(backup.schemaVersion).toMatch(/^2026\d+_/);
    expect(backup.tables.find(({ table }) => table === "public.tenant")).toMatchObject({ rows: 1 });
    expect(backup.rowCount).toBe(backup.tables.reduce((sum, { rows }) => sum + rows, 0));
    const file = await stat(backup.path);
    expect(file.mode & 0o777).toBe(0o600);
    expect((await stat(join(folder, "kept"))).mode & 0o777).toBe(0o700);
    expect(backup.sizeBytes).toBe(file.size);
    expect(await readdir(join(folder, "kept"))).toEqual([backup.fileName]);
    expect(await audited()).toEqual(["backup.make_asked", "backup.made"]);
    expect(await page()).toMatchObject({ running: null, onDisk: { count: 1, sizeBytes: file.size }, strangers: [] });
  });

  test("is made once at a time: whoever asks meanwhile is told so, and a repeated request is one", async () => {
    const idempotency = { key: "the-same-key", requestHash: "x" };
    const [first, second] = [await startBackup({ ...staff, idempotency }), await startBackup({ ...staff, idempotency })];
    expect(second).toEqual(first);
    await expect(startBackup(staff)).rejects.toThrow("one at a time");
    expect((await page()).running).toMatchObject({ id: first.taskId, state: "waiting" });
  });

  test("that was called off before it began never begins, and one that runs ends and leaves no file", async () => {
    const waiting = await startBackup(staff);
    expect(await cancelTask(staff, waiting.taskId)).toEqual({ outcome: "cancelled" });
    await run(waiting);
    const running = await startBackup(staff);
    const blocked = await blockTable("tenant");
    const work = run(running);
    await expect.poll(async () => (await page()).running?.at, { timeout: 10_000 }).toBe("public.tenant");
    expect(await cancelTask(staff, running.taskId)).toEqual({ outcome: "asked" });
    // Also while it waits for somebody else's lock.
    await work;
    await blocked.release();
    expect(await states()).toEqual(["cancelled", "cancelled"]);
    expect(await readdir(join(folder, "kept"))).toEqual([]);
    await expect(cancelTask(staff, running.taskId)).rejects.toThrow("ended already");
  });

  test("whose file is gone is missing, and one whose file was changed is damaged, whatever was true before", async () => {
    const [first, second] = [await made(), await made()];
    await rm((await view(first)).path);
    await appendFile((await view(second)).path, "x");
    expect(await states()).toEqual(["damaged", "missing"]);
    expect((await backupStanding(staff, runtime)).lastGood).toBeNull();
    await expect(startCheck(staff, first, "verify", runtime)).rejects.toThrow("no file on the disk");
  });

  test("is not begun by a worker that is stopping, and says so", async () => {
    const asked = await startBackup(staff);
    await run(asked, AbortSignal.abort());
    expect((await view(asked.backupId)).make).toMatchObject({ state: "failed", reason: "The worker was stopped in the middle." });
    expect((await backupStanding(staff, runtime)).failure).toMatchObject({ id: asked.backupId });
  });

  test("that cannot be written fails with a reason and a remedy, and staff are told", async () => {
    const asked = await startBackup(staff);
    await writeFile(join(folder, "taken"), "");
    await run(asked, undefined, { ...runtime, config: { ...runtime.config, backupDir: join(folder, "taken", "within") } });
    const { make } = await view(asked.backupId);
    expect(make).toMatchObject({ state: "failed", remedy: "Give the portal's user that folder, or set BACKUP_DIR to another." });
    expect((await published()).map(({ data }) => data)).toMatchObject([{ name: "backup.failed", data: { backupId: asked.backupId, kind: "make" } }]);
  });

  test("whose folder is gone is refused, and does not end the process that writes it", async () => {
    await expect(writeBackup(database.ownerUrl, join(folder, "gone", "x.gz"))).rejects.toMatchObject({ code: "ENOENT" });
  });

  test("is downloaded and deleted by those who may, who have just shown who they are, and both are on record", async () => {
    const id = await made();
    const { fileName, sizeBytes } = await view(id);
    const support = await staffContext(database, "support");
    await expect(downloadBackup(support, id, runtime)).rejects.toThrow("permission");
    const stale = { ...staff, actor: { ...staff.actor, authenticatedAt: new Date(now.getTime() - HOUR_MS) } };
    await expect(downloadBackup(stale, id, runtime)).rejects.toMatchObject({ reason: "reauthentication_required" });
    await expect(deleteBackup(stale, id, fileName, runtime)).rejects.toMatchObject({ reason: "reauthentication_required" });
    let bytes = 0;
    for await (const chunk of (await downloadBackup(staff, id, runtime)).body) bytes += chunk.length;
    expect(bytes).toBe(sizeBytes);
    await expect(deleteBackup(staff, id, "another", runtime)).rejects.toMatchObject({ issues: [{ path: "confirmation" }] });
    await deleteBackup(staff, id, fileName, runtime);
    expect(await states()).toEqual(["deleted"]);
    expect(await readdir(join(folder, "kept"))).toEqual([]);
    expect(await audited()).toEqual(["backup.make_asked", "backup.made", "backup.download", "backup.delete"]);
  });
});

describe("a check", () => {
  test("verifies a whole backup, and finds one that was cut or replaced", async () => {
    const [first, second] = [await made(), await made()];
    await run(await startCheck(staff, first, "verify", runtime));
    expect((await view(first)).state).toBe("verified");
    const { path, sizeBytes } = await view(second);
    await truncate(path, (sizeBytes ?? 0) - 20);
    await run(await startCheck(staff, second, "verify", runtime));
    const damaged = await view(second);
    expect(damaged).toMatchObject({ state: "damaged", check: { state: "failed" } });
    expect(damaged.check?.reason).toContain("damaged");
    expect((await backupStanding(staff, runtime)).lastGood?.id).toBe(first);
  });

  test("rehearses restoring in a database of its own, tells how long each table took, and leaves nothing", async () => {
    await createTenant(database.db, { name: "Café Ümlaut" });
    // What a rehearsal that was killed left behind.
    await query(database.superuserUrl, `CREATE DATABASE ${await leftoverName()} OWNER bizosaas_owner TEMPLATE template0`);
    const id = await made();
    await run(await startCheck(staff, id, "rehearse", runtime));
    const backup = await view(id);
    expect(backup.check).toMatchObject({ kind: "rehearse", state: "done" });
    expect(backup.state).toBe("rehearsed");
    expect(backup.check?.restored?.map(({ table, rows }) => [table, rows]).sort()).toEqual(
      backup.tables.map(({ table, rows }) => [table, rows]).sort(),
    );
    expect(await mine(await rehearsalDatabases())).toEqual([]);
    expect((await backupStanding(staff, runtime)).recovery).toMatchObject({ backupId: id });
  });

  test("cannot rehearse without the right to create a database, and says how to give it; the backup is none the worse", async () => {
    const id = await made();
    const asOther = runtimeWith({});
    await run(await startCheck(staff, id, "rehearse", runtime), undefined, asOther);
    const weak = `weak_${newId().slice(-12)}`;
    await query(database.superuserUrl, `CREATE ROLE ${weak} LOGIN PASSWORD 'weak-password'`);
    const url = new URL(database.superuserUrl);
    Object.assign(url, { username: weak, password: "weak-password" });
    const asWeak = runtimeWith({ DATABASE_URL: url.toString() });
    await run(await startCheck(staff, id, "rehearse", runtime), undefined, asWeak);
    const { tasks, state } = await view(id);
    expect(tasks.map(({ remedy }) => remedy)).toEqual([
      `Let an administrator of the server run: ALTER ROLE "${weak}" CREATEDB;`,
      expect.stringContaining("Set DATABASE_URL"),
      null,
    ]);
    expect(state).toBe("made");
    await Promise.all([asOther.close(), asWeak.close()]);
    await query(database.superuserUrl, `DROP ROLE ${weak}`);
  });
});

describe("by the clock", () => {
  test("a backup is made once for each time that is due, tried again after a failure, and told of when overdue", async () => {
    now = new Date("2026-11-24T12:00:00Z");
    await setRules({ schedule: "daily", timeOfDay: "02:30", timeZone: "Europe/Berlin" });
    expect((await getBackupPolicy(staff)).nextRunAt).toBe("2026-11-25T01:30:00.000Z");
    await tend();
    expect(await states()).toEqual([]);
    now = new Date("2026-11-25T01:31:00Z");
    await tend();
    await tend();
    const { running } = await page();
    expect(running).toMatchObject({ askedBy: null, dueAt: "2026-11-25T01:30:00.000Z" });
    await run({ taskId: running?.id ?? "" }, AbortSignal.abort());
    await tend();
    expect(await states()).toEqual(["failed"]);
    now = new Date(now.getTime() + 20 * 60_000);
    await tend();
    await run({ taskId: (await page()).running?.id ?? "" });
    await query(database.superuserUrl, "UPDATE backup SET made_at = $1 WHERE made_at IS NOT NULL", [now]);
    await tend();
    expect(await states()).toEqual(["made", "failed"]);
    expect(await backupStanding(staff, runtime)).toMatchObject({ overdueSince: null, failure: null });
    // The next night no worker takes it.
    now = new Date("2026-11-26T02:45:00Z");
    await tend();
    await tend();
    expect((await backupStanding(staff, runtime)).overdueSince).toBe("2026-11-26T01:30:00.000Z");
    expect((await published()).filter(({ data }) => data.name === "backup.overdue")).toHaveLength(1);
  });

  test("what broke off is given up, so that another can begin; a file that is whole counts", async () => {
    const asked = await startBackup(staff);
    await query(database.superuserUrl, "UPDATE backup_task SET state = 'running', started_at = now(), beat_at = now()");
    now = new Date(now.getTime() + 5 * 60_000);
    await tend();
    expect((await view(asked.backupId)).make).toMatchObject({ state: "failed", reason: "Its worker broke off in the middle." });
    // As a restored database has it: the backup was just being written.
    const id = await made();
    const before = await view(id);
    await query(database.superuserUrl, "UPDATE backup_task SET state = 'running', ended_at = NULL, beat_at = '2026-01-01' WHERE backup_id = $1", [
      id,
    ]);
    await query(database.superuserUrl, "UPDATE backup SET made_at = NULL, sha256 = NULL, tables = NULL, size_bytes = NULL WHERE id = $1", [id]);
    await tend();
    expect(await view(id)).toMatchObject({ state: "made", sha256: before.sha256, sizeBytes: before.sizeBytes, tables: before.tables });
  });

  test("old backups are removed as the rules say and as was shown before, and never the last good one", async () => {
    const ids: string[] = [];
    const end = now;
    for (const days of [3, 2, 1, 0]) {
      now = new Date(end.getTime() - days * DAY_MS);
      const id = await made();
      await query(database.superuserUrl, "UPDATE backup SET made_at = $2 WHERE id = $1", [id, now]);
      ids.push(id);
    }
    const { nextRunAt: _next, version: _version, ...rules } = await getBackupPolicy(staff);
    const wanted = { ...rules, retention: "thin", keepLast: 1, keepDaily: 2, keepWeekly: 0, keepMonthly: 0 } as const;
    const preview = await previewRetention(staff, wanted, runtime);
    expect(preview.removes.map(({ id }) => id)).toEqual([ids[1], ids[0]]);
    await tend();
    expect(await states()).toEqual(["made", "made", "made", "made"]);
    await setRules(wanted);
    await tend();
    expect(await states()).toEqual(["made", "made", "pruned", "pruned"]);
    expect(await readdir(join(folder, "kept"))).toHaveLength(2);
    await expect(setRules({ version: 1, schedule: "weekly", weekday: 5, retention: "all", keepLast: 7 })).rejects.toMatchObject({
      code: "conflict",
      issues: [
        { path: "keepLast", message: "Stands at “1” now." },
        { path: "schedule", message: "Stands at “By hand only” now." },
        { path: "weekday", message: "Stands at “Sunday” now." },
        { path: "retention", message: "Stands at “Remove as below” now." },
      ],
    });
  });
});

/** Keeps a table from being read until it is released. */
async function blockTable(table: string) {
  const client = new Client(database.superuserUrl);
  await client.connect();
  await client.query(`BEGIN; LOCK TABLE ${table} IN ACCESS EXCLUSIVE MODE`);
  return { release: () => client.end() };
}

/** What a rehearsal of this test's database would be called. */
async function leftoverName(): Promise<string> {
  return `bizosaas_rehearsal_${sha256(`/${database.name}`).slice(0, 8)}_left`;
}

async function mine(found: { datname: string }[]): Promise<string[]> {
  const prefix = (await leftoverName()).replace(/left$/, "");
  return found.map(({ datname }) => datname).filter((name) => name.startsWith(prefix));
}
