import { createHmac } from "node:crypto";
import dns from "node:dns";
import { createServer, type IncomingHttpHeaders, type Server, type ServerResponse } from "node:http";
import { syncBuiltinESMExports } from "node:module";
import type { AddressInfo } from "node:net";
import { Client } from "pg";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Context } from "#lib/access";
import { type EventEnvelope, emit } from "#lib/events";
import { newId } from "#lib/platform/crypto";
import type { Runtime } from "#lib/platform/runtime";
import {
  cancelReplay,
  changeEndpoint,
  createEndpoint,
  deleteEndpoint,
  fanOutJob,
  getDelivery,
  getEndpoint,
  listDeliveries,
  listEndpoints,
  listReplays,
  purgeWebhooksJob,
  replayDelivery,
  replayFailed,
  rotateSecret,
  sendTest,
  setEndpointState,
  startWebhookSender,
} from "#lib/webhooks";
import { createEndpointInput, listDeliveriesInput, listEndpointsInput, setStateInput } from "#lib/webhooks/schema";
import { actedBySupport, createTenant, staffContext, tenantContext, testRuntime } from "../support/contexts.ts";
import { query, type TestDatabase, testDatabase } from "../support/database.ts";

const HOUR_MS = 3_600_000;

let database: TestDatabase;
let runtime: Runtime;
let now: Date;
let receiver: Receiver;
let senders: (() => Promise<void>)[] = [];

beforeAll(async () => {
  database = await testDatabase();
});
beforeEach(async () => {
  now = new Date();
  const clock = { now: () => now };
  runtime = { ...testRuntime(database, { env: { WEBHOOKS_ON_LOOPBACK: "true" } }), db: database.db, jobs: database.jobs, clock };
  receiver = await startReceiver();
});
afterEach(async () => {
  await Promise.all(senders.map((stop) => stop()));
  senders = [];
  await receiver.close();
  // What a test leaves waiting is not sent to the next one's receiver.
  await sql("DELETE FROM webhook_endpoint");
});
afterAll(() => database.drop());

const sql = <Row extends object>(text: string, values: unknown[] = []) => query<Row>(database.superuserUrl, text, values);
const start = (over: Partial<Runtime> = {}, timeoutMs = 10_000) => {
  senders.push(startWebhookSender({ ...runtime, ...over }, { pollMs: 15, timeoutMs }));
};
const attempt = () => ({ id: newId(), runtime, signal: new AbortController().signal, attempt: 1 });
const at = (context: Context): Context => ({ ...context, clock: runtime.clock });

interface Received {
  headers: IncomingHttpHeaders;
  body: string;
}
interface Receiver {
  url: string;
  received: Received[];
  /** How it answers; 200 unless told. */
  answer: (response: ServerResponse) => void;
  server: Server;
  close(): Promise<void>;
}

async function startReceiver(): Promise<Receiver> {
  const self: Receiver = {
    url: "",
    received: [],
    answer: (response) => response.end("thanks"),
    server: createServer(async (request, response) => {
      const parts: Buffer[] = [];
      for await (const part of request) parts.push(part);
      self.received.push({ headers: request.headers, body: Buffer.concat(parts).toString("utf8") });
      self.answer(response);
    }),
    close: () =>
      new Promise((resolve) => {
        self.server.closeAllConnections();
        self.server.close(() => resolve());
      }),
  };
  self.server.listen(0, "127.0.0.1");
  await new Promise((resolve) => self.server.once("listening", resolve));
  self.url = `http://127.0.0.1:${(self.server.address() as AddressInfo).port}/hook`;
  return self;
}

async function until(what: () => boolean | Promise<boolean>): Promise<void> {
  const ends = Date.now() + 10_000;
  while (!(await what())) {
    if (Date.now() > ends) throw new Error("It did not happen in time.");
    await new Promise((resolve) => setTimeout(resolve, 15));
  }
}

const input = (over: object = {}) => createEndpointInput.parse({ url: receiver.url, kinds: ["member.role_changed"], ...over });

async function owner(over: object = {}) {
  const tenant = await createTenant(database.db);
  const admin = at(await tenantContext(database, tenant.id, "tenant_admin"));
  const { id, secret } = await createEndpoint(admin, "tenant", input(over), runtime);
  return { tenant, admin, id, secret };
}

