/**
 * `npm run bench`: requests per second, latency and server CPU of the paths that matter, on a database with 10,000
 * tenants and 200,000 people. It prints figures and judges nothing. Needs the production build.
 */
import { findSession, readSessionToken } from "#lib/identity";
import { newId } from "#lib/platform/crypto";
import type { Database } from "#lib/platform/database";
import { BENCH_EMAIL, SESSION_POLICY, startBenchPortal } from "./bench-portal.ts";
import { type Measurement, measure, quantile } from "./measure.ts";
import { scriptTagBytes } from "./page-requests.ts";
import { FULL_SCALE } from "./seed-scale.ts";

const SECONDS = Number(process.argv[2] ?? 6);

const { portal, db, authSecret, password, token, stop } = await startBenchPortal(FULL_SCALE);

try {
  const serverPid = portal.web.pid ?? 0;
  const csrf = await csrfOf(portal.url);
  const cookie = `next-auth.session-token=${token}; ${csrf.cookie}`;
  const headers = { cookie, accept: "*/*", "accept-encoding": "gzip, br" };
  const get = (path: string) => () => ({ method: "GET", path, headers });
  const run = { url: portal.url, seconds: SECONDS, serverPid, expect: 200 };

  const results: Measurement[] = [
    await sessionCheck(db),
    // What a request costs that does nothing: the other figures less this one are ours. 0.7–0.8 ms on a quiet machine.
    await measure({ ...run, name: "nothing (/api/health/live)", connections: 1, request: get("/api/health/live") }),
    await measure({ ...run, name: "session over HTTP (/api/auth/me)", connections: 1, request: get("/api/auth/me") }),
    await measure({ ...run, name: "session over HTTP, many at once", connections: 16, request: get("/api/auth/me") }),
    await measure({ ...run, name: "tenant list, API", connections: 16, request: get("/api/v1/tenants?limit=25") }),
    await measure({ ...run, name: "tenant search, API", connections: 16, request: get("/api/v1/tenants?limit=25&search=dental%200009") }),
    await measure({ ...run, name: "tenant list, page", connections: 1, request: get("/admin/tenants") }),
    await measure({ ...run, name: "people list, API", connections: 16, request: get("/api/v1/people?limit=25") }),
    await measure({ ...run, name: "people list, page", connections: 1, request: get("/admin/people") }),
    await measure({ ...run, name: "/api/status", connections: 16, request: get("/api/status") }),
    await measure({
      ...run,
      name: "one write (create tenant)",
      connections: 4,
      expect: 201,
      request: (n) => ({
        method: "POST",
        path: "/api/v1/tenants",
        headers: { ...headers, "content-type": "application/json", "x-csrf-token": csrf.token, "idempotency-key": `bench-${n}-${newId()}` },
        body: JSON.stringify({ name: `Written ${n}`, slug: `w-${newId()}`, planKey: "free" }),
      }),
    }),
    // argon2id with 19 MiB and two passes: what a sign-in costs is meant to be the password's hash.
    await measure({
      ...run,
      name: "sign-in (/api/auth/login)",
      connections: 4,
      request: () => ({
        method: "POST",
        path: "/api/auth/login",
        headers: { cookie: csrf.cookie, "content-type": "application/json", "x-csrf-token": csrf.token },
        body: JSON.stringify({ email: BENCH_EMAIL, password }),
      }),
    }),
  ];
  print(results);
  console.log("");
  for (const page of ["/admin/tenants", "/admin/people"]) {
    console.log(`script on ${page}: ${((await scriptTagBytes(portal.url, page, cookie)) / 1_024).toFixed(1)} KB`);
  }
} finally {
  await stop();
}

/** The check itself, as every request makes it: decrypt the token, read the row. */
async function sessionCheck(database: Database): Promise<Measurement> {
  const times: number[] = [];
  const begin = performance.now();
  const cpu = process.cpuUsage();
  while (performance.now() - begin < SECONDS * 1_000) {
    const start = performance.now();
    const sid = await readSessionToken(token, authSecret);
    const session = sid && (await findSession(database, sid, new Date(), SESSION_POLICY));
    if (!session) throw new Error("the session was not found");
    times.push(performance.now() - start);
  }
  const used = process.cpuUsage(cpu);
  times.sort((a, b) => a - b);
  return {
    name: "session check itself",
    connections: 1,
    requests: times.length,
    perSecond: times.length / SECONDS,
    p50: quantile(times, 0.5),
    p99: quantile(times, 0.99),
    cpuMs: (used.user + used.system) / 1_000 / times.length,
    failures: 0,
  };
}

async function csrfOf(url: string): Promise<{ cookie: string; token: string }> {
  const response = await fetch(`${url}/api/auth/csrf`);
  const cookie =
    response.headers
      .getSetCookie()
      .find((each) => each.includes("csrf-token"))
      ?.split(";")[0] ?? "";
  return { cookie, token: ((await response.json()) as { csrfToken: string }).csrfToken };
}

function print(results: Measurement[]): void {
  const number = (value: number | null, digits = 2) => (value === null ? "–" : value.toFixed(digits)).padStart(9);
  console.log(
    `${"".padEnd(34)}${"conns".padStart(6)}${"req/s".padStart(9)}${"p50 ms".padStart(9)}${"p99 ms".padStart(9)}${"CPU ms".padStart(9)}${"failed".padStart(8)}`,
  );
  for (const each of results) {
    console.log(
      `${each.name.padEnd(34)}${String(each.connections).padStart(6)}${number(each.perSecond, 0)}${number(each.p50)}${number(each.p99)}${number(each.cpuMs)}${String(each.failures).padStart(8)}`,
    );
  }
}
