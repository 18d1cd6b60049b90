import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { io, type Socket } from "socket.io-client";
import { afterEach, beforeEach, describe, expect, inject, test, vi } from "vitest";
import { sessionOfCookies } from "#lib/identity";
import { newId } from "#lib/platform/crypto";
import {
  createRealtime,
  publishControl,
  publishUpdate,
  type Realtime,
  type Revocation,
  type SocketIdentity,
  type Update,
} from "#lib/platform/realtime";
import { connectRealtime, type RealtimeMessage, SOCKET_PATH } from "#lib/platform/realtime/schema";
import type { Runtime } from "#lib/platform/runtime";
import { createPerson, createTenant, openTestSession, testRuntime } from "../support/contexts.ts";
import { query, type TestDatabase, testDatabase } from "../support/database.ts";
import { type RedisServer, startRedis } from "../support/redis.ts";

const SYSTEM = { kind: "system", purpose: "test" } as const;
const SOON = { timeout: 10_000, interval: 20 };

let database: TestDatabase;
let runtime: Runtime;
let tenantId: string;
/** What to end after each test, last first. */
let ends: (() => unknown)[];

beforeEach(async () => {
  database = await testDatabase();
  ends = [() => database.drop()];
  runtime = startRuntime();
  tenantId = (await createTenant(database.db)).id;
});
afterEach(async () => {
  for (const end of ends.toReversed()) await end();
});

function startRuntime(redisUrl?: string): Runtime {
  const made = testRuntime(database, { redisUrl });
  ends.push(() => made.close());
  return made;
}

interface Web {
  url: string;
  realtime: Realtime;
  stop(): Promise<void>;
}

interface WebOptions {
  runtime?: Runtime;
  port?: number;
  authenticate?: (cookieHeader: string | undefined) => Promise<SocketIdentity | null>;
}

/** A web server with realtime, as `server.ts` puts them together. */
async function startWeb(options: WebOptions = {}): Promise<Web> {
  const own = options.runtime ?? runtime;
  const server = createServer((_request, response) => response.end());
  const realtime = await createRealtime({
    httpServer: server,
    runtime: own,
    authenticate: options.authenticate ?? ((cookies) => identityOf(own, cookies)),
  });
  await listen(server, options.port ?? 0);
  let isStopped = false;
  const stop = async () => {
    if (isStopped) return;
    isStopped = true;
    await realtime.close();
    server.closeAllConnections();
    await new Promise<void>((resolve) => server.close(() => resolve()));
  };
  ends.push(stop);
  await expect.poll(() => realtime.isListening(), SOON).toBe(true);
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, realtime, stop };
}

const listen = (server: Server, port: number) => new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));

async function identityOf(own: Runtime, cookies: string | undefined): Promise<SocketIdentity | null> {
  const session = await sessionOfCookies(own, cookies);
  if (!session) return null;
  const { sessionId, userId, tenant, platformRole, expiresAt } = session;
  return { sessionId, userId, tenantId: tenant?.id ?? null, isPlatformStaff: platformRole !== null, expiresAt };
}

interface Member {
  userId: string;
  sessionId: string;
  cookie: string;
}

async function signedIn(tenant: string | null): Promise<Member> {
  const person = await createPerson(database.db, tenant ? { memberships: [{ tenantId: tenant, role: "member" }] } : { platformRole: "support" });
  const { sessionId, cookieHeader } = await openTestSession(runtime, person.id, tenant);
  return { userId: person.id, sessionId, cookie: cookieHeader };
}

interface Client {
  socket: Socket;
  updates: RealtimeMessage[];
  topics(): string[];
  /** Why the connection was refused or ended. */
  refusals: string[];
  ends: string[];
}