function envelope(tenantId: string, over: Partial<EventEnvelope> = {}): EventEnvelope {
  const data = { tenantId, userId: newId(), roleName: "Manager" };
  return { id: newId(), name: "member.role_changed", at: now.toISOString(), requestId: newId(), actorId: newId(), data, ...over };
}
const tell = (event: EventEnvelope) => fanOutJob.handle(event, attempt());
const deliveries = async (context: Context, id: string, scope: "tenant" | "platform" = "tenant") =>
  (await listDeliveries(context, scope, id, listDeliveriesInput.parse({}))).deliveries;
const first = async (context: Context, id: string) => {
  const [delivery] = await deliveries(context, id);
  if (!delivery) throw new Error("There is no delivery.");
  return delivery;
};
const fail = (response: ServerResponse) => response.writeHead(500).end("no");

/** As a receiver does it that was written from the specification alone. */
function isSignedWith(secret: string, { headers, body }: Received): boolean {
  const key = Buffer.from(secret.split("_")[1] ?? "", "base64");
  const expected = createHmac("sha256", key).update(`${headers["webhook-id"]}.${headers["webhook-timestamp"]}.${body}`).digest("base64");
  return String(headers["webhook-signature"]).split(" ").includes(`v1,${expected}`);
}

describe("sending", () => {
  test("an event reaches the endpoint signed, once, and its answer is on record", async () => {
    const { tenant, admin, id, secret } = await owner();
    const event = envelope(tenant.id);
    await Promise.all([tell(event), tell(event)]);
    start();
    await until(() => receiver.received.length > 0);
    await until(async () => (await first(admin, id)).status === "delivered");
    expect(receiver.received).toHaveLength(1);
    const [received] = receiver.received as [Received];
    expect(isSignedWith(secret, received)).toBe(true);
    expect(received.headers["webhook-id"]).toBe(`evt_${event.id}`);
    expect(JSON.parse(received.body)).toEqual({ type: event.name, timestamp: event.at, data: event.data });
    const detail = await getDelivery(admin, "tenant", id, (await first(admin, id)).id);
    expect(detail.log).toMatchObject([{ isGood: true, status: 200, responseBody: "thanks" }]);
    expect(detail.log[0]?.requestHeaders["webhook-signature"]).toBe("(left out)");
    expect((await getEndpoint(admin, "tenant", id)).lastDay).toEqual({ attempts: 1, good: 1 });
  });

  test("what was emitted is on its way when the transaction commits, and never when it rolls back", async () => {
    const { tenant, admin } = await owner();
    const waiting = async () =>
      (
        await sql<{ n: number }>(
          "SELECT count(*)::int AS n FROM pgboss.event_log WHERE name = 'member.role_changed' AND envelope->'data'->>'tenantId' = $1",
          [tenant.id],
        )
      )[0]?.n;
    const write = (work: () => void) =>
      database.db.transaction({ kind: "tenant", tenantId: tenant.id }, async (tx) => {
        await emit(admin, tx, "member.role_changed", { tenantId: tenant.id, userId: newId(), roleName: "Viewer" });
        work();
      });
    await expect(
      write(() => {
        throw new Error("rolled back");
      }),
    ).rejects.toThrow("rolled back");
    expect(await waiting()).toBe(0);
    await write(() => undefined);
    expect(await waiting()).toBe(1);
  });

  test("a failed attempt is made again under the same id, later each time, and the tenth is the last", async () => {
    const { tenant, admin, id } = await owner();
    receiver.answer = fail;
    await tell(envelope(tenant.id));
    start();
    for (let round = 1; round <= 10; round += 1) {
      await until(() => receiver.received.length === round);
      await until(async () => ["waiting", "failed"].includes((await first(admin, id)).status));
      now = new Date(now.getTime() + 30 * HOUR_MS);
      // Days of failures are another test's affair.
      await sql("UPDATE webhook_endpoint SET failing_since = $1 WHERE failing_since IS NOT NULL", [now]);
    }
    const ended = await first(admin, id);
    expect(ended).toMatchObject({ status: "failed", attempts: 10, lastStatus: 500 });
    expect(new Set(receiver.received.map(({ headers }) => headers["webhook-id"])).size).toBe(1);
    expect(new Set(receiver.received.map(({ headers }) => headers["webhook-timestamp"])).size).toBe(10);
  });

  test("an answer that takes too long is a failure", async () => {
    const { tenant, admin, id } = await owner();
    receiver.answer = () => undefined;
    await tell(envelope(tenant.id));
    start({}, 150);
    await until(async () => (await first(admin, id)).lastError !== null);
    expect((await first(admin, id)).lastError).toContain("did not answer within");
  });

  test("of a long answer the first 4 KB are kept", async () => {
    const { tenant, admin, id } = await owner();
    receiver.answer = (response) => response.end("x".repeat(200_000));
    await tell(envelope(tenant.id));
    start();
    await until(async () => (await first(admin, id)).status === "delivered");
    const { log } = await getDelivery(admin, "tenant", id, (await first(admin, id)).id);
    expect(log[0]?.responseBody).toHaveLength(4_096);
  });

  test("two senders at once send every message once", async () => {
    const { tenant, admin, id } = await owner();
    for (let n = 0; n < 30; n += 1) await tell(envelope(tenant.id));
    start();
    start();
    start();
    await until(async () => (await deliveries(admin, id)).every(({ status }) => status === "delivered"));
    await until(() => receiver.received.length >= 30);
    const ids = receiver.received.map(({ headers }) => headers["webhook-id"]);
    expect(ids).toHaveLength(30);
    expect(new Set(ids).size).toBe(30);
  });

  test("a sender that dies between sending and recording leaves a message that is sent again, under the same id", async () => {
    const { tenant, admin, id } = await owner();
    await tell(envelope(tenant.id));
    const dying: Runtime["db"] = {
      ...database.db,
      system: (statement) => (statement.name === "record-webhook" ? Promise.reject(new Error("killed")) : database.db.system(statement)),
    };
    start({ db: dying });
    await until(() => receiver.received.length === 1);
    await Promise.all(senders.map((stop) => stop()));
    senders = [];
    expect((await first(admin, id)).status).toBe("sending");
    start();
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(receiver.received).toHaveLength(1);
    now = new Date(now.getTime() + 61_000);
    await until(async () => (await first(admin, id)).status === "delivered");
    expect(receiver.received).toHaveLength(2);
    expect(receiver.received[1]?.headers["webhook-id"]).toBe(receiver.received[0]?.headers["webhook-id"]);
    expect((await first(admin, id)).attempts).toBe(2);
  });

  test("a slow endpoint with much to send does not hold up another", async () => {
    const slow = await owner();
    const stuck: ServerResponse[] = [];
    receiver.answer = (response) => stuck.push(response);
    for (let n = 0; n < 80; n += 1) await tell(envelope(slow.tenant.id));
    const other = await startReceiver();
    const quick = await owner({ url: other.url });
    await tell(envelope(quick.tenant.id));
    start({}, 20_000);
    await until(() => other.received.length === 1);
    expect(stuck.length).toBeLessThanOrEqual(4);
    for (const response of stuck) response.end();
    await Promise.all(senders.map((stop) => stop()));
    await other.close();
  });
});

