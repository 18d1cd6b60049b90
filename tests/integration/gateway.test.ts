import { createHmac } from "node:crypto";
import { request as httpRequest, type IncomingMessage } from "node:http";
import { WebSocket } from "undici";
import { describe, expect, test } from "vitest";
import { requireTenant } from "#lib/access";
import { changeRoute, deleteRoute, identityKey } from "#lib/brain";
import { changeRouteCall } from "#lib/brain/schema";
import { contextOfRequest, revokeSession } from "#lib/identity";
import { createKey, createServiceAccount } from "#lib/keys";
import { createKeyInput } from "#lib/keys/schema";
import { newId } from "#lib/platform/crypto";
import { createPerson, createTenant, openTestSession, testRuntime } from "../support/contexts.ts";
import { query } from "../support/database.ts";
import { echoWebSocket, openRoute, startGateway } from "../support/gateway.ts";
import { gatewayTests } from "../support/gateway-tests.ts";

const MIB = 1024 * 1024;
const SOON = { timeout: 8_000, interval: 20 };

const { shared, endWithTest, backend, opened, ask } = gatewayTests();

/** A backend that says what it was asked. */
const mirror = () =>
  backend((request, response) => {
    const pieces: Buffer[] = [];
    request.on("data", (piece) => pieces.push(piece));
    request.on("end", () => {
      const { method, url, headers } = request;
      response.setHeader("Content-Type", "application/json");
      response.setHeader("X-Answered", "yes");
      response.end(JSON.stringify({ method, url, headers, body: Buffer.concat(pieces).toString() }));
    });
  });
const anotherGateway = async () => {
  const other = testRuntime(shared.database);
  const made = await startGateway(other);
  endWithTest(() => other.close(), made.stop);
  return made;
};
const lineOf = (requestId: string | null) => shared.gateway.lines.find((line) => line.requestId === requestId);

async function member(role: "viewer" | "tenant_admin" = "viewer") {
  const tenant = await createTenant(shared.database.db);
  const person = await createPerson(shared.database.db, { memberships: [{ tenantId: tenant.id, role }] });
  const { sessionId, cookieHeader } = await openTestSession(shared.runtime, person.id, tenant.id);
  const context = async () =>
    requireTenant(await contextOfRequest(shared.runtime, { cookieHeader, requestId: newId(), ip: "127.0.0.1", userAgent: "tests" }));
  return { tenant, person, sessionId, cookie: cookieHeader, context };
}

async function apiKey(scopes: string[]) {
  const admin = await member("tenant_admin");
  const context = await admin.context();
  const account = await createServiceAccount(context, { name: "Reports", description: "" });
  const { secret, key } = await createKey(context, account.id, createKeyInput.parse({ name: "Nightly", scopes }));
  return { ...admin, account, key, authorization: `Bearer ${secret}` };
}