function open(web: Web, options: { cookie?: string; since?: string; snapshot?: string; origin?: string } = {}): Client {
  const headers = { ...(options.cookie && { cookie: options.cookie }), ...(options.origin && { origin: options.origin }) };
  const socket = io(web.url, {
    path: SOCKET_PATH,
    transports: ["websocket"],
    forceNew: true,
    reconnection: false,
    extraHeaders: headers,
    auth: { since: options.since, snapshot: options.snapshot },
  });
  const client: Client = { socket, updates: [], topics: () => client.updates.map((each) => each.topic), refusals: [], ends: [] };
  socket.on("update", (message: RealtimeMessage) => client.updates.push(message));
  socket.on("connect_error", (error) => client.refusals.push(error.message));
  socket.on("disconnect", (reason) => client.ends.push(reason));
  ends.push(() => socket.disconnect());
  return client;
}

/** Opens a connection and waits until it is in its rooms: the server joins them in the turn in which it accepts. */
async function joined(web: Web, options: { cookie: string; since?: string; snapshot?: string }): Promise<Client> {
  const client = open(web, options);
  await expect.poll(() => client.socket.connected, SOON).toBe(true);
  return client;
}

/** Publishes, and waits until the server has told its sockets: whoever connects from now on is told of it only on asking. */
async function publishAndSettle(web: Web, topic: string): Promise<void> {
  const witness = await joined(web, await signedIn(tenantId));
  await publish({ topic });
  await expect.poll(witness.topics, SOON).toEqual([topic]);
  witness.socket.disconnect();
}

const publish = (update: Partial<Update> & { topic: string }) =>
  runtime.db.transaction(SYSTEM, (tx) => publishUpdate(tx, { tenantId, payload: { said: update.topic }, ...update }));
const control = (revocation: Revocation) => runtime.db.transaction(SYSTEM, (tx) => publishControl(tx, revocation));
const cutListener = () =>
  query(
    database.superuserUrl,
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1 AND application_name = 'bizosaas-listener'",
    [database.name],
  );

describe("a connection", () => {
  test.each([
    ["without a session", undefined],
    ["with a forged token", "next-auth.session-token=forged"],
  ])("%s is refused", async (_name, cookie) => {
    const web = await startWeb();
    const client = open(web, { cookie });
    await expect.poll(() => client.refusals, SOON).toEqual(["unauthenticated"]);
    expect(web.realtime.connectionCount()).toBe(0);
  });

  test("of a page of another site is refused, whatever cookies it carries", async () => {
    const web = await startWeb();
    const { cookie } = await signedIn(tenantId);
    const foreign = open(web, { cookie, origin: "https://evil.example" });
    await expect.poll(() => foreign.refusals, SOON).toHaveLength(1);
    const own = open(web, { cookie, origin: web.url });
    await expect.poll(() => own.socket.connected, SOON).toBe(true);
  });

  test("beyond the twentieth of a session is refused", async () => {
    const web = await startWeb();
    const { cookie } = await signedIn(tenantId);
    for (let n = 0; n < 20; n++) await joined(web, { cookie });
    const oneMore = open(web, { cookie });
    await expect.poll(() => oneMore.refusals, SOON).toEqual(["too many connections"]);
  });
});

