/**
 * `npm start` and `npm run dev`: brings up everything in order, each step checked before the next, and keeps it running
 * until it is told to stop.
 */
import { parseArgs } from "node:util";
import { ROLE_NAMES } from "#lib/access";
import { loadConfig, readEnvironment } from "#lib/platform/config";
import { fileError, installationSecrets } from "#lib/platform/embedded-postgres";
import { checkRedis } from "#lib/platform/store";
import { createSteps, printFailure, StepError } from "../launch/steps.mjs";
import { ensureBuild, isBuildFresh, sourcesHash } from "../start/build.ts";
import { checkDatabase, hostOf } from "../start/check-database.ts";
import { checkPort } from "../start/check-port.ts";
import { prepareChild, startChild, type WaitingChild } from "../start/child.ts";
import type { DemoSignIns } from "../start/demo.ts";
import { environmentOf, type Installation, installationOf, managedAppPassword } from "../start/installation.ts";
import { lockDataDirectory } from "../start/lock.ts";
import { superviseEmbeddedPostgres } from "../start/postgres.ts";
import { removeRuntimeFile, writeRuntimeFile } from "../start/runtime-file.ts";
import { createShutdown } from "../start/shutdown.ts";
import { waitUntilReady } from "../start/wait-until-ready.ts";
import { WORKER_ARGUMENTS } from "../start/worker-arguments.ts";

const WORKER_STOP_TIMEOUT_MS = 15_000;
const REDIS_TIMEOUT_MS = 5_000;

const { values: flags } = parseArgs({ options: { dev: { type: "boolean", default: false } } });
const shutdown = createShutdown();
const { step } = createSteps(process.stdout, shutdown.signal);
const say = (text: string) => console.error(text);