describe("a request through the gateway", () => {
  test.each(["GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "PROPFIND"])(
    "%s arrives with its path, query and body, and its answer comes back",
    async (method) => {
      const { service } = await opened([(await mirror()).address]);
      const body = method === "GET" ? undefined : "some body";
      const answer = await ask(`${service}/api/leads/?a=1&b=%20`, { method, ...(body && { body }) });
      expect(answer.status).toBe(200);
      expect(answer.headers.get("x-answered")).toBe("yes");
      expect(await answer.json()).toMatchObject({ method, url: "/api/leads/?a=1&b=%20", body: body ?? "" });
      const line = lineOf(answer.headers.get("x-request-id"));
      expect(line).toMatchObject({
        method,
        status: 200,
        outcome: "answered",
        path: `/api/brain/${service}/api/leads/`,
        attempts: 1,
        route: `${service} /`,
      });
    },
  );

  test("HEAD has the headers of GET and no body", async () => {
    const { service } = await opened([(await mirror()).address], { methods: ["GET"] });
    const answer = await ask(service, { method: "HEAD" });
    expect([answer.status, answer.headers.get("x-answered"), await answer.text()]).toEqual([200, "yes", ""]);
  });

  test("goes to the base path of an instance", async () => {
    const { service } = await opened([`${(await mirror()).address}/base/`]);
    expect(await (await ask(`${service}/x?y`)).json()).toMatchObject({ url: "/base/x?y" });
  });

  test("tells the backend who asks by a signed header, and neither the session nor the key", async () => {
    const { service } = await opened([(await mirror()).address], { access: "signed_in" });
    const { cookie, tenant, person } = await member();
    const sent = { cookie: `${cookie}; theirs=1`, "x-brain-identity": "forged", traceparent: `00-${"a".repeat(32)}-${"b".repeat(16)}-01` };
    const answer = await ask(`${service}/me?x=1`, { headers: sent });
    const { headers } = (await answer.json()) as { headers: Record<string, string> };
    expect(headers.cookie).toBe("theirs=1");
    expect(headers.traceparent).toMatch(new RegExp(`^00-${"a".repeat(32)}-(?!${"b".repeat(16)})[0-9a-f]{16}-01$`));
    expect(headers["x-request-id"]).toBe(answer.headers.get("x-request-id"));
    const [head, claims = "", signature] = headers["x-brain-identity"]?.split(".") ?? [];
    expect(signature).toBe(createHmac("sha256", identityKey(shared.database.authSecret, service)).update(`${head}.${claims}`).digest("base64url"));
    expect(JSON.parse(Buffer.from(claims, "base64url").toString())).toMatchObject({
      aud: service,
      kind: "user",
      sub: person.id,
      tenant: tenant.id,
      role: "viewer",
      method: "GET",
      target: "/me?x=1",
      jti: headers["x-request-id"],
    });

    const { authorization, account, tenant: other } = await apiKey(["lead.read"]);
    const byKey = (await (await ask(service, { headers: { authorization } })).json()) as { headers: Record<string, string> };
    expect(byKey.headers.authorization).toBeUndefined();
    expect(JSON.parse(Buffer.from(byKey.headers["x-brain-identity"]?.split(".")[1] ?? "", "base64url").toString())).toMatchObject({
      kind: "service",
      sub: account.id,
      tenant: other.id,
    });
  });

  test("drops what ends with the connection, both ways", async () => {
    const hop = await backend((request, response) => {
      response.setHeader("Connection", "close, X-Internal");
      response.setHeader("X-Internal", "10.0.0.1");
      response.setHeader("Keep-Alive", "timeout=7");
      response.setHeader("X-Powered-By", "PHP");
      response.setHeader("Set-Cookie", ["theirs=1", "next-auth.session-token=evil; Path=/"]);
      response.end(JSON.stringify(request.headers));
    });
    const { service } = await opened([hop.address]);
    const answer = await new Promise<{ seen: Record<string, string>; headers: IncomingMessage["headers"] }>((resolve) => {
      const headers = { connection: "X-Mine, close", "x-mine": "1", te: "trailers", "proxy-authorization": "Basic x", accept: "*/*" };
      httpRequest(`${shared.gateway.url}/${service}`, { headers }, (response) => {
        let text = "";
        response.on("data", (piece) => {
          text += piece;
        });
        response.on("end", () => resolve({ seen: JSON.parse(text), headers: response.headers }));
      }).end();
    });
    expect(answer.seen).toMatchObject({ accept: "*/*" });
    for (const name of ["x-mine", "te", "proxy-authorization"]) expect(answer.seen[name]).toBeUndefined();
    for (const name of ["x-internal", "x-powered-by"]) expect(answer.headers[name]).toBeUndefined();
    expect(answer.headers["set-cookie"]).toEqual([`theirs=1; Path=/api/brain/${service}`]);
    expect(answer.headers["content-security-policy"]).toBe("sandbox");
  });

  test("that is public is answered without anybody, and with an unknown route not at all", async () => {
    const { service } = await opened([(await mirror()).address], { pathPrefix: "/open" });
    expect((await ask(`${service}/open/x`)).status).toBe(200);
    expect((await ask(`${service}/opened`)).status).toBe(404);
    expect((await ask(`${service}/%6fpen/x`)).status).toBe(200);
    expect((await ask("no-such-service/x")).status).toBe(404);
  });
});

describe("who may", () => {
  test("is asked before anything is sent on: nobody, without the permission, of another tenant, from another site", async () => {
    let asked = 0;
    const counting = await backend((_request, response) => {
      asked += 1;
      response.end("ok");
    });
    const { service } = await opened([counting.address], { access: "lead.update" });
    const [viewer, admin] = [await member("viewer"), await member("tenant_admin")];
    const status = async (headers: Record<string, string>, method = "POST") => (await ask(service, { method, headers })).status;
    expect(await status({})).toBe(401);
    expect(await status({ authorization: "Bearer biz_nonsense" })).toBe(401);
    expect(await status({ cookie: viewer.cookie, "sec-fetch-site": "same-origin" })).toBe(403);
    expect(await status({ cookie: admin.cookie })).toBe(403);
    expect(await status({ cookie: admin.cookie, origin: "https://evil.example" })).toBe(403);
    expect(asked).toBe(0);
    expect(await status({ cookie: admin.cookie, "sec-fetch-site": "same-origin" })).toBe(200);
    expect(await status({ cookie: admin.cookie }, "GET")).toBe(200);
    const key = await apiKey(["lead.update"]);
    expect(await status({ authorization: key.authorization })).toBe(200);
    expect(await status({ authorization: (await apiKey(["lead.read"])).authorization })).toBe(403);
    expect(asked).toBe(3);

    const only = await opened([counting.address], { access: "signed_in", tenants: [admin.tenant.slug] });
    expect((await ask(only.service, { headers: { cookie: admin.cookie } })).status).toBe(200);
    expect((await ask(only.service, { headers: { cookie: viewer.cookie } })).status).toBe(404);
    expect((await ask(only.service)).status).toBe(401);
  });

  test("is forgotten the moment that the session ends", async () => {
    const { service } = await opened([(await mirror()).address], { access: "signed_in" });
    const { cookie, context, sessionId } = await member();
    await expect.poll(async () => (await ask(service, { headers: { cookie } })).status, SOON).toBe(200);
    const own = await context();
    await revokeSession(own, sessionId);
    await expect.poll(async () => (await ask(service, { headers: { cookie } })).status, { timeout: 900, interval: 10 }).toBe(401);
  });

  test("and how often, by tenant and by key, before anything is sent on", async () => {
    const { service } = await opened([(await mirror()).address], { access: "signed_in", ratePerMinute: 3 });
    const [one, other] = [await member(), await member()];
    const statuses = async (cookie: string) => {
      const all = [];
      for (let n = 0; n < 4; n++) all.push((await ask(service, { headers: { cookie } })).status);
      return all;
    };
    expect(await statuses(one.cookie)).toEqual([200, 200, 200, 429]);
    expect(await statuses(other.cookie)).toEqual([200, 200, 200, 429]);
    const refused = await ask(service, { headers: { cookie: one.cookie } });
    expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
    expect(await refused.json()).toMatchObject({ code: "limit_exceeded", status: 429 });
    const { authorization } = await apiKey(["lead.read"]);
    const byKey = await ask(service, { headers: { authorization } });
    expect([byKey.headers.get("ratelimit-limit"), byKey.headers.get("ratelimit-remaining")]).toEqual(["1000", "999"]);
  });

  test("pages of other origins ask the gateway first, and only those that the route names may", async () => {
    const { service } = await opened([(await mirror()).address], { corsOrigins: ["https://app.example"], methods: ["GET", "POST"] });
    const preflight = (origin: string) =>
      ask(service, {
        method: "OPTIONS",
        headers: { origin, "access-control-request-method": "POST", "access-control-request-headers": "content-type" },
      });
    const yes = await preflight("https://app.example");
    expect([yes.status, yes.headers.get("access-control-allow-origin"), yes.headers.get("access-control-allow-methods")]).toEqual([
      204,
      "https://app.example",
      "GET, POST, HEAD",
    ]);
    const no = await preflight("https://evil.example");
    expect([no.status, no.headers.get("access-control-allow-origin")]).toEqual([403, null]);
    const answer = await ask(service, { headers: { origin: "https://app.example" } });
    expect(answer.headers.get("access-control-allow-origin")).toBe("https://app.example");
    const delete405 = await ask(service, { method: "DELETE", headers: { origin: "https://app.example" } });
    expect([delete405.status, delete405.headers.get("allow")]).toEqual([405, "GET, POST, HEAD"]);
  });
});

describe("bodies", () => {
  /** Writes until the other side takes no more for half a second, or `total` is out. @returns how much was taken by then, and how to go on */
  const writeUntilFull = async (stream: NodeJS.WritableStream, total: number) => {
    const piece = Buffer.alloc(MIB, 7);
    let taken = 0;
    let isDone = false;
    const all = (async () => {
      while (taken < total) {
        taken += piece.length;
        if (!stream.write(piece)) await new Promise((resolve) => stream.once("drain", resolve));
      }
      isDone = true;
      stream.end();
    })();
    for (let before = -1; before !== taken && !isDone; ) {
      before = taken;
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
    return { stalledAt: taken, all };
  };

  test("go up in pieces: of 192 MB no more is taken than a backend reads, and then all of it", async () => {
    let received = 0;
    let read: () => void = () => undefined;
    const slow = await backend((request, response) => {
      request.on("data", (piece: Buffer) => {
        received += piece.length;
      });
      request.pause();
      read = () => request.resume();
      request.on("end", () => response.end(String(received)));
    });
    const { service } = await opened([slow.address], { maxBodyKib: 1_000_000, access: "public" });
    const total = 192 * MIB;
    let request: ReturnType<typeof httpRequest> | undefined;
    const answered = new Promise<string>((resolve, reject) => {
      request = httpRequest(`${shared.gateway.url}/${service}`, { method: "POST", headers: { "content-length": total } }, (response) => {
        response.on("data", (piece) => resolve(String(piece)));
      });
      request.on("error", reject);
    });
    if (!request) throw new Error("not sent");
    const { stalledAt } = await writeUntilFull(request, total);
    // What the kernel's buffers of two connections hold, and a little of ours.
    expect(stalledAt).toBeLessThan(total / 4);
    read();
    expect(await answered).toBe(String(total));
  });

  test("come down in pieces: of 192 MB no more is taken than the client reads, and then all of it", async () => {
    let written: Promise<{ stalledAt: number; all: Promise<void> }> | undefined;
    const total = 192 * MIB;
    const big = await backend((_request, response) => {
      response.writeHead(200, { "content-type": "application/octet-stream" });
      written = writeUntilFull(response, total);
    });
    const { service } = await opened([big.address]);
    const response = await new Promise<IncomingMessage>((resolve) => httpRequest(`${shared.gateway.url}/${service}`, resolve).end());
    await expect.poll(() => written !== undefined, SOON).toBe(true);
    expect((await written)?.stalledAt).toBeLessThan(total / 4);
    let bytes = 0;
    for await (const piece of response) bytes += piece.length;
    expect(bytes).toBe(total);
  });

  test("that are too large are refused by their length, and cut off when they tell none", async () => {
    let whole = 0;
    const eager = await backend((request, response) => {
      request.resume();
      request.on("end", () => {
        whole += 1;
        response.end("ok");
      });
    });
    const { service } = await opened([eager.address], { maxBodyKib: 64 });
    const told = await ask(service, { method: "POST", body: Buffer.alloc(65 * 1024) });
    expect([told.status, await told.json()]).toMatchObject([413, { code: "invalid" }]);
    const untold = await new Promise<number>((resolve, reject) => {
      const request = httpRequest(`${shared.gateway.url}/${service}`, { method: "POST" }, (response) => {
        response.resume();
        resolve(response.statusCode ?? 0);
      });
      request.on("error", reject);
      for (let n = 0; n < 20; n++) request.write(Buffer.alloc(8 * 1024));
      request.end();
    });
    expect(untold).toBe(413);
    expect(whole).toBe(0);
    expect((await ask(service, { method: "POST", body: Buffer.alloc(64 * 1024) })).status).toBe(200);
  });

  test("of a client that leaves in the middle end for the backend, too", async () => {
    let [isUnderWay, isCutOff] = [false, false];
    const listening = await backend((request) => {
      isUnderWay = true;
      request.on("aborted", () => {
        isCutOff = true;
      });
      request.on("error", () => undefined);
      request.resume();
    });
    const { service } = await opened([listening.address]);
    const request = httpRequest(`${shared.gateway.url}/${service}`, { method: "POST", headers: { "content-length": 1000 } });
    request.on("error", () => undefined);
    request.write("half");
    await expect.poll(() => isUnderWay, SOON).toBe(true);
    request.destroy();
    await expect.poll(() => isCutOff, SOON).toBe(true);
    await expect.poll(() => shared.gateway.lines.at(-1)?.outcome, SOON).toBe("client_left");
  });

  test("of events arrive as they are sent, and end when the process is about to", async () => {
    const events = await backend((request, response) => {
      response.writeHead(200, { "content-type": "text/event-stream" });
      response.write("data: one\n\n");
      request.on("close", () => response.end());
      setTimeout(() => response.write("data: two\n\n"), 50);
    });
    const { service } = await opened([events.address], { totalTimeoutMs: null });
    const answer = await ask(service);
    const reader = (answer.body as ReadableStream<Uint8Array<ArrayBuffer>>).pipeThrough(new TextDecoderStream()).getReader();
    expect(await reader.read()).toEqual({ done: false, value: "data: one\n\n" });
    expect(await reader.read()).toEqual({ done: false, value: "data: two\n\n" });
    const own = await anotherGateway();
    const other = await fetch(`${own.url}/${service}`);
    const stream = (other.body as ReadableStream<Uint8Array<ArrayBuffer>>).pipeThrough(new TextDecoderStream()).getReader();
    await stream.read();
    own.gateway.drain();
    await expect.poll(async () => (await stream.read()).done, SOON).toBe(true);
    await reader.cancel();
  });
});

describe("a WebSocket", () => {
  const connect = (service: string, headers: Record<string, string> = {}) =>
    new Promise<WebSocket>((resolve, reject) => {
      const socket = new WebSocket(`ws://127.0.0.1:${shared.gateway.port}/api/brain/${service}/live`, { headers });
      socket.addEventListener("open", () => resolve(socket));
      socket.addEventListener("error", () => reject(new Error("not opened")));
    });
  const heard = (socket: WebSocket) =>
    new Promise<string>((resolve) => socket.addEventListener("message", ({ data }) => resolve(String(data)), { once: true }));

  test("is opened for those who may, from pages that may, and carries messages both ways", async () => {
    const { service } = await opened([(await backend((_request, response) => response.writeHead(400).end(), echoWebSocket)).address], {
      access: "signed_in",
    });
    const { cookie } = await member();
    await expect(connect(service)).rejects.toThrow("not opened");
    await expect(connect(service, { cookie, origin: "https://evil.example" })).rejects.toThrow("not opened");
    await expect(connect(service, { cookie })).rejects.toThrow("not opened");
    const socket = await connect(service, { cookie, origin: `http://127.0.0.1:${shared.gateway.port}` });
    socket.send("hello");
    expect(await heard(socket)).toBe("hello");
    socket.send("again");
    expect(await heard(socket)).toBe("again");
    socket.close();
    await expect.poll(() => shared.gateway.lines.at(-1), SOON).toMatchObject({ status: 101, outcome: "answered", route: `${service} /` });
  });

  test("that the backend refuses is refused, and others than ours go where they went before", async () => {
    const plain = await backend((_request, response) => response.writeHead(403).end("the backend’s own words"));
    const { service } = await opened([plain.address]);
    const shake = (path: string) =>
      new Promise<number>((resolve) => {
        const headers = {
          connection: "Upgrade",
          upgrade: "websocket",
          "sec-websocket-key": "dGhlIHNhbXBsZSBub25jZQ==",
          "sec-websocket-version": "13",
        };
        httpRequest(`http://127.0.0.1:${shared.gateway.port}${path}`, { headers }, (response) => {
          response.resume();
          resolve(response.statusCode ?? 0);
        }).end();
      });
    expect(await shake(`/api/brain/${service}`)).toBe(403);
    expect(await shake("/api/brain/no-such-service")).toBe(404);
    expect(await shake("/socket.io/")).toBe(418);
  });

  test("ends when the process is about to", async () => {
    const { service } = await opened([(await backend((_request, response) => response.end(), echoWebSocket)).address]);
    const own = await anotherGateway();
    const socket = new WebSocket(`ws://127.0.0.1:${own.port}/api/brain/${service}`);
    await new Promise((resolve) => socket.addEventListener("open", resolve));
    const closed = new Promise((resolve) => socket.addEventListener("close", resolve));
    own.gateway.drain();
    await closed;
  });
});

describe("the route table", () => {
  test("is live: a change counts within moments, without a restart", async () => {
    const { address } = await mirror();
    const route = await openRoute(shared.staff, [address]);
    const status = async () => (await ask(route.service)).status;
    await expect.poll(status, SOON).toBe(200);
    const { id, service: _, version, createdAt: __, updatedAt: ___, ...same } = route;
    const changed = await changeRoute(shared.staff, { ...changeRouteCall.parse({ ...same, access: "signed_in", version }), id });
    await expect.poll(status, SOON).toBe(401);
    await query(shared.database.superuserUrl, "DELETE FROM service_instance i USING service s WHERE s.id = i.service_id AND s.key = $1", [
      route.service,
    ]);
    await deleteRoute(shared.staff, id, changed.version);
    await expect.poll(status, SOON).toBe(404);
  });

  test("chooses by the longest prefix, whose methods then decide", async () => {
    const { address } = await mirror();
    const { service } = await openRoute(shared.staff, [address], { methods: ["GET"] });
    const { createRoute } = await import("#lib/brain");
    const { createRouteInput } = await import("#lib/brain/schema");
    await createRoute(shared.staff, createRouteInput.parse({ service, pathPrefix: "/admin", access: "system.monitor", methods: ["GET"] }));
    await shared.gateway.gateway.reload();
    expect((await ask(`${service}/public`)).status).toBe(200);
    for (const path of ["admin", "admin/x", "%61dmin", "admin;x=1"]) expect((await ask(`${service}/${path}`)).status).toBe(401);
    expect((await ask(`${service}/admin`, { method: "POST" })).status).toBe(405);
    expect((await ask(`${service}/administration`)).status).toBe(200);
  });
});
