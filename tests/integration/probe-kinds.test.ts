import { createServer as createHttp, type RequestListener } from "node:http";
import { createServer as createHttp2, createSecureServer, type Http2Server } from "node:http2";
import { createServer as createHttps } from "node:https";
import { type AddressInfo, createServer as createTcp, type Server } from "node:net";
import { getCACertificates, setDefaultCACertificates } from "node:tls";
import { Redis } from "ioredis";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { type Look, takeLook } from "#lib/services";
import { serviceProbe } from "#lib/services/schema";
import { type DnsServer, startDnsServer } from "../support/dns-server.ts";
import { LOCALHOST_CERTIFICATE, LOCALHOST_KEY } from "../support/localhost-certificate.ts";
import { freePort } from "../support/portal.ts";

const servers: { close(): unknown }[] = [];
const usual = getCACertificates("default");
let dns: DnsServer;

beforeAll(async () => {
  dns = await startDnsServer();
});
afterAll(async () => {
  setDefaultCACertificates(usual);
  for (const server of servers) server.close();
  await dns.close();
});

async function portOf(server: Server | Http2Server): Promise<number> {
  servers.push(server);
  server.listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  return (server.address() as AddressInfo).port;
}
const http = async (listener: RequestListener) => `http://127.0.0.1:${await portOf(createHttp(listener))}`;

const look = (probe: object, address: string, over: Partial<Look> = {}) =>
  takeLook({
    probe: serviceProbe.parse({ name: "live", timeoutMs: 2_000, ...probe }),
    address,
    isPlatform: true,
    secret: null,
    beat: null,
    now: new Date(),
    ...over,
  });

describe("over HTTP", () => {
  test("an answer is as it should be, wrong, an error, too slow, or does not come", async () => {
    const address = await http((request, response) => {
      if (request.url === "/never") return;
      if (request.url === "/cut") return response.destroy();
      response.writeHead(request.url === "/500" ? 500 : 200, { "x-state": "ready" }).end('{"status":"pass"}');
    });
    const probe = { kind: "http", headers: [{ name: "X-State", contains: "ready" }], json: [{ pointer: "/status", equals: "pass" }] };
    expect(await look(probe, address)).toMatchObject({ state: "operational", reason: null, latencyMs: expect.any(Number), detail: "Status 200." });
    expect(await look({ ...probe, json: [{ pointer: "/status", equals: "fail" }] }, address)).toMatchObject({ state: "down", reason: "wrong" });
    expect(await look({ ...probe, path: "/500" }, address)).toMatchObject({ state: "down", reason: "error", detail: "Status 500." });
    expect(await look({ ...probe, path: "/cut" }, address)).toMatchObject({ state: "down", reason: "silent" });
    expect(await look({ ...probe, path: "/never", timeoutMs: 200 }, address)).toMatchObject({ state: "down", reason: "timeout", latencyMs: null });
    expect(await look(probe, `http://127.0.0.1:${await freePort()}`)).toMatchObject({ state: "down", reason: "refused" });
    expect(await look(probe, "http://no-such-host.invalid")).toMatchObject({ state: "down", reason: "name" });
  });

  test("more than the budget is degraded", async () => {
    const address = await http((_, response) => void setTimeout(() => response.end(), 30));
    expect(await look({ kind: "http", slowAfterMs: 5 }, address)).toMatchObject({ state: "degraded", reason: "slow" });
  });

  test("redirections are followed, five at most, to HTTP alone, and the headers that let one in go nowhere else", async () => {
    const met: (string | undefined)[] = [];
    const other = await http((request, response) => {
      met.push(request.headers.authorization);
      response.end();
    });
    const address = await http((request, response) => {
      met.push(request.headers.authorization);
      const [, steps = "0"] = (request.url ?? "").split("/step/");
      const target: Record<string, string> = { "/file": "file:///etc/passwd", "/other": other, "/round": "/round" };
      response.writeHead(302, { location: target[request.url ?? ""] ?? (steps === "0" ? other : `/step/${Number(steps) - 1}`) }).end();
    });
    const secret = { headers: { authorization: "Bearer secret" } };
    expect(await look({ kind: "http", path: "/step/3" }, address, { secret })).toMatchObject({ state: "operational" });
    expect(met).toEqual(["Bearer secret", "Bearer secret", "Bearer secret", "Bearer secret", undefined]);
    expect(await look({ kind: "http", path: "/round" }, address)).toMatchObject({
      state: "down",
      reason: "wrong",
      detail: "More than 5 redirections.",
    });
    expect(await look({ kind: "http", path: "/file" }, address)).toMatchObject({ state: "down", reason: "wrong" });
    expect(await look({ kind: "http", path: "/other", followRedirects: false }, address)).toMatchObject({ reason: "wrong", detail: "Status 302." });
  });

  test("of a body that never ends, a piece is read", async () => {
    const address = await http((_, response) => {
      response.on("error", () => undefined);
      const more = () => {
        while (!response.destroyed && response.write("x".repeat(65_536)));
      };
      response.on("drain", more);
      more();
    });
    expect(await look({ kind: "http" }, address)).toMatchObject({ state: "operational" });
  });

  test("a certificate counts: one that nobody vouches for, and one that ends soon", async () => {
    const server = createHttps({ key: LOCALHOST_KEY, cert: LOCALHOST_CERTIFICATE }, (_, response) => void response.end());
    const port = await portOf(server);
    expect(await look({ kind: "http" }, `https://localhost:${port}`)).toMatchObject({ state: "down", reason: "certificate" });
    setDefaultCACertificates([...usual, LOCALHOST_CERTIFICATE]);
    expect(await look({ kind: "http" }, `https://localhost:${port}`)).toMatchObject({ state: "operational" });
    const soon = new Date(new Date((await certificateEnd(port)) ?? 0).getTime() - 3.5 * 86_400_000);
    expect(await look({ kind: "http" }, `https://localhost:${port}`, { now: soon })).toMatchObject({
      state: "degraded",
      reason: "certificate",
      detail: "The certificate ends in 3 days.",
    });
  });

  async function certificateEnd(port: number): Promise<string | undefined> {
    const { connect } = await import("node:tls");
    const socket = connect({ port, host: "127.0.0.1", servername: "localhost" });
    await new Promise((resolve) => socket.once("secureConnect", resolve));
    const { valid_to } = socket.getPeerCertificate();
    socket.destroy();
    return valid_to;
  }
});

