import { SMTPServer } from "smtp-server";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { appDatabaseUrl, createDatabase } from "#lib/platform/database";
import { createInstallation, type Installation, type InstallationProcess, type RunningStart, runCommand } from "../support/installation.ts";
import { type Line, openLine } from "../support/line.ts";
import { type ApiClient, freePort, signInClient } from "../support/portal.ts";
import { type RedisServer, startRedis } from "../support/redis.ts";
import { createCast, PASSWORD } from "../system/proof/people.ts";
import { type Clients, startClients } from "./support/clients.ts";
import { type OwnPostgres, startOwnPostgres } from "./support/own-postgres.ts";
import { openRows, type Rows } from "./support/rows.ts";
import { type StatusWatch, watchStatus } from "./support/told-status.ts";
import { type Fault, type Measured, tryFault } from "./support/trial.ts";
import { startUpstreams, type UpstreamProcess } from "./support/upstreams.ts";

const PEOPLE = 50;
const AUTH_SECRET = "a secret of the chaos tests, long enough to be one";
const INTERVAL_SECONDS = 5;
/** A look that was under way, and the two that are believed. */
const MOST_LOOKS = 3;
/** A sign of life of a worker is believed for six seconds, and looked for each second. */
const BELIEVED_SIGNS = 7;
const GATEWAY_TIMEOUT_MS = 2_000;
/** How long an answer may take: a route of the gateway says it itself; the rest bears the database's silence for 12 s, and waits 5 s for a connection. */
const ANSWER_WITHIN_MS = { status: 20_000, page: 20_000, gateway: GATEWAY_TIMEOUT_MS + 3_000 };
const WAYS = ["stopped", "frozen", "slow", "corrupt"] as const;
type Way = (typeof WAYS)[number];

/** A database, what signs people in by it, and what they use: `db-frozen` ← `auth-frozen` ← `crm-frozen`. */
interface Chain {
  way: Way;
  db: UpstreamProcess;
  line: Line;
}

