/**
 * `npm run bench gateway [seconds] [rounds] [pattern of names]`: what a request costs that goes to a backend (1 KB) directly, through nginx, HAProxy, bare undici,
 * `@fastify/http-proxy` and the gateway, all in one run. The gateway does all that it does in the portal. Prints figures and judges nothing:
 * compare them with each other, since a busy machine doubles all of them.
 */
import { type ChildProcess, fork, spawn, spawnSync } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client, Pool } from "undici";
import { measureProxy, type ProxyMeasurement } from "./measure-proxy.ts";
import { prepareGateway } from "./prepare-gateway.ts";

const SECONDS = Number(process.argv[3] ?? 4);
const ROUNDS = Number(process.argv[4] ?? 3);
const ONLY = new RegExp(process.argv[5] ?? "");
const CONNECTIONS = 32;
const WARM_UP_REQUESTS = 15_000;
const PACED_PER_SECOND = 500;

interface Contender {
  name: string;
  port: number;
  path: string;
  headers: Record<string, string>;
  /** Null: nothing stands between, and no process is watched. */
  pid: number | null;
}

const children: ChildProcess[] = [];
const dir = await mkdtemp(join(tmpdir(), "bizosaas-gateway-"));
const ends: (() => Promise<void>)[] = [() => rm(dir, { recursive: true, force: true })];
try {
  const backend = await start("backend");
  const target = `http://127.0.0.1:${backend.port}`;
  const { appUrl, authSecret, cookie, stop } = await prepareGateway(target);
  ends.push(stop);
  const path = "/api/brain/bench/leads?page=1";
  const plain = { path, headers: { accept: "application/json", cookie } };
  const contenders: Contender[] = [{ name: "direct", ...plain, port: backend.port, pid: null }];
  for (const make of [nginx, haproxy]) {
    const made = await make(target);
    if (made) contenders.push({ ...plain, ...made });
  }
  contenders.push({ name: "node:http + undici", ...plain, ...(await start("undici", target)) });
  contenders.push({ name: "@fastify/http-proxy", ...plain, ...(await start("http-proxy", target)) });
  contenders.push({ name: "the gateway", ...plain, ...(await start("ours", appUrl, authSecret)) });

  contenders.splice(0, contenders.length, ...contenders.filter(({ name }) => ONLY.test(name)));
  for (const contender of contenders) await warmUp(contender);
  const all = new Map<string, ProxyMeasurement[]>();
  // Round by round, so that what else the machine does falls on all of them.
  for (let round = 0; round < ROUNDS; round++) {
    for (const contender of contenders) {
      const measured = await measureProxy({ ...contender, connections: CONNECTIONS, seconds: SECONDS, pacedPerSecond: PACED_PER_SECOND });
      all.set(contender.name, [...(all.get(contender.name) ?? []), measured]);
    }
  }
  console.log(
    `${CONNECTIONS} connections, 1 KB, ${ROUNDS} rounds of ${SECONDS} s each; of CPU time the lowest round, since other work only adds; of the rest the middle one`,
  );
  console.log(
    `${"".padEnd(22)}${["CPU µs/request", "requests/s", "p50 ms", "p99 ms", `p50 at ${PACED_PER_SECOND}/s`, `p99 at ${PACED_PER_SECOND}/s`, "lowest of it", "failures"].map((head) => head.padStart(16)).join("")}`,
  );
  for (const [name, measured] of all) {
    const middle = (of: (one: ProxyMeasurement) => number | null) =>
      measured.map(of).toSorted((one, other) => (one ?? 0) - (other ?? 0))[Math.floor(measured.length / 2)] ?? null;
    const lowest = measured.every((one) => one.cpuUs === null) ? null : Math.min(...measured.map((one) => one.cpuUs ?? Number.POSITIVE_INFINITY));
    const figure = (value: number | null, digits: number) => (value === null ? "–" : value.toFixed(digits)).padStart(16);
    const failures = measured.reduce((sum, one) => sum + one.failures, 0);
    console.log(
      name.padEnd(22) +
        figure(lowest, 1) +
        figure(
          middle((one) => one.perSecond),
          0,
        ) +
        figure(
          middle((one) => one.p50),
          2,
        ) +
        figure(
          middle((one) => one.p99),
          2,
        ) +
        figure(
          middle((one) => one.pacedP50),
          2,
        ) +
        figure(
          middle((one) => one.pacedP99),
          2,
        ) +
        figure(Math.min(...measured.map(({ pacedP99 }) => pacedP99)), 2) +
        figure(failures, 0),
    );
  }
} finally {
  for (const child of children) child.connected ? child.disconnect() : child.kill();
  for (const end of ends.toReversed()) await end();
}