describe("an update", () => {
  test("reaches whom it is for and nobody else: the tenant, the person, the operator's staff", async () => {
    const web = await startWeb();
    const other = (await createTenant(database.db)).id;
    const [anna, ben, stranger, staff] = [await signedIn(tenantId), await signedIn(tenantId), await signedIn(other), await signedIn(null)];
    const [ofAnna, ofBen, ofStranger, ofStaff] = [
      await joined(web, anna),
      await joined(web, ben),
      await joined(web, stranger),
      await joined(web, staff),
    ];
    await publish({ topic: "tenant" });
    await publish({ topic: "anna", userId: anna.userId });
    await publish({ topic: "staff", tenantId: null });
    await publish({ topic: "other", tenantId: other });
    // Announcements keep their order, so whoever has the last has all that were meant for them.
    for (const tenant of [tenantId, other]) await publish({ topic: "end", tenantId: tenant });
    await publish({ topic: "end", tenantId: null });
    const clients = [ofAnna, ofBen, ofStranger, ofStaff];
    await expect.poll(() => clients.map((client) => client.topics().includes("end")), SOON).toEqual([true, true, true, true]);
    expect(ofAnna.topics()).toEqual(["tenant", "anna", "end"]);
    expect(ofBen.topics()).toEqual(["tenant", "end"]);
    expect(ofStranger.topics()).toEqual(["other", "end"]);
    expect(ofStaff.topics()).toEqual(["staff", "end"]);
    expect(ofAnna.updates[0]).toEqual({ id: expect.stringMatching(/^\d+$/), topic: "tenant", payload: { said: "tenant" }, at: expect.any(String) });
  });

  test("of a transaction that rolls back is never delivered, now or later", async () => {
    const web = await startWeb();
    const member = await signedIn(tenantId);
    const client = await joined(web, member);
    await runtime.db
      .transaction(SYSTEM, async (tx) => {
        await publishUpdate(tx, { tenantId, topic: "undone", payload: {} });
        throw new Error("changed my mind");
      })
      .catch(() => undefined);
    await publish({ topic: "done" });
    await expect.poll(client.topics, SOON).toEqual(["done"]);
    const later = await joined(web, { ...member, since: "0" });
    await expect.poll(later.topics, SOON).toEqual(["done"]);
  });

  test("can be published by a tenant's own transaction, for itself only", async () => {
    const web = await startWeb();
    const client = await joined(web, await signedIn(tenantId));
    const other = (await createTenant(database.db)).id;
    const scope = { kind: "tenant", tenantId: other } as const;
    await expect(runtime.db.transaction(scope, (tx) => publishUpdate(tx, { tenantId, topic: "forged", payload: {} }))).rejects.toThrow(
      /row-level security/,
    );
    await runtime.db.transaction({ kind: "tenant", tenantId }, (tx) => publishUpdate(tx, { tenantId, topic: "own", payload: {} }));
    await expect.poll(client.topics, SOON).toEqual(["own"]);
  });

  test("with a payload beyond NOTIFY's limit arrives whole", async () => {
    const web = await startWeb();
    const client = await joined(web, await signedIn(tenantId));
    const text = "ä".repeat(12_000);
    await publish({ topic: "long", payload: { text } });
    await expect.poll(() => client.updates.map((each) => each.payload), SOON).toEqual([{ text }]);
  });

  test("that is announced many times together is told once, the last of it, and others keep their places", async () => {
    const web = await startWeb();
    const client = await joined(web, await signedIn(tenantId));
    await runtime.db.transaction(SYSTEM, async (tx) => {
      for (let n = 0; n < 200; n += 1) await publishUpdate(tx, { tenantId, topic: "read again", payload: {} });
      for (const topic of ["up", "down", "up", "end"]) await publishUpdate(tx, { tenantId, topic, payload: { said: topic } });
    });
    await expect.poll(() => client.topics().includes("end"), SOON).toBe(true);
    const said = client.topics().filter((topic) => topic !== "read again");
    expect(said.slice(-3)).toEqual(["down", "up", "end"]);
    // The last of it is not lost, and what comes in parts is told a few times; two hundred times it is not.
    const lastId = async () =>
      (await query<{ id: string }>(database.superuserUrl, "SELECT max(id) AS id FROM realtime_update WHERE topic = 'read again'"))[0]?.id;
    const told = () => client.updates.filter(({ topic }) => topic === "read again").map(({ id }) => id);
    await expect.poll(() => told().at(-1), SOON).toBe(await lastId());
    expect(told().length).toBeLessThan(50);
  });

  test("missed while away arrives at the return, for the own tenant only", async () => {
    const web = await startWeb();
    const member = await signedIn(tenantId);
    const other = (await createTenant(database.db)).id;
    const first = await joined(web, member);
    await publish({ topic: "seen" });
    await expect.poll(first.topics, SOON).toEqual(["seen"]);
    first.socket.disconnect();
    await publish({ topic: "missed" });
    await publish({ topic: "foreign", tenantId: other });
    await publish({ topic: "staff", tenantId: null });
    const back = await joined(web, { ...member, since: first.updates[0]?.id });
    await publish({ topic: "new" });
    await expect.poll(() => back.topics().includes("new"), SOON).toBe(true);
    // The last minute comes again, and what is announced late comes twice; the client drops what it has seen by its id.
    expect([...new Set(back.topics())].filter((topic) => topic !== "seen")).toEqual(["missed", "new"]);
  });

  test("that nobody keeps any more is answered with: load afresh", async () => {
    const web = await startWeb();
    const member = await signedIn(tenantId);
    for (let n = 0; n < 3; n++) await publishAndSettle(web, "old");
    await query(database.superuserUrl, "DELETE FROM realtime_update WHERE id <= 2");
    const client = open(web, { ...member, since: "1" });
    let resyncs = 0;
    client.socket.on("resync", () => resyncs++);
    await expect.poll(() => resyncs, SOON).toBe(1);
    expect(client.topics()).toEqual([]);
  });

  test("has changed by the clock alone is told to every page of this process: load afresh", async () => {
    const web = await startWeb();
    const clients = [await joined(web, await signedIn(tenantId)), await joined(web, await signedIn(null))];
    let resyncs = 0;
    for (const { socket } of clients) socket.on("resync", () => resyncs++);
    web.realtime.reloadEverybody();
    await expect.poll(() => resyncs, SOON).toBe(2);
  });

  test("with a malformed position is simply not repeated", async () => {
    const web = await startWeb();
    const member = await signedIn(tenantId);
    await publishAndSettle(web, "before");
    const client = await joined(web, { ...member, since: "1; DROP TABLE tenant" });
    await publish({ topic: "after" });
    await expect.poll(client.topics, SOON).toEqual(["after"]);
  });
});

