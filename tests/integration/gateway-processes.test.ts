import { Agent, request as httpRequest } from "node:http";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import type { StaffContext } from "#lib/access";
import { newId } from "#lib/platform/crypto";
import { createPerson, createTenant, openTestSession, staffContext, testRuntime } from "../support/contexts.ts";
import { type TestDatabase, testDatabase } from "../support/database.ts";
import { openRoute, startBackend, startGateway } from "../support/gateway.ts";
import { type RedisServer, startRedis } from "../support/redis.ts";

const SOON = { timeout: 8_000, interval: 20 };

let database: TestDatabase;
let redis: RedisServer;
let staff: StaffContext;
let ends: (() => unknown)[] = [];

beforeAll(async () => {
  [database, redis] = await Promise.all([testDatabase(), startRedis()]);
  staff = await staffContext(database);
});
afterEach(async () => {
  for (const end of ends.toReversed()) await end();
  ends = [];
});
afterAll(async () => {
  await redis.stop();
  await database.drop();
});

/** What one web process has of its own: connections to the database and to Redis, sessions that it remembers, a table of routes. */
async function webProcess({ redisUrl }: { redisUrl?: string } = {}) {
  const runtime = testRuntime(database, redisUrl ? { redisUrl } : {});
  const gateway = await startGateway(runtime);
  ends.push(() => runtime.close(), gateway.stop);
  return { runtime, ...gateway };
}
async function backend(...args: Parameters<typeof startBackend>) {
  const made = await startBackend(...args);
  ends.push(made.stop);
  return made.address;
}
async function member(runtime: Parameters<typeof openTestSession>[0]) {
  const tenant = await createTenant(database.db);
  const person = await createPerson(database.db, { memberships: [{ tenantId: tenant.id, role: "viewer" }] });
  return (await openTestSession(runtime, person.id, tenant.id)).cookieHeader;
}