describe("of a tenant’s service", () => {
  test.each(["127.0.0.1", "10.0.0.1", "169.254.169.254", "[::1]", "localhost", "[::ffff:127.0.0.1]", "2130706433", "0.0.0.0", "100.64.0.1"])(
    "%s is not looked at",
    async (host) => {
      let asked = 0;
      const port = await portOf(createTcp(() => void asked++));
      for (const kind of ["http", "tcp", "postgres", "redis", "grpc"])
        expect(await look({ kind }, `http://${host}:${port}`, { isPlatform: false })).toMatchObject({ state: "unknown", reason: null });
      expect(asked).toBe(0);
    },
  );
  test("a name server in a private network is not asked", async () => {
    expect(await look({ kind: "dns", record: "a.example", server: dns.address }, "", { isPlatform: false })).toMatchObject({ state: "unknown" });
  });
});

test("over TCP a port takes connections or refuses them", async () => {
  const port = await portOf(createTcp((socket) => socket.on("error", () => undefined)));
  expect(await look({ kind: "tcp" }, `127.0.0.1:${port}`)).toMatchObject({ state: "operational" });
  expect(await look({ kind: "tcp" }, `127.0.0.1:${await freePort()}`)).toMatchObject({ state: "down", reason: "refused" });
});

describe("PostgreSQL", () => {
  const url = () => new URL(inject("servers").superuserUrl);
  const probe = (over: object = {}) => ({ kind: "postgres", user: decodeURIComponent(url().username), database: "postgres", ...over });
  const secret = () => ({ password: decodeURIComponent(url().password) });
  const at = () => `postgres://${url().hostname}:${url().port}`;

  test("answers a query with the value that it should be", async () => {
    expect(
      await look(probe({ query: "SELECT count(*) FROM pg_database WHERE datname = 'postgres'", equals: "1" }), at(), { secret: secret() }),
    ).toMatchObject({
      state: "operational",
    });
    expect(await look(probe({ equals: "2" }), at(), { secret: secret() })).toMatchObject({ state: "down", reason: "wrong" });
  });
  test("changes nothing, runs one statement, and no longer than the look", async () => {
    expect(await look(probe({ query: "CREATE TABLE probed (id int)" }), at(), { secret: secret() })).toMatchObject({
      reason: "error",
      detail: "PostgreSQL: 25006.",
    });
    expect(await look(probe({ query: "SELECT 1; SELECT 2" }), at(), { secret: secret() })).toMatchObject({
      reason: "error",
      detail: "PostgreSQL: 42601.",
    });
    expect(await look(probe({ query: "SELECT pg_sleep(9)", timeoutMs: 300 }), at(), { secret: secret() })).toMatchObject({ state: "down" });
  });
  test("that lets nobody in is an error, without a word of the password", async () => {
    const result = await look(probe(), at(), { secret: { password: "not-the-password" } });
    expect(result).toMatchObject({ state: "down", reason: "error", detail: expect.stringMatching(/^PostgreSQL: 28/) });
    expect(JSON.stringify(result)).not.toContain("not-the-password");
  });
  test("that is away refuses", async () => {
    expect(await look(probe(), `127.0.0.1:${await freePort()}`)).toMatchObject({ state: "down", reason: "refused" });
  });
});