async function start(): Promise<void> {
  const began = performance.now();
  const environment: Record<string, string | undefined> = { ...readEnvironment(process.cwd()), ...(flags.dev && { NODE_ENV: "development" }) };
  const config = loadConfig(environment);
  const { dataDir } = config;

  await step("Settings", async () => {
    try {
      shutdown.add("lock", lockDataDirectory(dataDir, flags.dev ? "npm run dev" : "npm start"));
    } catch (error) {
      throw fileError(error, dataDir);
    }
    // After the lock: the port of whoever has this directory is theirs, not some other program's.
    await checkPort(config.PORT, config.HOST);
    return `${config.publicUrl}, data in ${config.BIZOSAAS_DATA_DIR}`;
  });

  // On a terminal only what somebody should look at; elsewhere a log collector wants all of it.
  const logLevel = environment.LOG_LEVEL || (process.stderr.isTTY ? "warn" : config.LOG_LEVEL);
  const ownEnvironment = { ...environment, NODE_ENV: config.NODE_ENV, LOG_LEVEL: logLevel };
  // While the database starts, the other two read their files. A build has the machine for itself.
  const sources = flags.dev ? null : sourcesHash();
  const isBuilt = sources !== null && isBuildFresh(sources);
  const prepared = (file: string, nodeArguments: string[] = []): WaitingChild | undefined => {
    if (!isBuilt) return;
    const waiting = prepareChild({ file, nodeArguments, env: { ...ownEnvironment, DEMO_PASSWORD: "" } });
    shutdown.add(file, waiting.stop);
    return waiting;
  };
  const waitingWorker = prepared("worker.ts", WORKER_ARGUMENTS);
  const waitingWeb = prepared("server.ts");

  let installation = {} as Installation;
  const database = step("PostgreSQL", async (note) => {
    if (!config.isEmbeddedDatabase) {
      const url = config.DATABASE_URL ?? config.DATABASE_APP_URL ?? "";
      const version = await checkDatabase(url, { note });
      installation = installationOf(config, config.DATABASE_URL ?? null, config.AUTH_SECRET ?? "");
      return `${version} at ${hostOf(url)}`;
    }
    const postgres = await shutdown.begin("PostgreSQL", () => superviseEmbeddedPostgres(dataDir, say, shutdown.signal));
    const { authSecret } = await installationSecrets(dataDir);
    installation = installationOf(config, postgres.ownerUrl, config.AUTH_SECRET ?? authSecret);
    await writeRuntimeFile(dataDir, {
      pid: process.pid,
      ownerUrl: postgres.ownerUrl,
      authSecret: installation.authSecret,
      publicUrl: config.publicUrl,
    });
    shutdown.add("runtime file", () => removeRuntimeFile(dataDir));
    return `embedded, port ${postgres.port}`;
  });

  // Read here, too, while the database starts.
  const [{ migrate, mustBeMigrated }, { ensureDemo, wantsDemo }, { isPrepared, preparationName, setPrepared }] = await Promise.all([
    import("../start/migrate.ts"),
    import("../start/demo.ts"),
    import("../start/prepared.ts"),
    database,
  ]);

  const preparation = sources === null ? null : preparationName(sources, wantsDemo(config));

  await step("Redis", async () => {
    if (!config.REDIS_URL) return "none: the single-process store";
    const { host } = new URL(config.REDIS_URL);
    try {
      await checkRedis(config.REDIS_URL, { timeoutMs: REDIS_TIMEOUT_MS });
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      throw new StepError(
        `Redis at ${host} does not answer: ${reason}`,
        "Start it, or correct REDIS_URL. Without REDIS_URL the portal runs as one process with a store of its own.",
        error,
      );
    }
    return host;
  });

  let wasPrepared = false;
  await step("Migrations", async () => {
    if (!installation.ownerUrl) {
      await mustBeMigrated(installation.appUrl);
      return "none pending";
    }
    wasPrepared = isBuilt && preparation !== null && (await isPrepared(installation.ownerUrl, preparation));
    const applied = await migrate(installation.ownerUrl, managedAppPassword(config, installation), {
      registration: config.REGISTRATION,
      areQueuesKnown: wasPrepared,
    });
    return applied.length > 0 ? `${applied.length} applied` : "none pending";
  });

  let signIns: DemoSignIns | null = null;
  if (wantsDemo(config)) {
    await step("Demo data", async () => {
      const demo = await ensureDemo(config, installation, wasPrepared);
      signIns = demo.signIns;
      return demo.said;
    });
    // At once, since a later step may fail and the password is told only this time.
    printNewPassword(signIns);
  }

  if (!flags.dev) await step("Build", async (note) => (!isBuilt && (await ensureBuild({ note, signal: shutdown.signal })) ? "built" : "up to date"));
  if (!wasPrepared && installation.ownerUrl && preparation !== null) await setPrepared(installation.ownerUrl, preparation);

  const envOf = (kind: "web" | "worker") => environmentOf(kind, ownEnvironment, installation);
  await step("Job worker", async () => {
    const worker = await shutdown.begin("job worker", () =>
      startChild({
        name: "job worker",
        file: "worker.ts",
        nodeArguments: WORKER_ARGUMENTS,
        env: envOf("worker"),
        waiting: waitingWorker,
        stopTimeoutMs: WORKER_STOP_TIMEOUT_MS,
        stop: shutdown.signal,
        say,
      }),
    );
    return `process ${worker.pid()}`;
  });

  let serviceId = "";
  await step("Web server", async () => {
    const stopTimeoutMs = config.SHUTDOWN_GRACE_SECONDS * 1_000 + WORKER_STOP_TIMEOUT_MS;
    const web = await shutdown.begin("web server", () =>
      startChild({ name: "web server", file: "server.ts", env: envOf("web"), waiting: waitingWeb, stopTimeoutMs, stop: shutdown.signal, say }),
    );
    serviceId = web.readyMessage()?.serviceId ?? "";
    return `process ${web.pid()}`;
  });

  await step("Readiness", async () => {
    const warnings = await waitUntilReady(listeningAddress(config.HOST, config.PORT), serviceId);
    return warnings.length > 0 ? `ready, but ${warnings.join("; ")}` : "ready";
  });
  printWelcome(config.publicUrl, signIns, (performance.now() - began) / 1_000);
}

function printNewPassword(signIns: DemoSignIns | null): void {
  if (signIns?.newPassword)
    console.log(`\n  Password of all demo accounts: ${signIns.newPassword}\n  It is shown only now. DEMO_PASSWORD=… npm start sets another.\n`);
}

function printWelcome(address: string, signIns: DemoSignIns | null, seconds: number): void {
  const lines = [`\nReady in ${seconds.toFixed(1)} s: ${address}`];
  if (signIns) {
    const password = signIns.newPassword ? "the password shown above" : "the demo password (set another with DEMO_PASSWORD=… npm start)";
    lines.push(`\nDemo sign-ins, with ${password}:`);
    for (const { email, role, tenant } of signIns.accounts) {
      // One line for a tenant: its other people differ in the part before the @ only.
      if (tenant === null) lines.push(`  ${email.padEnd(38)} ${ROLE_NAMES[role]}`);
      else if (role === "tenant_admin") lines.push(`  ${email.padEnd(38)} Admin (or manager@, member@, viewer@)`);
    }
  }
  lines.push("\nCtrl-C stops everything.");
  console.log(lines.join("\n"));
}

function listeningAddress(host: string, port: number): string {
  const reachable = host === "0.0.0.0" ? "127.0.0.1" : host === "::" ? "[::1]" : host.includes(":") ? `[${host}]` : host;
  return `http://${reachable}:${port}`;
}

start().catch(async (error: unknown) => {
  if (shutdown.signal.aborted) return;
  const { toldFailure } = await import("../start/told-failure.ts");
  printFailure(toldFailure(error));
  await shutdown.run(1);
});