describe("two processes with one Redis", () => {
  test("count a tenant's requests together, also when they come at once", async () => {
    const address = await backend((_request, response) => response.end("ok"));
    const [one, other] = [await webProcess({ redisUrl: redis.url }), await webProcess({ redisUrl: redis.url })];
    const { service } = await openRoute(staff, [address], { access: "signed_in", ratePerMinute: 30 });
    await Promise.all([one.gateway.reload(), other.gateway.reload()]);
    const [cookie, another] = [await member(one.runtime), await member(one.runtime)];
    const ask = async (at: typeof one, who: string) => {
      const answer = await fetch(`${at.url}/${service}`, { headers: { cookie: who } });
      await answer.text();
      return answer;
    };
    const answers = await Promise.all(Array.from({ length: 80 }, (_, n) => ask(n % 2 ? one : other, cookie)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(30);
    const refused = answers.filter(({ status }) => status === 429);
    expect(refused).toHaveLength(50);
    for (const { headers } of refused) expect(Number(headers.get("retry-after"))).toBeGreaterThan(0);
    // Nobody else pays for it.
    expect((await ask(other, another)).status).toBe(200);
  });

  test("go on to limit, each for itself, when Redis is gone", async () => {
    const own = await startRedis();
    ends.push(own.stop);
    const address = await backend((_request, response) => response.end("ok"));
    const one = await webProcess({ redisUrl: own.url });
    const { service } = await openRoute(staff, [address], { ratePerMinute: 3 });
    await one.gateway.reload();
    expect((await fetch(`${one.url}/${service}`)).status).toBe(200);
    await own.kill();
    const statuses: number[] = [];
    await expect
      .poll(async () => {
        statuses.push((await fetch(`${one.url}/${service}`)).status);
        return statuses.at(-1);
      }, SOON)
      .toBe(429);
    expect(statuses.filter((status) => status === 200).length).toBeLessThanOrEqual(3);
    expect(statuses.filter((status) => status !== 200 && status !== 429)).toEqual([]);
  });
});

describe("a process that stops while many ask", () => {
  test("answers all that it has taken, tells each client to come back elsewhere, and takes no more", async () => {
    const address = await backend((request, response) => {
      let bytes = 0;
      request.on("data", (piece: Buffer) => {
        bytes += piece.length;
      });
      // Now and then an answer takes a while, so that many are under way.
      request.on("end", () => setTimeout(() => response.end(`${bytes} ${"x".repeat(100_000)}`), Math.random() * 150));
    });
    const web = await webProcess();
    const { service } = await openRoute(staff, [address]);
    await web.gateway.reload();
    const agent = new Agent({ keepAlive: true, maxSockets: 50 });
    ends.push(() => agent.destroy());
    let isStopping = false;
    const broken: string[] = [];
    let whole = 0;
    let lastOnes = 0;
    /** One client: asks again and again on its connection, until it is told that this ends. */
    const client = async () => {
      for (;;) {
        const id = newId();
        const result = await new Promise<"whole" | "last" | "not taken" | string>((resolve) => {
          let isAnswered = false;
          const options = { agent, method: "POST", headers: { "content-length": "6" } };
          const request = httpRequest(`${web.url}/${service}/${id}`, options, (response) => {
            isAnswered = true;
            let bytes = 0;
            response.on("data", (piece: Buffer) => {
              bytes += piece.length;
            });
            response.on("aborted", () => resolve("cut off within the answer"));
            response.on("end", () => {
              if (response.statusCode !== 200 || bytes !== 100_002) resolve(`${response.statusCode}, ${bytes} bytes`);
              else resolve(response.headers.connection === "close" ? "last" : "whole");
            });
          });
          request.on("error", ({ code }: NodeJS.ErrnoException) => {
            // A connection that was idle at the moment it closed has taken nothing, which its client sees and asks elsewhere.
            const isTaken = gatewayTook(id);
            resolve(isStopping && !isAnswered && !isTaken ? "not taken" : `cut off (${code})`);
          });
          request.end("hello!");
        });
        if (result === "whole") whole += 1;
        else if (result === "last") lastOnes += 1;
        else if (result !== "not taken") broken.push(result);
        if (result !== "whole") return;
      }
    };
    const gatewayTook = (id: string) => web.lines.some(({ path }) => String(path).endsWith(id));
    const clients = Array.from({ length: 50 }, client);
    await expect.poll(() => whole, SOON).toBeGreaterThan(100);
    isStopping = true;
    const cutOff = await web.drain(10_000);
    await Promise.all(clients);
    expect(cutOff).toBe(0);
    expect(broken).toEqual([]);
    expect(lastOnes).toBeGreaterThan(0);
    expect(web.lines.filter(({ outcome }) => outcome !== "answered")).toEqual([]);
    expect(web.lines).toHaveLength(whole + lastOnes);
    await expect(fetch(`${web.url}/${service}`)).rejects.toThrow();
  });

  test("cuts off what does not end within the grace, and says how many", async () => {
    const address = await backend((request, response) => {
      request.resume();
      if (request.url === "/quick") response.end("ok");
    });
    const web = await webProcess();
    const { service } = await openRoute(staff, [address], { totalTimeoutMs: null, firstByteTimeoutMs: 60_000 });
    await web.gateway.reload();
    const stuck = [1, 2, 3].map(() =>
      fetch(`${web.url}/${service}/never`).then(
        () => "answered",
        () => "cut off",
      ),
    );
    await expect.poll(async () => (await fetch(`${web.url}/${service}/quick`)).status, SOON).toBe(200);
    await expect.poll(() => web.underWay(), SOON).toBe(3);
    expect(await web.drain(200)).toBe(3);
    expect(await Promise.all(stuck)).toEqual(["cut off", "cut off", "cut off"]);
    await expect.poll(() => web.lines.filter(({ outcome }) => outcome === "client_left").length, SOON).toBe(3);
  });
});