describe("what happens between the rendering of a page and its first connection", () => {
  /** What a page knows that is rendered at this moment. */
  async function rendered(member: Member): Promise<string> {
    const session = await sessionOfCookies(runtime, member.cookie);
    if (!session) throw new Error("The session was not found");
    return session.snapshot;
  }

  test("is told on connecting, and nothing that the page had seen or may not see", async () => {
    const web = await startWeb();
    const member = await signedIn(tenantId);
    const other = (await createTenant(database.db)).id;
    await publish({ topic: "shown" });
    const snapshot = await rendered(member);
    await publish({ topic: "in between" });
    await publish({ topic: "foreign", tenantId: other });
    await publish({ topic: "staff", tenantId: null });
    const client = await joined(web, { ...member, snapshot });
    await publish({ topic: "after" });
    await expect.poll(() => client.topics().includes("after"), SOON).toBe(true);
    expect([...new Set(client.topics())]).toEqual(["in between", "after"]);
  });

  test("is told, too, when its transaction had begun before", async () => {
    const web = await startWeb();
    const member = await signedIn(tenantId);
    let snapshot = "";
    await runtime.db.transaction(SYSTEM, async (tx) => {
      await publishUpdate(tx, { tenantId, topic: "committed later", payload: {} });
      snapshot = await rendered(member);
    });
    const client = await joined(web, { ...member, snapshot });
    // It may be announced only now as well, and is then heard twice.
    await expect.poll(() => [...new Set(client.topics())], SOON).toEqual(["committed later"]);
  });
});