describe("an endpoint that is deleted", () => {
  test("while an answer of it is written down: neither waits for the other for ever, and nothing is left of it", async () => {
    const { tenant, id } = await owner();
    const open: ServerResponse[] = [];
    receiver.answer = (response) => open.push(response);
    for (let n = 0; n < 3; n += 1) await tell(envelope(tenant.id));
    start();
    await until(() => open.length === 3);
    const client = new Client({ connectionString: database.superuserUrl });
    await client.connect();
    try {
      // Who looks for a deadlock first is the one that is ended by it.
      await client.query("SET deadlock_timeout = '10ms'");
      await client.query("BEGIN");
      await client.query("SELECT FROM webhook_endpoint WHERE id = $1 FOR UPDATE", [id]);
      for (const response of open) fail(response);
      await until(
        async () => (await sql("SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'")).length >= 3,
      );
      await client.query("DELETE FROM webhook_endpoint WHERE id = $1", [id]);
      await client.query("COMMIT");
    } finally {
      await client.end();
    }
    await Promise.all(senders.map((stop) => stop()));
    expect(
      await sql("SELECT FROM webhook_delivery WHERE endpoint_id = $1 UNION ALL SELECT FROM webhook_attempt WHERE endpoint_id = $1", [id]),
    ).toEqual([]);
  });
});