describe("Redis", () => {
  const at = () => inject("servers").redisUrl;
  test("answers PING, and has the role that it should", async () => {
    expect(await look({ kind: "redis", role: "master" }, at())).toMatchObject({ state: "operational", detail: "Role master." });
    expect(await look({ kind: "redis", role: "slave" }, at())).toMatchObject({ state: "down", reason: "wrong" });
  });
  test("that takes a password or does not, is away, or is something else", async () => {
    const admin = new Redis(at());
    await admin.call("ACL", "SETUSER", "prober", "on", ">its-password", "+ping", "+role");
    await admin.quit();
    const probe = { kind: "redis", user: "prober" };
    expect(await look(probe, at(), { secret: { password: "its-password" } })).toMatchObject({ state: "operational" });
    expect(await look(probe, at(), { secret: { password: "another" } })).toMatchObject({
      state: "down",
      reason: "error",
      detail: "Redis: WRONGPASS.",
    });
    expect(await look({ kind: "redis" }, `127.0.0.1:${await freePort()}`)).toMatchObject({ state: "down", reason: "refused" });
    expect(await look({ kind: "redis", timeoutMs: 500 }, await http((_, response) => void response.end()))).toMatchObject({ state: "down" });
  });
});

describe("gRPC", () => {
  const answering = (server: Http2Server, status: number, grpcStatus = 0) =>
    server.on("stream", (stream, headers) => {
      const parts: Buffer[] = [];
      stream.on("data", (part: Buffer) => parts.push(part));
      stream.on("end", () => {
        const name = Buffer.concat(parts).subarray(7).toString();
        const isKnown = headers[":path"] === "/grpc.health.v1.Health/Check" && (name === "" || name === "shop");
        stream.respond({ ":status": 200, "content-type": "application/grpc" }, { waitForTrailers: true });
        stream.on("wantTrailers", () => stream.sendTrailers({ "grpc-status": String(isKnown ? grpcStatus : 5) }));
        stream.end(isKnown && grpcStatus === 0 ? Buffer.from([0, 0, 0, 0, 2, 8, status]) : undefined);
      });
    });

  test("says that it serves, or does not, or does not know the service", async () => {
    const well = `127.0.0.1:${await portOf(answering(createHttp2(), 1))}`;
    expect(await look({ kind: "grpc" }, well)).toMatchObject({ state: "operational" });
    expect(await look({ kind: "grpc", service: "shop" }, well)).toMatchObject({ state: "operational" });
    expect(await look({ kind: "grpc", service: "other" }, well)).toMatchObject({ state: "down", reason: "wrong", detail: "gRPC status 5." });
    const ill = `127.0.0.1:${await portOf(answering(createHttp2(), 2))}`;
    expect(await look({ kind: "grpc" }, ill)).toMatchObject({ state: "down", reason: "error", detail: "It is NOT_SERVING." });
    const refusing = `127.0.0.1:${await portOf(answering(createHttp2(), 1, 14))}`;
    expect(await look({ kind: "grpc" }, refusing)).toMatchObject({ state: "down", reason: "error", detail: "gRPC status 14." });
  });
  test("is spoken over TLS, too, and what is no gRPC is told apart", async () => {
    const server = createSecureServer({ key: LOCALHOST_KEY, cert: LOCALHOST_CERTIFICATE });
    const port = await portOf(answering(server as unknown as Http2Server, 1));
    setDefaultCACertificates([...usual, LOCALHOST_CERTIFICATE]);
    expect(await look({ kind: "grpc" }, `grpcs://localhost:${port}`)).toMatchObject({ state: "operational" });
    expect(await look({ kind: "grpc" }, (await http((_, response) => void response.end())).replace("http://", ""))).toMatchObject({ state: "down" });
  });
});

test("DNS gives the values that it should, does not know a name, fails, or is silent", async () => {
  dns.answers.set("known.example", ["v=1", "Other"]).set("broken.example", "servfail").set("silent.example", "silence");
  const probe = (record: string, over: object = {}) => ({ kind: "dns", type: "TXT", record, server: dns.address, timeoutMs: 700, ...over });
  expect(await look(probe("known.example", { values: ["v=1"] }), "")).toMatchObject({ state: "operational" });
  expect(await look(probe("known.example", { values: ["v=2"] }), "")).toMatchObject({ state: "down", reason: "wrong", detail: "Missing: v=2." });
  expect(await look(probe("unknown.example"), "")).toMatchObject({ state: "down", reason: "name" });
  expect(await look(probe("broken.example"), "")).toMatchObject({ state: "down" });
  expect(await look(probe("silent.example"), "")).toMatchObject({ state: "down", reason: "timeout" });
});