describe("each dependency is stopped, frozen, slowed down and corrupted while fifty people use the portal", () => {
  let installation: Installation;
  let environment: Record<string, string>;
  let running: RunningStart;
  let postgres: OwnPostgres;
  let redis: RedisServer;
  let postgresLine: Line;
  let redisLine: Line;
  let mailServer: SMTPServer;
  let mailLine: Line;
  let chains: Chain[];
  let apps: UpstreamProcess;
  let status: StatusWatch;
  let rows: Rows;
  let clients: Clients;
  const measured: Measured[] = [];

  beforeAll(async () => {
    [installation, postgres, redis] = await Promise.all([createInstallation(), startOwnPostgres(), startRedis()]);
    mailServer = new SMTPServer({ authOptional: true, disabledCommands: ["STARTTLS", "AUTH"] });
    const mailPort = await freePort();
    await new Promise<void>((resolve) => mailServer.listen(mailPort, "127.0.0.1", resolve));
    const mailUrl = `smtp://127.0.0.1:${mailPort}`;
    [postgresLine, redisLine, mailLine] = await Promise.all([openLine(postgres.ownerUrl), openLine(redis.url), openLine(mailUrl)]);
    rows = openRows(inDatabaseOf(postgres));
    environment = {
      DATABASE_URL: postgresLine.through(postgres.ownerUrl),
      REDIS_URL: redisLine.through(redis.url),
      SMTP_URL: mailLine.through(mailUrl),
      AUTH_SECRET,
      SEED: "none",
      API_CALLS_PER_MINUTE: "1000000",
    };
    running = await installation.start(environment);
    const db = createDatabase({ url: appDatabaseUrl(postgres.ownerUrl, AUTH_SECRET), poolSize: 3 });
    const { email } = await createCast(db);
    await db.close();
    const signedIn = await Promise.all(
      [email.super_admin, email.tenant_admin, email.member].map((each) => signInClient(installation.url, each, PASSWORD)),
    );
    const [staff] = signedIn;
    if (!staff) throw new Error("Nobody is signed in");
    await enterChains(staff);
    status = watchStatus(installation.url);
    await status.first("all services are known", new Date(), (told) =>
      WAYS.every((way) => told.services?.some(({ key, state }) => key === `crm-${way}` && state === "operational")),
    );
    clients = startClients({
      count: PEOPLE,
      url: installation.url,
      signedIn,
      timeoutMs: ANSWER_WITHIN_MS,
      paths: [
        { what: "status", path: "/api/status", as: null },
        { what: "page", path: "/portal", as: 1 },
        { what: "gateway", path: "/api/brain/crm-frozen/", as: null },
        { what: "status", path: "/api/status", as: 0 },
        { what: "gateway", path: "/api/brain/db-frozen/", as: 1 },
        { what: "page", path: "/admin", as: 0 },
        { what: "gateway", path: "/api/brain/db-slow/", as: 2 },
        { what: "page", path: "/account", as: 2 },
        { what: "gateway", path: "/api/brain/crm-corrupt/", as: null },
        { what: "gateway", path: "/api/brain/db-corrupt/", as: null },
        { what: "gateway", path: "/api/brain/db-stopped/", as: 1 },
      ],
    });
  });

  afterAll(async () => {
    await clients?.stop();
    await status?.stop();
    await running?.stop();
    await installation?.remove();
    for (const { db, line } of chains ?? []) {
      db.thaw();
      await Promise.all([db.stop(), line.cut()]);
    }
    await apps?.stop();
    await Promise.all([postgresLine?.cut(), redisLine?.cut(), mailLine?.cut()]);
    await new Promise<void>((resolve) => (mailServer ? mailServer.close(resolve) : resolve()));
    await Promise.all([postgres?.remove(), redis?.stop()]);
    print(measured, clients);
  });

  async function enterChains(staff: ApiClient): Promise<void> {
    chains = [];
    const appPorts: { port: number; needs: string | null }[] = [];
    for (const way of WAYS) {
      const port = await freePort();
      const db = await startUpstreams([{ port, needs: null }]);
      const line = await openLine(`http://127.0.0.1:${port}`);
      chains.push({ way, db, line });
      const [authPort, crmPort] = [await freePort(), await freePort()];
      const dbUrl = line.through("http://127.0.0.1/");
      appPorts.push({ port: authPort, needs: dbUrl }, { port: crmPort, needs: `http://127.0.0.1:${authPort}/` });
      await enter(staff, `db-${way}`, dbUrl, null);
      await enter(staff, `auth-${way}`, `http://127.0.0.1:${authPort}`, `db-${way}`);
      await enter(staff, `crm-${way}`, `http://127.0.0.1:${crmPort}`, `auth-${way}`);
    }
    apps = await startUpstreams(appPorts);
  }

  async function enter(staff: ApiClient, key: string, address: string, need: string | null): Promise<void> {
    const probe = {
      name: "live",
      kind: "http",
      intervalSeconds: INTERVAL_SECONDS,
      timeoutMs: 2_000,
      slowAfterMs: 400,
      json: [{ pointer: "/status", equals: "ok" }],
    };
    const needs = need === null ? [] : [{ key: need, kind: "hard" }];
    const service = {
      key,
      name: key,
      kind: "backend",
      visibility: "public",
      instances: [{ address: address.replace(/\/$/, "") }],
      probes: [probe],
      needs,
    };
    await make(staff, "/api/v1/services", service);
    const route = { service: key, access: "public", totalTimeoutMs: GATEWAY_TIMEOUT_MS, firstByteTimeoutMs: GATEWAY_TIMEOUT_MS, retries: 0 };
    await make(staff, "/api/v1/gateway/routes", route);
  }

  async function make(staff: ApiClient, path: string, json: { key?: string; service?: string }): Promise<void> {
    const response = await staff.request("POST", path, { json, headers: { "idempotency-key": `${path}/${json.key ?? json.service}` } });
    if (response.status !== 201) throw new Error(`${response.status}: ${await response.text()}`);
  }

  const processOf = async (kind: InstallationProcess["kind"]) => {
    const found = (await running.processes()).find((each) => each.kind === kind);
    if (!found) throw new Error(`There is no ${kind}`);
    return found.pid;
  };

  async function tryAll(faults: Fault[]): Promise<void> {
    const results = await Promise.all(faults.map((fault) => tryFault(fault, status, rows)));
    measured.push(...results);
    for (const { name, lateLooks, mostLooks } of results)
      expect.soft({ name, isLate: lateLooks.some((count) => count > mostLooks) }).toEqual({ name, isLate: false });
    expectNobodyHangs();
  }

  function expectNobodyHangs(): void {
    const hung = clients.requests.filter(({ answer }) => answer === "hung").map(({ what, path, at }) => `${what} ${path} at ${at.toISOString()}`);
    expect(hung).toEqual([]);
  }

  test("four backends at once, in four ways: each with its own cause and consequences", async () => {
    await tryAll(
      chains.map(({ way, db, line }) => {
        const act = {
          stopped: { begin: db.stop, end: db.start },
          frozen: { begin: db.freeze, end: db.thaw },
          slow: { begin: () => line.slow(300), end: line.heal },
          corrupt: { begin: line.corrupt, end: line.heal },
        }[way];
        const state = way === "slow" ? "degraded" : "down";
        return {
          name: `backend ${way}`,
          cause: `db-${way}`,
          part: null,
          state,
          consequences: [`auth-${way}`, `crm-${way}`],
          mostLooks: MOST_LOOKS,
          incident: "at once",
          ...act,
        };
      }),
    );
  });

  test.each(WAYS)("Redis %s", async (way) => {
    const act = {
      stopped: { begin: () => redis.kill(), end: () => redis.restart() },
      frozen: { begin: () => signal(redis.pid, "SIGSTOP"), end: () => signal(redis.pid, "SIGCONT") },
      slow: { begin: () => redisLine.slow(500), end: redisLine.heal },
      corrupt: { begin: redisLine.corrupt, end: redisLine.heal },
    }[way];
    await tryAll([
      { name: `Redis ${way}`, cause: "redis", part: "store", state: "down", consequences: [], mostLooks: MOST_LOOKS, incident: "at once", ...act },
    ]);
  });

  test.each(["stopped", "frozen"] as const)("the mail server %s", async (way) => {
    const act = {
      stopped: { begin: mailLine.cut, end: mailLine.mend },
      frozen: { begin: () => mailLine.freeze(), end: () => mailLine.thaw() },
    }[way];
    await tryAll([
      { name: `mail ${way}`, cause: "mail", part: "mail", state: "down", consequences: [], mostLooks: MOST_LOOKS, incident: "at once", ...act },
    ]);
  });

  test.each(WAYS)("PostgreSQL %s", async (way) => {
    const act = {
      stopped: { begin: postgres.stop, end: postgres.start },
      frozen: { begin: postgres.freeze, end: postgres.thaw },
      slow: { begin: () => postgresLine.slow(250), end: postgresLine.heal },
      corrupt: { begin: postgresLine.corrupt, end: postgresLine.heal },
    }[way];
    const state = way === "slow" ? "degraded" : "down";
    await tryAll([
      {
        name: `PostgreSQL ${way}`,
        cause: "postgres",
        part: "database",
        state,
        consequences: [],
        mostLooks: MOST_LOOKS,
        incident: way === "slow" ? "none" : "afterwards",
        ...act,
      },
    ]);
  });

  test("the worker frozen", async () => {
    const pid = await processOf("worker");
    const act = { begin: () => signal(pid, "SIGSTOP"), end: () => signal(pid, "SIGCONT") };
    await tryAll([
      {
        name: "worker frozen",
        cause: "worker",
        part: "worker",
        state: "down",
        consequences: [],
        mostLooks: BELIEVED_SIGNS,
        incident: "at once",
        ...act,
      },
    ]);
  });

  test("the worker stopped: what only it looked at is unknown then, and it can be started alone", async () => {
    const pid = await processOf("worker");
    // The others are asked through the gateway, too, and known by that.
    const probed = WAYS.map((way) => `auth-${way}`);
    const act = {
      begin: () => signal(pid, "SIGTERM"),
      meanwhile: () =>
        status.first("what the worker looked at is unknown", new Date(), ({ services }) =>
          probed.every((key) => services?.find((service) => service.key === key)?.state === "unknown"),
        ),
      end: () => void runCommand(["worker"], { ...installation, env: environment }),
    };
    await tryAll([
      {
        name: "worker stopped",
        cause: "worker",
        part: "worker",
        state: "down",
        consequences: [],
        // Until it is back it is down: a start takes as long as it takes.
        mostLooks: Number.POSITIVE_INFINITY,
        incident: "at once",
        ...act,
      },
    ]);
    await status.first("what it looks at is known again", new Date(), ({ services }) =>
      probed.every((key) => services?.find((service) => service.key === key)?.state === "operational"),
    );
  });
});

