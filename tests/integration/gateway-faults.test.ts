import { request as httpRequest } from "node:http";
import type { Socket } from "node:net";
import { Client } from "pg";
import { describe, expect, test } from "vitest";
import { sendRaw, startRawBackend } from "../support/gateway.ts";
import { gatewayTests } from "../support/gateway-tests.ts";

const PROBLEM = "application/problem+json";
const SOON = { timeout: 8_000, interval: 20 };

const down = new Set<string>();
const { shared, backend, raw, opened, ask } = gatewayTests({ healthOf: (address) => (down.has(address) ? "down" : undefined) });

/** Answers its name, or with a status of 500 and more while it is told to. */
const named = async (name: string) => {
  const state = { status: 200, asked: 0, address: "" };
  const { address } = await backend((_request, response) => {
    state.asked += 1;
    response.writeHead(state.status).end(name);
  });
  return Object.assign(state, { address });
};
const texts = async (service: string, count: number) => {
  const all: string[] = [];
  for (let n = 0; n < count; n++) all.push(await (await ask(service)).text());
  return all;
};
const counted = async (name: string) => {
  const text = await shared.runtime.metrics.registry.getSingleMetricAsString(name);
  return [...text.matchAll(/^[^#].*? (\d+)$/gm)].reduce((sum, [, value]) => sum + Number(value), 0);
};
/** A problem that tells what happened and nothing of the backend; logged and counted under its request id. */
async function expectProblem(answer: Response, status: number, outcome: string): Promise<void> {
  const text = await answer.text();
  expect([answer.status, answer.headers.get("content-type")]).toEqual([status, PROBLEM]);
  expect(JSON.parse(text)).toMatchObject({ status, request_id: answer.headers.get("x-request-id") });
  expect(text).not.toMatch(/127\.0\.0\.1|ECONN|UND_ERR|HPE_|at .*\.ts|node:/);
  const line = shared.gateway.lines.find(({ requestId }) => requestId === answer.headers.get("x-request-id"));
  expect(line).toMatchObject({ status, outcome });
}

describe("a request that could be understood in two ways", () => {
  const host = "Host: portal.example";
  const chunked = "Transfer-Encoding: chunked";
  const smuggled = "0\r\n\r\nGET /admin HTTP/1.1\r\nHost: x\r\n\r\n";
  test.each<[string, (path: string) => string]>([
    ["a length beside chunks", (path) => `POST ${path} HTTP/1.1\r\n${host}\r\nContent-Length: 6\r\n${chunked}\r\n\r\n${smuggled}`],
    ["chunks beside a length", (path) => `POST ${path} HTTP/1.1\r\n${host}\r\n${chunked}\r\nContent-Length: 6\r\n\r\n${smuggled}`],
    ["two lengths", (path) => `POST ${path} HTTP/1.1\r\n${host}\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nhello!`],
    ["the same length twice", (path) => `POST ${path} HTTP/1.1\r\n${host}\r\nContent-Length: 5\r\nContent-Length: 5\r\n\r\nhello`],
    ["a length that is none", (path) => `POST ${path} HTTP/1.1\r\n${host}\r\nContent-Length: +5\r\n\r\nhello`],
    ["an encoding that only looks like chunks", (path) => `POST ${path} HTTP/1.1\r\n${host}\r\nTransfer-Encoding: xchunked\r\n\r\n${smuggled}`],
    ["chunks that are not last", (path) => `POST ${path} HTTP/1.1\r\n${host}\r\nTransfer-Encoding: chunked, identity\r\n\r\n${smuggled}`],
    ["a chunk whose length is none", (path) => `POST ${path} HTTP/1.1\r\n${host}\r\n${chunked}\r\n\r\nzz\r\nhello\r\n0\r\n\r\n`],
    ["a folded header", (path) => `GET ${path} HTTP/1.1\r\n${host}\r\nX-A: one\r\n two\r\n\r\n`],
    ["a space before a colon", (path) => `POST ${path} HTTP/1.1\r\n${host}\r\nContent-Length : 5\r\n\r\nhello`],
    ["a bare line feed that ends a header", (path) => `GET ${path} HTTP/1.1\r\n${host}\r\nX-A: one\nX-Evil: 1\r\n\r\n`],
    ["a bare carriage return in a header", (path) => `GET ${path} HTTP/1.1\r\n${host}\r\nX-A: one\rX-Evil: 1\r\n\r\n`],
    ["a NUL in a header", (path) => `GET ${path} HTTP/1.1\r\n${host}\r\nX-A: one\0two\r\n\r\n`],
    ["a NUL in the path", (path) => `GET ${path}\0 HTTP/1.1\r\n${host}\r\n\r\n`],
    ["two hosts", (path) => `GET ${path} HTTP/1.1\r\n${host}\r\nHost: other.example\r\n\r\n`],
  ])("%s is refused, counted, and nothing of it reaches a backend", async (_name, bytes) => {
    let seen = 0;
    const { address } = await raw(() => {
      seen += 1;
    });
    const { service } = await opened([address], { firstByteTimeoutMs: 300 });
    const before = await counted("http_requests_refused_total");
    const lines = shared.gateway.lines.length;
    const answer = await sendRaw(shared.gateway.port, bytes(`/api/brain/${service}/x`));
    expect(answer).toMatch(/^HTTP\/1\.1 400 /);
    expect(answer).toContain(PROBLEM);
    expect(answer.match(/HTTP\/1\.1 /g)).toHaveLength(1);
    expect(seen).toBe(0);
    expect((await counted("http_requests_refused_total")) - before + (shared.gateway.lines.length - lines)).toBeGreaterThan(0);
  });

  test("dots, escaped slashes and backslashes in a path are refused as they come", async () => {
    const { address } = await raw((socket) => socket.end("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi"));
    const { service } = await opened([address]);
    for (const path of ["../v1/tenants", "a/../../../v1", "%2e%2e/x", "a%2fb", "a%5cb", "a\\b", "a%00b", "%252e%252e/x", "a//b", "a%0d%0aX:1"]) {
      const answer = await sendRaw(shared.gateway.port, `GET /api/brain/${service}/${path} HTTP/1.1\r\n${host}\r\nConnection: close\r\n\r\n`);
      expect(answer, path).toMatch(/^HTTP\/1\.1 400 /);
      expect(answer, path).toContain(PROBLEM);
    }
    const climbed = await sendRaw(shared.gateway.port, `GET /api/brain/../v1/tenants HTTP/1.1\r\n${host}\r\nConnection: close\r\n\r\n`);
    expect(climbed).toMatch(/^HTTP\/1\.1 400 /);
    await expectProblem(await ask(`${service}/a%2Fb`), 400, "bad_request");
  });

  test("headers that are too large or too many are refused", async () => {
    const { address } = await raw((socket) => socket.end("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi"));
    const { service } = await opened([address]);
    const large = await sendRaw(shared.gateway.port, `GET /api/brain/${service} HTTP/1.1\r\n${host}\r\nX-A: ${"a".repeat(20_000)}\r\n\r\n`);
    expect(large).toMatch(/^HTTP\/1\.1 431 /);
    expect(large).toContain(PROBLEM);
    const many = Array.from({ length: 150 }, (_, n) => `X-${n}: 1\r\n`).join("");
    const answer = await sendRaw(shared.gateway.port, `GET /api/brain/${service} HTTP/1.1\r\n${host}\r\nConnection: close\r\n${many}\r\n`);
    expect(answer).toMatch(/^HTTP\/1\.1 431 /);
  });
});

test("whoever proves nothing is answered while the database is silent", async () => {
  const { address } = await named("here");
  const { service } = await opened([address], { firstByteTimeoutMs: 400 });
  const silencer = new Client({ connectionString: shared.database.superuserUrl });
  await silencer.connect();
  try {
    await silencer.query("BEGIN; LOCK TABLE installation_setting IN ACCESS EXCLUSIVE MODE");
    expect(await texts(service, 2)).toEqual(["here", "here"]);
  } finally {
    await silencer.end();
  }
});

describe("a backend that", () => {
  const quick = { connectTimeoutMs: 300, firstByteTimeoutMs: 300, idleTimeoutMs: 300, retries: 0 };

  test("is not there is told as such, with when to try again", async () => {
    const gone = await startRawBackend(() => undefined);
    await gone.stop();
    const { service } = await opened([gone.address], quick);
    const answer = await ask(service);
    expect(Number(answer.headers.get("retry-after"))).toBeGreaterThan(0);
    await expectProblem(answer, 503, "connect");
    const none = await opened([], quick);
    await expectProblem(await ask(none.service), 503, "no_instance");
  });

  test("never answers is left after the time of the route", async () => {
    const { address } = await raw(() => undefined);
    const { service } = await opened([address], quick);
    await expectProblem(await ask(service), 504, "timeout");
    await expectProblem(await ask(service, { method: "POST", body: "x" }), 504, "timeout");
  });

  test.each<[string, (socket: Socket) => void, string]>([
    ["resets the connection", (socket) => socket.resetAndDestroy(), "reset"],
    ["closes it without a word", (socket) => socket.end(), "reset"],
    ["breaks off within its head", (socket) => socket.end("HTTP/1.1 200 OK\r\nContent-Le"), "reset"],
    ["breaks off within a short answer", (socket) => socket.end("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nshort"), "reset"],
    ["answers garbage", (socket) => socket.end("\u0000\u0001 this is no HTTP\r\n\r\n"), "garbage"],
    ["answers another protocol", (socket) => socket.end("SSH-2.0-OpenSSH_9.6\r\n"), "garbage"],
    ["tells two lengths", (socket) => socket.end("HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\nabc"), "garbage"],
    [
      "tells a length beside chunks",
      (socket) => socket.end("HTTP/1.1 200 OK\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nhi\r\n0\r\n\r\n"),
      "garbage",
    ],
    ["has a header without end", (socket) => socket.write(`HTTP/1.1 200 OK\r\nX-A: ${"a".repeat(40_000)}`), "garbage"],
    [
      "changes the protocol unasked",
      (socket) => socket.write("HTTP/1.1 101 Switching Protocols\r\nUpgrade: h2c\r\nConnection: Upgrade\r\n\r\n"),
      "reset",
    ],
  ])("%s gets a problem in its place", async (_name, onRequest, outcome) => {
    const { address } = await raw(onRequest);
    const { service } = await opened([address], quick);
    await expectProblem(await ask(service), 502, outcome);
    // Whatever it did, the connection to the client is in order.
    await expectProblem(await ask(service), 502, outcome);
  });

  test("goes silent within a long answer, or breaks it off, is seen by the client as broken off", async () => {
    const head = `HTTP/1.1 200 OK\r\nContent-Length: ${200 * 1024}\r\n\r\n`;
    for (const onRequest of [
      (socket: Socket) => void socket.end(head + "x".repeat(100_000)),
      (socket: Socket) => void socket.write(head + "x".repeat(100_000)),
    ]) {
      const { address } = await raw(onRequest);
      const { service } = await opened([address], quick);
      const answer = await ask(service);
      expect(answer.status).toBe(200);
      await expect(answer.text()).rejects.toThrow();
      await expect.poll(() => shared.gateway.lines.at(-1)?.outcome, SOON).toMatch(/truncated|timeout/);
    }
    const { address } = await raw((socket) => void socket.end("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n"));
    const { service } = await opened([address], quick);
    await expect(ask(service).then((answer) => answer.text())).rejects.toThrow();
  });

  test("breaks off every answer opens its circuit like one that gives none", async () => {
    const { address } = await raw((socket) => socket.end("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nshort"));
    const { service } = await opened([address], { ...quick, breakerFailures: 3 });
    for (let n = 0; n < 3; n++) expect((await ask(service)).status).toBe(502);
    await expectProblem(await ask(service), 503, "no_instance");
  });

  test("says more than it told poisons no other answer", async () => {
    const evil = "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhelloHTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nevil";
    const { address } = await raw((socket) => void socket.write(evil));
    const { service } = await opened([address], quick);
    const all = await texts(service, 5);
    expect(all.filter((text) => text.includes("evil"))).toEqual([]);
    expect(all[0]).toBe("hello");
  });

  test("answers informally first is waited for", async () => {
    const { address } = await raw(
      (socket) => void socket.end("HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi"),
    );
    const { service } = await opened([address], quick);
    expect(await (await ask(service)).text()).toBe("hi");
  });

  test("takes too long in all is left, however busy it is", async () => {
    const { address } = await backend((_request, response) => {
      response.writeHead(200, { "content-type": "text/plain" });
      const timer = setInterval(() => response.write("x"), 50);
      response.on("close", () => clearInterval(timer));
    });
    const { service } = await opened([address], { ...quick, totalTimeoutMs: 600 });
    await expect(ask(service).then((answer) => answer.text())).rejects.toThrow();
    await expect.poll(() => shared.gateway.lines.at(-1), SOON).toMatchObject({ outcome: "timeout" });
  });

  test("answers before it has read all is heard, and the rest of the upload is thrown away", async () => {
    const { address } = await backend((_request, response) => response.writeHead(401, { connection: "close" }).end("no"));
    const { service } = await opened([address], quick);
    const status = await new Promise<number>((resolve, reject) => {
      const request = httpRequest(
        `${shared.gateway.url}/${service}`,
        { method: "POST", headers: { "content-length": 4 * 1024 * 1024 } },
        (response) => {
          response.resume();
          resolve(response.statusCode ?? 0);
        },
      );
      request.on("error", reject);
      request.end(Buffer.alloc(4 * 1024 * 1024));
    });
    expect([401, 502]).toContain(status);
    expect((await ask(service)).status).toBe(401);
  });
});

describe("several instances", () => {
  test("share the requests, each as the route says", async () => {
    const [a, b] = [await named("a"), await named("b")];
    const round = await opened([a.address, b.address]);
    expect((await texts(round.service, 6)).toSorted().join("")).toBe("aaabbb");
    const weighted = await opened(
      [
        { address: a.address, weight: 300 },
        { address: b.address, weight: 100 },
      ],
      { balancing: "weighted" },
    );
    expect((await texts(weighted.service, 8)).toSorted().join("")).toBe("aaaaaabb");
    const sticky = await opened([a.address, b.address], { balancing: "sticky", stickyBy: "address" });
    expect(new Set(await texts(sticky.service, 6)).size).toBe(1);
    const least = await opened([a.address, b.address], { balancing: "least_requests" });
    expect(await texts(least.service, 4)).toHaveLength(4);
  });

  test("stand in for one that fails, for what may be sent twice, and not for what may not", async () => {
    const [bad, good] = [await named("bad"), await named("good")];
    const gone = await raw((socket) => socket.resetAndDestroy());
    bad.status = 503;
    const { service } = await opened([gone.address, good.address], { breakerFailures: 100 });
    expect(new Set(await texts(service, 4))).toEqual(new Set(["good"]));
    expect(shared.gateway.lines.at(-1)?.attempts).toBeLessThanOrEqual(2);
    const posts = [];
    for (let n = 0; n < 4; n++) posts.push((await ask(service, { method: "POST", body: "x" })).status);
    expect(posts.toSorted()).toEqual([200, 200, 502, 502]);
    const puts = await opened([bad.address, good.address], { breakerFailures: 100 });
    const statuses = [];
    for (let n = 0; n < 4; n++) statuses.push((await ask(puts.service, { method: "DELETE" })).status);
    expect(statuses).toEqual([200, 200, 200, 200]);
    // A body that was read cannot be read again.
    const withBody = [];
    for (let n = 0; n < 4; n++) withBody.push((await ask(puts.service, { method: "PUT", body: "x" })).status);
    expect(withBody.toSorted()).toEqual([200, 200, 503, 503]);
  });

  test("do without one that failed five times in a row, and without one that is down, but not without most of them", async () => {
    const [a, b, c] = [await named("a"), await named("b"), await named("c")];
    const { service } = await opened([a.address, b.address, c.address], { retries: 0, breakerFailures: 1_000 });
    a.status = 500;
    await texts(service, 18);
    a.status = 200;
    expect(new Set(await texts(service, 6))).toEqual(new Set(["b", "c"]));
    expect(await counted("gateway_ejections_total")).toBeGreaterThan(0);
    down.add(b.address);
    // One of three is left: too few to carry the load, so that all are tried.
    expect(new Set(await texts(service, 6))).toEqual(new Set(["a", "b", "c"]));
    down.clear();
  });

  test("are left in peace when the circuit of each is open, until its time is over", async () => {
    const only = await named("only");
    const { service } = await opened([only.address], { retries: 0, breakerFailures: 3, breakerOpenSeconds: 1, breakerSuccesses: 1 });
    only.status = 503;
    // Its own words come through as long as it is asked.
    for (let n = 0; n < 3; n++) expect((await ask(service)).status).toBe(503);
    const { asked } = only;
    const refused = await ask(service);
    expect(refused.headers.get("retry-after")).toBe("1");
    await expectProblem(refused, 503, "no_instance");
    expect(only.asked).toBe(asked);
    only.status = 200;
    await expect.poll(async () => (await ask(service)).status, SOON).toBe(200);
  });

  test("give a share to a canary, and take it back when the canary cannot", async () => {
    const [stable, canary] = [await named("stable"), await named("canary")];
    const other = await opened([canary.address]);
    const { service } = await opened([stable.address], { canaryService: other.service, canaryPercent: 100 });
    expect(await texts(service, 2)).toEqual(["canary", "canary"]);
    down.add(canary.address);
    const none = await opened([], {});
    const without = await opened([stable.address], { canaryService: none.service, canaryPercent: 100 });
    expect(await texts(without.service, 1)).toEqual(["stable"]);
    down.clear();
  });

  test("are told of to whoever watches services", async () => {
    const [bad, good] = [await named("bad"), await named("good")];
    bad.status = 503;
    const { service } = await opened([bad.address, good.address], { retries: 0 });
    await texts(service, 2);
    await expect
      .poll(
        () =>
          shared.gateway.reported
            .filter((each) => each.serviceKey === service)
            .map(({ address, state }) => `${state} ${address}`)
            .toSorted(),
        SOON,
      )
      .toEqual([`down ${bad.address}`, `operational ${good.address}`]);
  });
});

describe("when nobody answers, a route", () => {
  test("repeats what was answered before, to whom it was answered and no longer than it says", async () => {
    const only = await named("figures");
    const { service } = await opened([only.address], { fallback: "stale", staleSeconds: 1, retries: 0 });
    expect(await (await ask(`${service}/a`)).text()).toBe("figures");
    only.status = 503;
    const stale = await ask(`${service}/a`);
    expect([stale.status, await stale.text(), stale.headers.get("x-brain-fallback"), stale.headers.get("age")]).toEqual([
      200,
      "figures",
      "stale",
      "0",
    ]);
    expect((await ask(`${service}/other`)).status).toBe(503);
    expect((await ask(`${service}/a`, { headers: { cookie: "theirs=1" } })).status).toBe(503);
    expect((await ask(`${service}/a`, { method: "POST" })).status).toBe(503);
    await expect.poll(async () => (await ask(`${service}/a`)).status, SOON).toBe(503);
  });

  test("says what it was told to say", async () => {
    const gone = await raw((socket) => socket.resetAndDestroy());
    const { service } = await opened([gone.address], {
      fallback: "static",
      staticStatus: 200,
      staticType: "application/json",
      staticBody: '{"items":[]}',
      retries: 0,
    });
    const answer = await ask(service);
    expect([answer.status, await answer.json(), answer.headers.get("x-brain-fallback")]).toEqual([200, { items: [] }, "static"]);
  });
});
