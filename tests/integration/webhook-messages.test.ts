import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { newId } from "#lib/platform/crypto";
import { migrateJobs } from "#lib/platform/jobs";
import type { Runtime } from "#lib/platform/runtime";
import { getRun } from "#lib/tables";
import { bulkDeliveries, bulkDeliveriesJob, countDeliveries, exportDeliveries, listDeliveries } from "#lib/webhooks";
import { bulkDeliveriesInput, exportDeliveriesInput, listDeliveriesInput } from "#lib/webhooks/schema";
import { staffContext, testRuntime } from "../support/contexts.ts";
import { query, type TestDatabase, testDatabase } from "../support/database.ts";

describe("the messages of an endpoint, as a table", () => {
  let database: TestDatabase;
  let runtime: Runtime;
  const [endpointId, otherId] = [newId(), newId()];
  const ids: string[] = [];

  const sql = (text: string, values: unknown[] = []) => query<Record<string, unknown>>(database.superuserUrl, text, values);
  const addEndpoint = (id: string) =>
    sql(
      `INSERT INTO webhook_endpoint (id, url, kinds, secret_sealed, description, created_at, updated_at)
       VALUES ($1, 'https://hooks.example/x', '{tenant.changed}', 'sealed', '', now(), now())`,
      [id],
    );
  async function addDelivery(to: string, status: string, kind: string, tookMs: number | null, answer: number | null): Promise<string> {
    const id = newId();
    await sql(
      `INSERT INTO webhook_delivery (id, endpoint_id, event_id, kind, body, status, attempts, due_at, last_status, last_duration_ms, ended_at)
       VALUES ($1, $2, $3, $4, '{}', $5, 1, now(), $6, $7, CASE WHEN $5 IN ('delivered', 'failed') THEN now() END)`,
      [id, to, newId(), kind, status, answer, tookMs],
    );
    return id;
  }

  beforeAll(async () => {
    database = await testDatabase();
    runtime = testRuntime(database);
    await migrateJobs(database.ownerUrl, { jobs: [bulkDeliveriesJob], subscriptions: [] });
    await addEndpoint(endpointId);
    await addEndpoint(otherId);
    ids.push(await addDelivery(endpointId, "failed", "tenant.changed", 900, 500));
    ids.push(await addDelivery(endpointId, "delivered", "member.joined", 20, 200));
    ids.push(await addDelivery(endpointId, "failed", "member.left", null, null));
    await addDelivery(otherId, "failed", "tenant.changed", 5, 500);
  });
  afterAll(async () => {
    await runtime.close();
    await database?.drop();
  });

  const kinds = async (asked: object) => {
    const { deliveries } = await listDeliveries(await staffContext(database), "platform", endpointId, listDeliveriesInput.parse(asked));
    return deliveries.map(({ kind }) => kind);
  };

  test("is in the order asked for, page by page, each message once", async () => {
    const context = await staffContext(database);
    for (const [sort, expected] of [
      ["-written", ["member.left", "member.joined", "tenant.changed"]],
      ["written", ["tenant.changed", "member.joined", "member.left"]],
      ["-took", ["tenant.changed", "member.joined", "member.left"]],
    ] as const) {
      const first = await listDeliveries(context, "platform", endpointId, listDeliveriesInput.parse({ sort, limit: 2 }));
      const rest = await listDeliveries(context, "platform", endpointId, listDeliveriesInput.parse({ sort, limit: 2, cursor: first.nextCursor }));
      expect([...first.deliveries, ...rest.deliveries].map(({ kind }) => kind)).toEqual(expected);
      expect(rest.nextCursor).toBeNull();
    }
  });

  test("is narrowed by status, kind, day, answer and attempts", async () => {
    expect(await kinds({ status: "failed" })).toEqual(["member.left", "tenant.changed"]);
    expect(await kinds({ status: "failed,delivered", kind: "MEMBER" })).toEqual(["member.left", "member.joined"]);
    expect(await kinds({ answerMin: "500" })).toEqual(["tenant.changed"]);
    expect(await kinds({ attemptsMin: "2" })).toEqual([]);
    expect(await kinds({ writtenTo: "2001-01-01" })).toEqual([]);
    expect(await kinds({ search: "left" })).toEqual(["member.left"]);
    const [event] = await sql("SELECT event_id FROM webhook_delivery WHERE id = $1", [ids[1]]);
    expect(await kinds({ search: `evt_${event?.event_id}` })).toEqual(["member.joined"]);
    const counted = await countDeliveries(await staffContext(database), "platform", endpointId, { status: ["failed"] });
    expect(counted).toEqual({ count: 2, isExact: true });
  });

  test("is taken along as it is filtered", async () => {
    const input = exportDeliveriesInput.parse({ format: "csv", status: "failed" });
    const { body } = await exportDeliveries(await staffContext(database), endpointId, input, runtime);
    let csv = "";
    for await (const part of body) csv += part;
    expect(csv).toContain("tenant.changed");
    expect(csv).toContain("End: 2 messages");
  });

  test("many are sent again by what the filter means, and never another endpoint's", async () => {
    const context = await staffContext(database);
    const all = bulkDeliveriesInput.parse({ act: { action: "replay" }, filter: { status: "failed" } });
    const run = await bulkDeliveries(context, endpointId, all);
    expect(run).toMatchObject({ status: "waiting", total: 2 });
    await bulkDeliveriesJob.handle({ runId: run.id }, { id: newId(), attempt: 1, signal: new AbortController().signal, runtime });
    expect(await getRun(context, run.id)).toMatchObject({ status: "done", done: 2, refused: 0 });
    const states = await sql("SELECT id, status FROM webhook_delivery WHERE endpoint_id = $1 ORDER BY id", [endpointId]);
    expect(states.map(({ status }) => status)).toEqual(["waiting", "delivered", "waiting"]);
    expect(await sql("SELECT status FROM webhook_delivery WHERE endpoint_id = $1", [otherId])).toEqual([{ status: "failed" }]);
    const foreign = bulkDeliveriesInput.parse({ act: { action: "replay" }, ids: [ids[0]] });
    await expect(bulkDeliveries(context, otherId, foreign)).rejects.toMatchObject({ code: "invalid" });
  });

  test("support reads them and sends none again", async () => {
    const input = bulkDeliveriesInput.parse({ act: { action: "replay" }, ids });
    await expect(bulkDeliveries(await staffContext(database, "support"), endpointId, input)).rejects.toMatchObject({ code: "forbidden" });
  });
});