describe("where messages may go", () => {
  test.each(["https://10.0.0.1/x", "https://169.254.169.254/latest/meta-data", "https://[::1]/", "http://hooks.company.com/"])(
    "%s is refused when it is saved",
    async (url) => {
      const tenant = await createTenant(database.db);
      const admin = at(await tenantContext(database, tenant.id, "tenant_admin"));
      const strict = testRuntime(database);
      await expect(createEndpoint(admin, "tenant", input({ url }), strict)).rejects.toMatchObject({ code: "invalid" });
    },
  );

  test("loopback is for development only", async () => {
    const tenant = await createTenant(database.db);
    const admin = at(await tenantContext(database, tenant.id, "tenant_admin"));
    await expect(createEndpoint(admin, "tenant", input(), testRuntime(database))).rejects.toMatchObject({ code: "invalid" });
  });

  test("a redirection is not followed, wherever it leads", async () => {
    const inside = await startReceiver();
    const { tenant, admin, id } = await owner();
    receiver.answer = (response) => response.writeHead(307, { location: inside.url }).end();
    await tell(envelope(tenant.id));
    start();
    await until(async () => (await first(admin, id)).lastStatus === 307);
    expect(inside.received).toHaveLength(0);
    await inside.close();
  });

  test("a name that comes to stand for this machine is not connected to", async () => {
    const { tenant, admin, id } = await owner({ url: "https://rebound.example/hook" });
    const real = dns.lookup;
    const asked: string[] = [];
    const rebound = (name: string, _options: object, done: (error: null, addresses: { address: string; family: number }[]) => void) => {
      asked.push(name);
      done(null, [{ address: "127.0.0.1", family: 4 }]);
    };
    // Only what asks for this name sees the change: the database is reached by an address in figures.
    dns.lookup = rebound as unknown as typeof dns.lookup;
    syncBuiltinESMExports();
    try {
      await tell(envelope(tenant.id));
      start({ config: { ...runtime.config, WEBHOOKS_ON_LOOPBACK: false } });
      await until(async () => (await first(admin, id)).lastError !== null);
    } finally {
      dns.lookup = real;
      syncBuiltinESMExports();
    }
    expect(asked).toContain("rebound.example");
    expect((await first(admin, id)).lastError).toContain("inside a private network");
    expect(receiver.received).toHaveLength(0);
  });
});

describe("an endpoint", () => {
  test("has two secrets that count for a day after a rotation, and then the new one alone", async () => {
    const { tenant, admin, id, secret } = await owner();
    const { secret: fresh } = await rotateSecret(admin, "tenant", id, runtime);
    await tell(envelope(tenant.id));
    start();
    await until(() => receiver.received.length === 1);
    expect([secret, fresh].map((each) => isSignedWith(each, receiver.received[0] as Received))).toEqual([true, true]);
    now = new Date(now.getTime() + 25 * HOUR_MS);
    await tell(envelope(tenant.id));
    await until(() => receiver.received.length === 2);
    expect([secret, fresh].map((each) => isSignedWith(each, receiver.received[1] as Received))).toEqual([false, true]);
  });

  test("keeps its secret sealed", async () => {
    const { id, secret } = await owner();
    const [row] = await sql<{ row: string }>("SELECT e::text AS row FROM webhook_endpoint e WHERE id = $1", [id]);
    expect(row?.row).not.toContain(secret.slice("whsec_".length));
  });

  test("is switched off after five days of failures, its owner is told, and what waited can be sent again", async () => {
    const { tenant, admin, id } = await owner();
    receiver.answer = fail;
    await tell(envelope(tenant.id));
    start();
    await until(() => receiver.received.length === 1);
    await until(async () => (await first(admin, id)).status === "waiting");
    now = new Date(now.getTime() + 5 * 24 * HOUR_MS + 1);
    await until(async () => (await getEndpoint(admin, "tenant", id)).state === "disabled");
    expect((await first(admin, id)).status).toBe("failed");
    const told = await sql<{ data: { name: string } }>(
      "SELECT data FROM pgboss.job WHERE name = 'notifications.notify' AND data->'data'->>'endpointId' = $1",
      [id],
    );
    expect(told.map(({ data }) => data.name)).toEqual(["webhook_endpoint.disabled"]);
    const since = new Date(now.getTime() - 10 * 24 * HOUR_MS).toISOString();
    await expect(replayFailed(admin, "tenant", id, { since })).rejects.toMatchObject({ code: "conflict" });
    receiver.answer = (response) => response.end();
    await setEndpointState(admin, "tenant", id, { state: "active" });
    expect((await replayFailed(admin, "tenant", id, { since })).total).toBe(1);
    await until(async () => (await first(admin, id)).status === "delivered");
    expect(await getEndpoint(admin, "tenant", id)).toMatchObject({ state: "active", failingSince: null });
  });

  test("that says it is gone is switched off at once", async () => {
    const { tenant, admin, id } = await owner();
    receiver.answer = (response) => response.writeHead(410).end();
    await tell(envelope(tenant.id));
    start();
    await until(async () => (await getEndpoint(admin, "tenant", id)).state === "disabled");
    expect(receiver.received).toHaveLength(1);
  });

  test("that is paused is sent nothing, and everything once it goes on", async () => {
    const { tenant, admin, id } = await owner();
    await setEndpointState(admin, "tenant", id, setStateInput.parse({ state: "paused" }));
    await tell(envelope(tenant.id));
    start();
    await new Promise((resolve) => setTimeout(resolve, 120));
    expect(receiver.received).toHaveLength(0);
    await setEndpointState(admin, "tenant", id, { state: "active" });
    await until(() => receiver.received.length === 1);
  });

  test("that somebody changed meanwhile is not overwritten", async () => {
    const { admin, id } = await owner();
    const { version } = await getEndpoint(admin, "tenant", id);
    await changeEndpoint(admin, "tenant", id, { ...input({ description: "Ours" }), version }, runtime);
    await expect(changeEndpoint(admin, "tenant", id, { ...input(), version }, runtime)).rejects.toMatchObject({ code: "conflict" });
  });

  test("is told of its own kinds alone; the platform’s of every tenant", async () => {
    const { tenant, admin, id } = await owner();
    const staff = at(await staffContext(database));
    const platform = await createEndpoint(staff, "platform", input({ kinds: ["tenant.changed", "privilege_rule.changed"] }), runtime);
    await tell(envelope(tenant.id, { name: "tenant.changed", data: { tenantId: tenant.id, fields: ["name"] } }));
    await tell(envelope(tenant.id, { name: "privilege_rule.changed", data: { ruleId: newId() } }));
    expect(await deliveries(admin, id)).toEqual([]);
    expect((await deliveries(staff, platform.id, "platform")).map(({ kind }) => kind).toSorted()).toEqual([
      "privilege_rule.changed",
      "tenant.changed",
    ]);
    await expect(createEndpoint(admin, "tenant", input({ kinds: ["privilege_rule.changed"] }), runtime)).rejects.toMatchObject({ code: "invalid" });
  });
});