const signal = (pid: number | null, name: NodeJS.Signals): void => {
  if (pid !== null) process.kill(pid, name);
};

function inDatabaseOf({ superuserUrl, ownerUrl }: OwnPostgres): string {
  const url = new URL(superuserUrl);
  url.pathname = new URL(ownerUrl).pathname;
  return url.toString();
}

/** What was measured; a machine's speed is no matter of right or wrong. */
function print(measured: readonly Measured[], clients: Clients | undefined): void {
  const seconds = (from: Date, to: Date | null) => (to === null ? "-" : ((to.getTime() - from.getTime()) / 1_000).toFixed(1)).padStart(6);
  const lines = measured.map(
    ({ name, state, beganAt, toldAt, incidentAt, endedAt, recoveredAt, incidentRecoveredAt, lateLooks }) =>
      `${name.padEnd(22)}${state.padEnd(10)}${seconds(beganAt, toldAt)}  ${seconds(beganAt, incidentAt)}   ${seconds(beganAt, endedAt)}  ${seconds(endedAt, recoveredAt)}  ${seconds(endedAt, incidentRecoveredAt)}   ${lateLooks.join("/")}`,
  );
  const answers = (["status", "page", "gateway"] as const).map((what) => {
    const own = (clients?.requests ?? []).filter((request) => request.what === what);
    const times = own.map(({ ms }) => ms).toSorted((one, other) => one - other);
    const counts = Object.entries(Object.groupBy(own, ({ answer }) => String(answer))).map(([answer, of]) => `${answer}: ${of?.length}`);
    return `${what}: ${own.length} requests, longest ${Math.round(times.at(-1) ?? 0)} ms, p50 ${Math.round(times[times.length >> 1] ?? 0)} ms (${counts.join(", ")})`;
  });
  console.log(
    ["seconds               state      told  incident  ended after  told well  incident recovered   late looks", ...lines, ...answers].join("\n"),
  );
}
