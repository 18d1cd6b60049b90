/**
 * `npm run bench probes [seconds]`: 2,000 probes at 20 s on one worker, 40 of them of targets that never answer. Prints how much later than
 * due the looks came, and what they cost. It judges nothing, and needs no build.
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { Client } from "pg";
import { loadConfig } from "#lib/platform/config";
import { randomToken } from "#lib/platform/crypto";
import { appDatabaseUrl, applyMigrations, ensureRoles } from "#lib/platform/database";
import { startEmbeddedPostgres } from "#lib/platform/embedded-postgres";
import { migrateJobs } from "#lib/platform/jobs";
import { createRuntime } from "#lib/platform/runtime";
import { startProbeRunner } from "#lib/services";
import { jobs, subscriptions } from "../../jobs.ts";
import { quantile } from "./measure.ts";

const [PROBES, SILENT, INTERVAL_SECONDS] = [2_000, 40, 20];
const SECONDS = Number(process.argv[2] ?? 60);
/** Until the first looks of all are taken. */
const WARM_UP_SECONDS = 25;

// A process of its own, so that its work is not the worker's: one port answers, the other takes connections and says nothing.
const UPSTREAM = `
  const http = require("node:http"), net = require("node:net");
  const quick = http.createServer((_, response) => response.end("ok")).listen(0, "127.0.0.1");
  const silent = net.createServer((socket) => socket.on("error", () => {})).listen(0, "127.0.0.1");
  silent.once("listening", () => console.log(JSON.stringify([quick.address().port, silent.address().port])));`;

const dataDir = await mkdtemp(join(tmpdir(), "bizosaas-bench-"));
const authSecret = randomToken();
const upstream = spawn(process.execPath, ["-e", UPSTREAM], { stdio: ["ignore", "pipe", "inherit"] });
const postgres = await startEmbeddedPostgres({ dataDir });
try {
  const [line] = (await once(createInterface(upstream.stdout), "line")) as [string];
  const appUrl = appDatabaseUrl(postgres.ownerUrl, authSecret);
  await prepare(appUrl, JSON.parse(line));
  await run(appUrl);
} finally {
  upstream.kill();
  await postgres.stop();
  await rm(dataDir, { recursive: true, force: true });
}

async function prepare(appUrl: string, [quick, silent]: [number, number]): Promise<void> {
  const owner = new Client(postgres.ownerUrl);
  await owner.connect();
  await ensureRoles(owner, new URL(appUrl).password);
  await applyMigrations(owner, "prisma/migrations");
  await migrateJobs(postgres.ownerUrl, { jobs, subscriptions });
  await owner.query(
    "INSERT INTO service (id, key, name, kind) SELECT gen_random_uuid(), 'service-' || n, 'Service ' || n, 'backend' FROM generate_series(1, $1) n",
    [PROBES],
  );
  await owner.query(
    `INSERT INTO service_probe (id, service_id, name, purpose, kind, target, config, interval_seconds, timeout_ms, failures, recoveries)
     SELECT gen_random_uuid(), s.id, 'live', 'liveness', 'http',
       'http://127.0.0.1:' || CASE WHEN row_number() OVER (ORDER BY s.key) <= $1 THEN $2::int ELSE $3::int END, '{"path": "/health"}', $4, 5000, 2, 2
     FROM service s`,
    [SILENT, silent, quick, INTERVAL_SECONDS],
  );
  await owner.end();
}

async function run(appUrl: string): Promise<void> {
  const env = { NODE_ENV: "production", DATABASE_APP_URL: appUrl, AUTH_SECRET: authSecret, LOG_LEVEL: "error", PUBLIC_URL: "http://127.0.0.1:3000" };
  const runtime = createRuntime({ config: loadConfig(env), process: "worker" });
  let late: number[] = [];
  const began = performance.now();
  const stop = startProbeRunner(runtime, { onLook: (lateMs) => late.push(lateMs) });
  const scheduledMs = await firstTurns(runtime.db, began);
  await pause(WARM_UP_SECONDS * 1_000);
  late = [];
  const cpu = process.cpuUsage();
  let mostRss = 0;
  for (let second = 0; second < SECONDS; second++) {
    await pause(1_000);
    mostRss = Math.max(mostRss, process.memoryUsage.rss());
  }
  const { user, system } = process.cpuUsage(cpu);
  const sorted = late.toSorted((one, other) => one - other);
  const at = (share: number) => `${quantile(sorted, share).toFixed(0)} ms`;
  console.log(`${PROBES} probes every ${INTERVAL_SECONDS} s, ${SILENT} of them silent, for ${SECONDS} s on one worker`);
  console.log(`  all scheduled      ${scheduledMs.toFixed(0)} ms after the start`);
  console.log(`  looks              ${late.length} (${(late.length / SECONDS).toFixed(1)}/s; due ${(PROBES / INTERVAL_SECONDS).toFixed(1)}/s)`);
  console.log(`  late p50           ${at(0.5)}`);
  console.log(`  late p99           ${at(0.99)}`);
  console.log(`  late most          ${at(1)}`);
  console.log(`  RSS most           ${(mostRss / 1_048_576).toFixed(0)} MB`);
  console.log(
    `  CPU of the worker  ${((user + system) / 10_000 / SECONDS).toFixed(1)} %, ${((user + system) / 1_000 / late.length).toFixed(2)} ms a look`,
  );
  await stop();
  await runtime.close();
}

/** How long it takes until every probe has its turn. */
async function firstTurns(db: ReturnType<typeof createRuntime>["db"], began: number): Promise<number> {
  for (;;) {
    const [row] = await db.system<{ targets: number }>({ text: "SELECT count(*)::int AS targets FROM probe_target" });
    if (row?.targets === PROBES) return performance.now() - began;
    await pause(20);
  }
}

async function pause(ms: number): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, ms));
}