describe("replaying", () => {
  test("one message begins a new round under the same id; asked twice at the same moment it is sent once", async () => {
    const { tenant, admin, id } = await owner();
    await tell(envelope(tenant.id));
    start();
    await until(async () => (await first(admin, id)).status === "delivered");
    const { id: deliveryId } = await first(admin, id);
    await Promise.all([replayDelivery(admin, "tenant", id, deliveryId), replayDelivery(admin, "tenant", id, deliveryId)]);
    await until(async () => receiver.received.length >= 2 && (await first(admin, id)).status === "delivered");
    expect(receiver.received[1]?.headers["webhook-id"]).toBe(receiver.received[0]?.headers["webhook-id"]);
    expect((await getDelivery(admin, "tenant", id, deliveryId)).log.length).toBe(receiver.received.length);
  });

  test("what failed since a moment is counted as it goes, and can be called off", async () => {
    const { tenant, admin, id } = await owner();
    for (let n = 0; n < 6; n += 1) await tell(envelope(tenant.id));
    await sql("UPDATE webhook_delivery SET status = 'failed', ended_at = now() WHERE endpoint_id = $1", [id]);
    const since = new Date(now.getTime() - HOUR_MS).toISOString();
    const asked = await replayFailed(admin, "tenant", id, { since });
    expect(asked).toMatchObject({ total: 6, waiting: 6, delivered: 0 });
    await expect(replayFailed(admin, "tenant", id, { since })).rejects.toMatchObject({ code: "conflict" });
    expect(await cancelReplay(admin, "tenant", id, asked.id)).toMatchObject({ waiting: 0, failed: 6 });
    await replayFailed(admin, "tenant", id, { since });
    start();
    await until(async () => (await listReplays(admin, "tenant", id))[0]?.delivered === 6);
    expect(receiver.received).toHaveLength(6);
  });

  test("a test message goes the same way", async () => {
    const { admin, id, secret } = await owner();
    const { deliveryId } = await sendTest(admin, "tenant", id);
    start();
    await until(async () => (await first(admin, id)).status === "delivered");
    expect((await first(admin, id)).id).toBe(deliveryId);
    expect(JSON.parse(receiver.received[0]?.body ?? "")).toMatchObject({ type: "webhook.test", data: { endpointId: id } });
    expect(isSignedWith(secret, receiver.received[0] as Received)).toBe(true);
  });
});