describe("the browser's client", () => {
  /** Connects as the page does; who it is comes from the server, as cookies would say. */
  async function follow(web: Web) {
    const seen = { topics: [] as string[], states: [] as string[], resyncs: 0 };
    vi.stubGlobal("location", new URL(web.url));
    const stop = await connectRealtime({
      onUpdate: (message) => seen.topics.push(message.topic),
      onResync: () => seen.resyncs++,
      onState: (state) => seen.states.push(state),
    });
    vi.unstubAllGlobals();
    ends.push(stop);
    await expect.poll(() => seen.states.at(-1), SOON).toBe("live");
    return seen;
  }
  const asMember = async () => ({ sessionId: newId(), userId: newId(), tenantId, isPlatformStaff: false, expiresAt: new Date(Date.now() + 60_000) });

  test("hands over what it missed during a restart of the server exactly once, in order", async () => {
    const web = await startWeb({ authenticate: asMember });
    const seen = await follow(web);
    await publish({ topic: "one" });
    await expect.poll(() => seen.topics, SOON).toEqual(["one"]);
    await web.stop();
    await expect.poll(() => seen.states.at(-1), SOON).toBe("offline");
    await publish({ topic: "two" });
    await publish({ topic: "three" });
    const again = await startWeb({ authenticate: asMember, port: Number(new URL(web.url).port) });
    await expect.poll(() => seen.states.at(-1), SOON).toBe("live");
    await expect.poll(() => again.realtime.connectionCount(), SOON).toBe(1);
    await publish({ topic: "four" });
    await expect.poll(() => seen.topics.includes("four"), SOON).toBe(true);
    expect(seen.topics).toEqual(["one", "two", "three", "four"]);
  });

  test("that had heard nothing yet before it lost its connection is told to load afresh", async () => {
    const web = await startWeb({ authenticate: asMember });
    const seen = await follow(web);
    expect(seen.resyncs).toBe(0);
    await web.stop();
    await publish({ topic: "missed" });
    await startWeb({ authenticate: asMember, port: Number(new URL(web.url).port) });
    await expect.poll(() => seen.states.at(-1), SOON).toBe("live");
    await expect.poll(() => seen.resyncs, SOON).toBe(1);
  });

  test("that could not be looked up, since the database was away, knocks again by itself", async () => {
    let knocks = 0;
    const web = await startWeb({
      authenticate: async () => {
        knocks++;
        if (knocks === 1) throw new Error("The database cannot be reached at the moment.");
        return asMember();
      },
    });
    await follow(web);
    expect(knocks).toBe(2);
  });

  test("that is refused says so and does not knock again", async () => {
    let knocks = 0;
    const web = await startWeb({
      authenticate: async () => {
        knocks++;
        return null;
      },
    });
    const states: string[] = [];
    vi.stubGlobal("location", new URL(web.url));
    ends.push(await connectRealtime({ onUpdate: () => undefined, onResync: () => undefined, onState: (state) => states.push(state) }));
    vi.unstubAllGlobals();
    await expect.poll(() => states.at(-1), SOON).toBe("refused");
    expect(knocks).toBe(1);
  });
});

describe("a revocation", () => {
  test.each(["session.revoked", "user.revoked", "tenant.revoked"] as const)(
    "%s closes the sockets it is about within a second, and no others",
    async (kind) => {
      const web = await startWeb();
      const other = (await createTenant(database.db)).id;
      const [member, stranger] = [await signedIn(tenantId), await signedIn(other)];
      const [closed, kept] = [await joined(web, member), await joined(web, stranger)];
      const id = { "session.revoked": member.sessionId, "user.revoked": member.userId, "tenant.revoked": tenantId }[kind];
      await control({ kind, id });
      await expect.poll(() => closed.ends, { timeout: 1_000, interval: 10 }).toEqual(["io server disconnect"]);
      expect(kept.socket.connected).toBe(true);
    },
  );

  test("of a transaction that rolls back closes nothing", async () => {
    const web = await startWeb();
    const client = await joined(web, await signedIn(tenantId));
    await runtime.db
      .transaction(SYSTEM, async (tx) => {
        await publishControl(tx, { kind: "tenant.revoked", id: tenantId });
        throw new Error("changed my mind");
      })
      .catch(() => undefined);
    await publish({ topic: "still here" });
    await expect.poll(client.topics, SOON).toEqual(["still here"]);
  });

  test("that was not heard is found when the database is heard again", async () => {
    const web = await startWeb();
    const member = await signedIn(tenantId);
    const client = await joined(web, member);
    await query(database.superuserUrl, "UPDATE auth_session SET revoked_at = now() WHERE id = $1", [member.sessionId]);
    await cutListener();
    await expect.poll(() => client.ends, SOON).toEqual(["io server disconnect"]);
  });
});