async function start(...args: string[]): Promise<{ port: number; pid: number }> {
  const child = fork(join(import.meta.dirname, "gateway-process.ts"), args, {
    stdio: ["ignore", "ignore", "inherit", "ipc"],
    execArgv: process.env.BENCH_PROF && args[0] === "ours" ? ["--cpu-prof", `--cpu-prof-dir=${process.env.BENCH_PROF}`] : [],
  });
  children.push(child);
  const { port } = await new Promise<{ port: number }>((resolve, reject) => {
    child.once("message", (message) => resolve(message as { port: number }));
    child.once("exit", (code) => reject(new Error(`${args[0]} ended with ${code}`)));
  });
  return { port, pid: child.pid ?? 0 };
}

async function nginx(target: string): Promise<{ name: string; port: number; pid: number } | null> {
  const port = await freePort();
  const config = join(dir, "nginx.conf");
  await writeFile(
    config,
    `daemon off; master_process off; pid ${dir}/nginx.pid; error_log ${dir}/nginx.log;
events { worker_connections 1024; }
http {
  access_log off; client_body_temp_path ${dir}; proxy_temp_path ${dir}; fastcgi_temp_path ${dir}; uwsgi_temp_path ${dir}; scgi_temp_path ${dir};
  keepalive_requests 100000000;
  upstream backend { server ${target.slice(7)}; keepalive 64; keepalive_requests 100000000; }
  server { listen 127.0.0.1:${port}; location / { proxy_pass http://backend; proxy_http_version 1.1; proxy_set_header Connection ""; } }
}`,
  );
  return program("nginx", ["-c", config, "-p", dir], port);
}

async function haproxy(target: string): Promise<{ name: string; port: number; pid: number } | null> {
  const port = await freePort();
  const config = join(dir, "haproxy.cfg");
  await writeFile(
    config,
    `global
  nbthread 1
defaults
  mode http
  timeout connect 2s
  timeout client 60s
  timeout server 60s
  http-reuse always
listen bench
  bind 127.0.0.1:${port}
  server backend ${target.slice(7)}
`,
  );
  return program("haproxy", ["-db", "-f", config], port);
}

/** Null, and a line that says so, where it is not installed. */
async function program(name: string, args: string[], port: number): Promise<{ name: string; port: number; pid: number } | null> {
  if (spawnSync("which", [name]).status !== 0) {
    console.log(`${name}: not installed here, left out`);
    return null;
  }
  const child = spawn(name, args, { stdio: ["ignore", "ignore", "inherit"] });
  children.push(child);
  for (let tries = 0; tries < 50; tries++) {
    const client = new Client(`http://127.0.0.1:${port}`);
    const isUp = await client.request({ path: "/", method: "GET" }).then(
      ({ body }) => body.dump().then(() => true),
      () => false,
    );
    await client.destroy();
    if (isUp) return { name, port, pid: child.pid ?? 0 };
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`${name} does not answer`);
}

/** Until the code of each is as fast as it gets; a process that has just started compiles more than it works. */
async function warmUp({ name, port, path, headers }: Contender): Promise<void> {
  const pool = new Pool(`http://127.0.0.1:${port}`, { connections: CONNECTIONS });
  let left = WARM_UP_REQUESTS;
  await Promise.all(
    Array.from({ length: CONNECTIONS }, async () => {
      while (left-- > 0) {
        const { statusCode, body } = await pool.request({ path, method: "GET", headers });
        const text = await body.text();
        if (statusCode !== 200) throw new Error(`${name} answers ${statusCode}: ${text.slice(0, 300)}`);
      }
    }),
  );
  await pool.destroy();
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer();
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}