describe("who may", () => {
  test("another tenant’s endpoint is not found, whatever is tried", async () => {
    const { tenant, id } = await owner();
    await tell(envelope(tenant.id));
    const [delivery] = await sql<{ id: string }>("SELECT id FROM webhook_delivery WHERE endpoint_id = $1", [id]);
    const { admin: stranger } = await owner();
    const deliveryId = delivery?.id ?? "";
    const since = new Date(0).toISOString();
    const tries = [
      () => getEndpoint(stranger, "tenant", id),
      () => listDeliveries(stranger, "tenant", id, listDeliveriesInput.parse({})),
      () => getDelivery(stranger, "tenant", id, deliveryId),
      () => changeEndpoint(stranger, "tenant", id, { ...input(), version: 1 }, runtime),
      () => setEndpointState(stranger, "tenant", id, { state: "paused" }),
      () => rotateSecret(stranger, "tenant", id, runtime),
      () => replayDelivery(stranger, "tenant", id, deliveryId),
      () => replayFailed(stranger, "tenant", id, { since }),
      () => listReplays(stranger, "tenant", id),
      () => sendTest(stranger, "tenant", id),
      () => deleteEndpoint(stranger, "tenant", id),
    ];
    for (const attempted of tries) await expect(attempted()).rejects.toMatchObject({ code: "not_found" });
    const listed = await listEndpoints(stranger, "tenant", listEndpointsInput.parse({}));
    expect(listed.endpoints.map((each) => each.id)).not.toContain(id);
  });

  test("viewers see, managers change nothing they may not, and support that acts as somebody gets no secret", async () => {
    const { tenant, admin, id } = await owner();
    const viewer = at(await tenantContext(database, tenant.id, "viewer"));
    expect((await getEndpoint(viewer, "tenant", id)).id).toBe(id);
    await expect(sendTest(viewer, "tenant", id)).rejects.toMatchObject({ code: "forbidden" });
    await expect(createEndpoint(viewer, "tenant", input(), runtime)).rejects.toMatchObject({ code: "forbidden" });
    await expect(rotateSecret(actedBySupport(admin), "tenant", id, runtime)).rejects.toMatchObject({ code: "forbidden" });
    await expect(listEndpoints(admin, "platform", listEndpointsInput.parse({}))).rejects.toMatchObject({ code: "forbidden" });
  });

  test("staff see every tenant’s, and every act is on record with its tenant", async () => {
    const { tenant, id } = await owner();
    const staff = at(await staffContext(database));
    const page = await listEndpoints(staff, "platform", listEndpointsInput.parse({ search: tenant.slug }));
    expect(page.endpoints).toMatchObject([{ id, tenantId: tenant.id, tenantName: tenant.slug }]);
    await setEndpointState(staff, "platform", id, { state: "paused" });
    await setEndpointState(staff, "platform", id, { state: "active" });
    await deleteEndpoint(staff, "platform", id);
    const acts = await sql<{ action: string }>("SELECT action FROM audit_entry WHERE subject_id = $1 AND tenant_id = $2 ORDER BY id", [
      id,
      tenant.id,
    ]);
    expect(acts.map(({ action }) => action)).toEqual(["webhook.create", "webhook.pause", "webhook.resume", "webhook.delete"]);
  });

  test("a form that is sent twice makes one endpoint, and shows no secret that does not count", async () => {
    const tenant = await createTenant(database.db);
    const admin = at(await tenantContext(database, tenant.id, "tenant_admin"));
    const again = { ...admin, idempotency: { key: newId(), requestHash: "same" } };
    await createEndpoint(again, "tenant", input(), runtime);
    await expect(createEndpoint(again, "tenant", input(), runtime)).rejects.toMatchObject({ code: "conflict" });
    expect((await listEndpoints(admin, "tenant", listEndpointsInput.parse({}))).endpoints).toHaveLength(1);
  });
});

test("deliveries are forgotten after 30 days, with their attempts", async () => {
  const { tenant, admin, id } = await owner();
  await tell(envelope(tenant.id));
  start();
  await until(async () => (await first(admin, id)).status === "delivered");
  await purgeWebhooksJob.handle({}, attempt());
  expect(await deliveries(admin, id)).toHaveLength(1);
  now = new Date(now.getTime() + 31 * 24 * HOUR_MS);
  await purgeWebhooksJob.handle({}, attempt());
  expect(await deliveries(admin, id)).toEqual([]);
  expect(await sql("SELECT 1 FROM webhook_attempt WHERE endpoint_id = $1", [id])).toEqual([]);
});