describe("when the connection that listens is lost", () => {
  test("updates of the deaf time are caught up, and the next ones arrive", async () => {
    const web = await startWeb();
    const client = await joined(web, await signedIn(tenantId));
    for (const round of ["first", "second"]) {
      await cutListener();
      await publish({ topic: `${round}, deaf` });
      await expect.poll(() => client.topics().includes(`${round}, deaf`), SOON).toBe(true);
      await expect.poll(() => web.realtime.isListening(), SOON).toBe(true);
      await publish({ topic: `${round}, after` });
      await expect.poll(() => client.topics().includes(`${round}, after`), SOON).toBe(true);
    }
  });

  test("something else on the channel does no harm", async () => {
    const web = await startWeb();
    const client = await joined(web, await signedIn(tenantId));
    for (const payload of ["no json", "null", '{"kind":"tenant.revoked"}'])
      await runtime.db.system({ text: "SELECT pg_notify('bizosaas_control', $1)", values: [payload] });
    for (const payload of ["no number", "", "99999999999999999999"])
      await runtime.db.system({ text: "SELECT pg_notify('bizosaas_updates', $1)", values: [payload] });
    await publish({ topic: "still here" });
    await expect.poll(client.topics, SOON).toEqual(["still here"]);
  });
});

describe("two servers with Redis", () => {
  test("each tell their own sockets once", async () => {
    const redisUrl = inject("servers").redisUrl;
    const [first, second] = [await startWeb({ runtime: startRuntime(redisUrl) }), await startWeb({ runtime: startRuntime(redisUrl) })];
    const [anna, ben] = [await signedIn(tenantId), await signedIn(tenantId)];
    const clients = [await joined(first, anna), await joined(first, ben), await joined(second, ben)];
    await publish({ topic: "once" });
    await publish({ topic: "end" });
    await expect
      .poll(() => clients.map((client) => client.topics()), SOON)
      .toEqual([
        ["once", "end"],
        ["once", "end"],
        ["once", "end"],
      ]);
    await control({ kind: "user.revoked", id: ben.userId });
    await expect.poll(() => clients.map((client) => client.socket.connected), { timeout: 1_000, interval: 10 }).toEqual([true, false, false]);
  });

  test("close quietly while it is away, or there but silent", async () => {
    const redis: RedisServer = await startRedis();
    ends.push(() => redis.stop());
    process.kill(redis.pid ?? 0, "SIGSTOP");
    // What is left waiting would be an unhandled rejection, which fails the run.
    await (await startWeb({ runtime: startRuntime(redis.url) })).stop();
    await redis.kill();
    await (await startWeb({ runtime: startRuntime(redis.url) })).stop();
  });

  test("go on without it, also when it was never there", async () => {
    const redis: RedisServer = await startRedis();
    ends.push(() => redis.stop());
    const member = await signedIn(tenantId);
    const web = await startWeb({ runtime: startRuntime(redis.url) });
    const client = await joined(web, member);
    await redis.kill();
    await publish({ topic: "without Redis" });
    await expect.poll(client.topics, SOON).toEqual(["without Redis"]);
    const late = await startWeb({ runtime: startRuntime(redis.url) });
    const other = await joined(late, member);
    await redis.restart();
    await publish({ topic: "with Redis" });
    await expect.poll(() => [client.topics().at(-1), other.topics()], SOON).toEqual(["with Redis", ["with Redis"]]);
  });
});
