import { createHmac } from "node:crypto";
import { createServer, type IncomingHttpHeaders, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { StaffContext } from "#lib/access";
import { newId } from "#lib/platform/crypto";
import type { JobDefinition } from "#lib/platform/jobs";
import type { Runtime } from "#lib/platform/runtime";
import {
  acknowledgeAlert,
  changeAlertDestination,
  confirmRecoveryStep,
  createAlertDestination,
  createService,
  deliverAlertJob,
  doRecoveryStep,
  endRecovery,
  evaluateIncidents,
  freezeMonthsJob,
  getObjective,
  getRecovery,
  getRestartHook,
  listAlertDestinations,
  listAlerts,
  listObjectiveMonths,
  removeObjective,
  restartJob,
  restartService,
  searchObjectives,
  sendTestAlert,
  setObjective,
  setRestartHook,
  startRecovery,
} from "#lib/services";
import { createDestinationInput, createServiceInput, listAlertsInput } from "#lib/services/schema";
import { createTenant, staffContext, tenantContext, testRuntime } from "../support/contexts.ts";
import { query, type TestDatabase, testDatabase } from "../support/database.ts";

interface Received {
  path: string;
  headers: IncomingHttpHeaders;
  body: string;
}

let database: TestDatabase;
let runtime: Runtime;
let staff: StaffContext;
let server: Server;
let base: string;
let answer = 200;
const received: Received[] = [];

beforeAll(async () => {
  database = await testDatabase();
  runtime = testRuntime(database, { env: { WEBHOOKS_ON_LOOPBACK: "true" } });
  staff = await staffContext(database);
  server = createServer((request, response) => {
    let body = "";
    request.on("data", (part) => {
      body += part;
    });
    request.on("end", () => {
      received.push({ path: request.url ?? "", headers: request.headers, body });
      response.writeHead(answer).end();
    });
  }).listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  server.close();
  await runtime.close();
  await database.drop();
});
beforeEach(() => {
  received.length = 0;
  answer = 200;
});

const sql = (text: string, values: unknown[] = []) => query<Record<string, unknown>>(database.superuserUrl, text, values);
const unique = (name: string) => `${name}-${newId().slice(-8)}`;
const enter = (key: string, over: object = {}) => createService(staff, createServiceInput.parse({ key, name: key, kind: "backend", ...over }));
const make = (input: object) => createAlertDestination(staff, createDestinationInput.parse({ title: "Duty", ...input }), runtime);
// biome-ignore lint/suspicious/noExplicitAny: jobs of every payload
const handle = <T>(job: JobDefinition<T>, data: any, attempt = 1) =>
  job.handle(data, { id: newId(), attempt, signal: new AbortController().signal, runtime });
async function set(key: string, state: string, since = new Date()): Promise<void> {
  await sql("UPDATE service_state_interval SET until = $2 WHERE until IS NULL AND service_id = (SELECT id FROM service WHERE key = $1)", [
    key,
    since,
  ]);
  await sql("INSERT INTO service_state_interval (id, service_id, state, since) SELECT $2, id, $3, $4 FROM service WHERE key = $1", [
    key,
    newId(),
    state,
    since,
  ]);
}
/** As the Standard Webhooks specification checks it. */
function isSigned({ headers, body }: Received, secret: string): boolean {
  const signed = createHmac("sha256", Buffer.from(secret.slice("whsec_".length), "base64"))
    .update(`${headers["webhook-id"]}.${headers["webhook-timestamp"]}.${body}`)
    .digest("base64");
  return headers["webhook-signature"] === `v1,${signed}`;
}

describe("where alerts go", () => {
  const delivered = async (destinationId: string) => {
    const [row] = await sql("SELECT id, status, attempts, last_error FROM alert_delivery WHERE destination_id = $1 ORDER BY id DESC LIMIT 1", [
      destinationId,
    ]);
    return row as { id: string; status: string; attempts: number; last_error: string | null };
  };

  test("a webhook is signed, sent once for each change, tried again, and given up in the end", async () => {
    const key = unique("crm");
    await enter(key);
    const { id, secret } = await make({ kind: "webhook", address: `${base}/hook?token=t`, serviceKeys: [key] });
    await set(key, "down");
    await evaluateIncidents(runtime);
    await evaluateIncidents(runtime);
    const { id: deliveryId } = await delivered(id);
    answer = 500;
    await expect(handle(deliverAlertJob, { deliveryId })).rejects.toThrow("status 500");
    expect(await delivered(id)).toMatchObject({ status: "waiting", attempts: 1 });
    answer = 204;
    await handle(deliverAlertJob, { deliveryId }, 2);
    await handle(deliverAlertJob, { deliveryId }, 3);
    expect(received).toHaveLength(2);
    const [first, second] = received as [Received, Received];
    expect(second.body).toBe(first.body);
    expect(second.headers["webhook-id"]).toBe(first.headers["webhook-id"]);
    expect(isSigned(second, secret ?? "")).toBe(true);
    expect(JSON.parse(second.body)).toMatchObject({ type: "alert.opened", data: { service: key, severity: "page", consequences: 0 } });
    expect(await delivered(id)).toMatchObject({ status: "delivered", attempts: 2 });

    const test = await sendTestAlert(staff, id);
    answer = 500;
    for (let attempt = 1; attempt <= 8; attempt++) await handle(deliverAlertJob, test, attempt).catch(() => undefined);
    expect(await delivered(id)).toMatchObject({ status: "failed", last_error: "It answered with status 500 instead of 2xx." });
    const seen = (await listAlertDestinations(staff)).find((each) => each.id === id);
    expect(seen).toMatchObject({ address: new URL(base).host, last: { what: "test", status: "failed" } });
    expect(JSON.stringify(seen)).not.toContain("token=t");
    await set(key, "operational");
    await sql("DELETE FROM alert_destination WHERE id = $1", [id]);
  });

  test("Slack gets text and blocks in which a name is no mark-up; mail goes to the outbox, and the portal to its staff, each once", async () => {
    const key = unique("auth");
    await enter(key, { name: "Auth <now> & then" });
    const slack = await make({ kind: "slack", address: `${base}/slack`, serviceKeys: [key] });
    expect(slack.secret).toBeNull();
    const mail = await make({ kind: "mail", address: "duty@test.example", serviceKeys: [key] });
    await set(key, "down");
    await evaluateIncidents(runtime);
    const waiting = await sql(
      "SELECT id FROM alert_delivery WHERE status = 'waiting' AND alert_id IN (SELECT id FROM alert WHERE service_key = $1)",
      [key],
    );
    expect(waiting).toHaveLength(3);
    for (const { id } of [...waiting, ...waiting]) await handle(deliverAlertJob, { deliveryId: id });
    expect(received).toHaveLength(1);
    const said = JSON.parse(received[0]?.body ?? "{}");
    expect(said.text).toBe("Auth &lt;now&gt; &amp; then is down");
    expect(said.blocks).toHaveLength(2);
    const mails = await sql("SELECT subject, text FROM mail_message WHERE recipient = 'duty@test.example'");
    expect(mails).toMatchObject([{ subject: "Auth <now> & then is down" }]);
    const told = await sql("SELECT data->'data' AS data FROM pgboss.job WHERE name = 'notifications.notify' AND data->>'name' = 'alert.told'");
    expect(told.filter(({ data }) => (data as { service: string }).service === "Auth <now> & then")).toHaveLength(1);
    await set(key, "operational");
    for (const { id } of [slack, mail]) await sql("DELETE FROM alert_destination WHERE id = $1", [id]);
  });

  test("is no address inside the network, and nobody's who may not manage incidents", async () => {
    const closed = { ...runtime, config: { ...runtime.config, WEBHOOKS_ON_LOOPBACK: false } };
    const inside = createDestinationInput.parse({ kind: "webhook", title: "Inside", address: "https://169.254.169.254/latest" });
    await expect(createAlertDestination(staff, inside, closed)).rejects.toMatchObject({ code: "invalid", issues: [{ path: "address" }] });
    const tenant = await createTenant(database.db);
    const member = (await tenantContext(database, tenant.id, "tenant_admin")) as unknown as StaffContext;
    await expect(createAlertDestination(member, inside, runtime)).rejects.toMatchObject({ code: "forbidden" });
    const old = { ...staff, actor: { ...staff.actor, authenticatedAt: new Date(0) } };
    await expect(make.call(null, { kind: "in_app" })).resolves.toMatchObject({ secret: null });
    await expect(createAlertDestination(old, inside, runtime)).rejects.toMatchObject({ reason: "reauthentication_required" });
  });

  test("is switched off for what waits, too; a change of an old version is refused", async () => {
    const { id } = await make({ kind: "slack", address: `${base}/slack` });
    const sent = await sendTestAlert(staff, id);
    const off = { id, version: 1, title: "Duty", severities: ["page" as const], serviceKeys: [], isEnabled: false };
    await changeAlertDestination(staff, off);
    await expect(changeAlertDestination(staff, { ...off, title: "Another" })).rejects.toMatchObject({ code: "conflict" });
    await handle(deliverAlertJob, sent);
    expect(received).toEqual([]);
    expect(await delivered(id)).toMatchObject({ status: "failed", last_error: "The destination is switched off." });
    await expect(sendTestAlert(staff, id)).rejects.toMatchObject({ code: "conflict" });
  });

  test("an alert is acknowledged once", async () => {
    const key = unique("ack");
    await enter(key);
    await set(key, "down");
    await evaluateIncidents(runtime);
    const found = (await listAlerts(staff, listAlertsInput.parse({ show: "open" }))).alerts.find(({ service }) => service === key);
    const first = await acknowledgeAlert(staff, found?.id ?? "");
    expect(first).toMatchObject({ acknowledgedBy: staff.actor.name });
    expect(await acknowledgeAlert(await staffContext(database, "support"), first.id)).toEqual(first);
    await set(key, "operational");
  });
});

describe("objectives", () => {
  test("are 99.9 % unless somebody says otherwise, with a budget of confirmed time", async () => {
    const key = unique("shop");
    await enter(key);
    const now = Date.now();
    await set(key, "operational", new Date(now - 10 * 3_600_000));
    await set(key, "down", new Date(now - 2 * 3_600_000));
    await set(key, "operational", new Date(now - 2 * 3_600_000 + 21.6 * 60_000));
    const objective = await getObjective(staff, key);
    expect(objective).toMatchObject({
      target: 0.999,
      windowDays: 30,
      isDefault: true,
      version: 0,
      budget: { allowedMs: 2_592_000, spentMs: 1_296_000 },
    });
    expect(objective.budget.left).toBeCloseTo(0.5, 6);
    const set95 = await setObjective(staff, key, { target: 0.95, windowDays: 7, version: 0 });
    expect(set95).toMatchObject({ target: 0.95, windowDays: 7, isDefault: false, version: 1 });
    expect(await setObjective(staff, key, { target: 0.95, windowDays: 7, version: 1 })).toMatchObject({ version: 1 });
    await expect(setObjective(staff, key, { target: 0.9, windowDays: 7, version: 0 })).rejects.toMatchObject({ code: "conflict" });
    await expect(setObjective(await staffContext(database, "support"), key, { target: 0.9, windowDays: 7, version: 1 })).rejects.toMatchObject({
      code: "forbidden",
    });
    await expect(removeObjective(staff, key, 9)).rejects.toMatchObject({ code: "conflict" });
    await expect(removeObjective(await staffContext(database, "support"), key, 1)).rejects.toMatchObject({ code: "forbidden" });
    expect(await removeObjective(staff, key, 1)).toMatchObject({ target: 0.999, windowDays: 30, isDefault: true, version: 0 });
    await expect(removeObjective(staff, key)).rejects.toMatchObject({ code: "not_found" });
    const [entry] = await sql("SELECT before FROM audit_entry WHERE action = 'objective.remove' AND subject_id = $1", [key]);
    expect(entry?.before).toEqual({ target: 0.95, windowDays: 7 });
  });

  test("are found by name, those that burn first", async () => {
    const [calm, burning, gone] = [unique("search-calm"), unique("search-burning"), unique("search-gone")];
    for (const key of [calm, burning, gone]) await enter(key);
    const now = Date.now();
    await set(calm, "operational", new Date(now - 5 * 86_400_000));
    await set(burning, "operational", new Date(now - 5 * 86_400_000));
    await set(burning, "down", new Date(now - 10 * 60_000));
    const found = await searchObjectives(staff, { search: "SEARCH-", page: 1 });
    expect(found.objectives.map(({ service }) => service)).toEqual([burning, calm, gone]);
    expect(found).toMatchObject({ total: 3, hasMore: false });
    expect((await searchObjectives(staff, { search: "search-", page: 2 })).objectives).toEqual([]);
  });

  test("freeze their months once: what is corrected later does not change them", async () => {
    const key = unique("ledger");
    await enter(key);
    const now = new Date();
    const first = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - 1, 1));
    await set(key, "operational", first);
    await set(key, "down", new Date(first.getTime() + 86_400_000));
    await set(key, "operational", new Date(first.getTime() + 86_400_000 + 600_000));
    await handle(freezeMonthsJob, {});
    const months = await listObjectiveMonths(staff, key);
    expect(months).toMatchObject([{ month: first.toISOString().slice(0, 7), target: 0.999, downMs: 600_000, unknownMs: 0, maintenanceMs: 0 }]);
    await sql("UPDATE service_state_interval SET state = 'operational' WHERE service_id = (SELECT id FROM service WHERE key = $1)", [key]);
    await setObjective(staff, key, { target: 0.9, windowDays: 30, version: 0 });
    await handle(freezeMonthsJob, {});
    expect(await listObjectiveMonths(staff, key)).toEqual(months);
    await sql("DELETE FROM service WHERE key = $1", [key]);
    expect(await listObjectiveMonths(staff, key)).toEqual(months);
  });
});

describe("guided recovery", () => {
  test("offers one step at a time, verified by what is measured after the act, or by a person's word where nothing measures", async () => {
    const [vault, db, auth] = [unique("vault"), unique("db"), unique("auth")];
    await enter(vault, { kind: "external" });
    await enter(db, { kind: "database", needs: [{ key: vault }] });
    await enter(auth, { needs: [{ key: db }] });
    await set(db, "down");
    await set(auth, "down");
    await evaluateIncidents(runtime);
    const begun = await startRecovery(staff, db);
    const statuses = ({ steps }: typeof begun) => steps.map(({ service, status }) => [service, status]);
    expect(statuses(begun)).toEqual([
      [vault, "offered"],
      [db, "waiting"],
      [auth, "waiting"],
    ]);
    expect(begun.incidentId).not.toBeNull();
    expect((await startRecovery(staff, db)).id).toBe(begun.id);
    await expect(doRecoveryStep(staff, begun.id, auth)).rejects.toMatchObject({ code: "conflict" });
    expect(statuses(await confirmRecoveryStep(staff, begun.id, vault))).toEqual([
      [vault, "done"],
      [db, "offered"],
      [auth, "waiting"],
    ]);
    await expect(confirmRecoveryStep(staff, begun.id, db)).rejects.toMatchObject({ code: "conflict" });
    const acted = await doRecoveryStep(staff, begun.id, db);
    expect(acted.steps[1]).toMatchObject({ status: "offered", state: "down" });
    await set(db, "operational");
    expect(statuses(await getRecovery(staff, begun.id))[1]).toEqual([db, "done"]);
    await set(auth, "operational");
    expect(await endRecovery(staff, begun.id)).toMatchObject({ end: "finished" });
    await expect(endRecovery(staff, begun.id)).rejects.toMatchObject({ code: "conflict" });
    await expect(startRecovery(staff, db)).rejects.toMatchObject({ code: "not_found" });
    const acts = await sql("SELECT action FROM audit_entry WHERE subject_id = $1 ORDER BY id", [begun.id]);
    expect(acts.map(({ action }) => action)).toEqual(["recovery.start", "recovery.step_confirmed", "recovery.step_done", "recovery.end"]);
  });

  test("restarts by a signed hook, once, with the key typed, a recent sign-in, and its answer on record", async () => {
    const key = unique("worker");
    await enter(key);
    const { secret, host } = await setRestartHook(staff, key, { url: `${base}/restart?key=k`, version: 0 }, runtime);
    expect(host).toBe(new URL(base).host);
    await expect(restartService(staff, key, { confirmation: "another" })).rejects.toMatchObject({ issues: [{ path: "confirmation" }] });
    const old = { ...staff, actor: { ...staff.actor, authenticatedAt: new Date(0) } };
    await expect(restartService(old, key, { confirmation: key })).rejects.toMatchObject({ reason: "reauthentication_required" });
    const keyed = { ...staff, idempotency: { key: newId(), requestHash: "same" } };
    const call = await restartService(keyed, key, { confirmation: key });
    expect(await restartService(keyed, key, { confirmation: key })).toEqual(call);
    await expect(restartService(staff, key, { confirmation: key })).rejects.toMatchObject({ code: "conflict" });
    await Promise.all([handle(restartJob, { callId: call.id }), handle(restartJob, { callId: call.id })]).catch(() => undefined);
    await handle(restartJob, { callId: call.id });
    expect(received).toHaveLength(1);
    const [sent] = received as [Received];
    expect(isSigned(sent, secret)).toBe(true);
    expect(JSON.parse(sent.body)).toMatchObject({ type: "service.restart", data: { service: key, restartId: call.id } });
    const hook = await getRestartHook(staff, key);
    expect(JSON.stringify(hook)).not.toContain("key=k");

    answer = 503;
    const again = await restartService(staff, key, { confirmation: key });
    await handle(restartJob, { callId: again.id });
    expect((await getRestartHook(staff, key)).calls[0]).toMatchObject({ status: "refused", answerStatus: 503 });
    // A worker that died in between: nobody knows, and nobody sends it again.
    const lost = await restartService(staff, key, { confirmation: key });
    await sql("UPDATE restart_call SET status = 'sending' WHERE id = $1", [lost.id]);
    await handle(restartJob, { callId: lost.id });
    expect(received).toHaveLength(2);
    expect((await getRestartHook(staff, key)).calls[0]).toMatchObject({ status: "lost" });
  });
});
