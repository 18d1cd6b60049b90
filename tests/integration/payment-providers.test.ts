import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { takeProviderMessage } from "#lib/billing";
import { fixedClock } from "#lib/platform/clock";
import { newId } from "#lib/platform/crypto";
import { cardProvider, signMessage } from "../support/card-provider.ts";
import { createTenant } from "../support/contexts.ts";
import { query, type TestDatabase, testDatabase } from "../support/database.ts";

const SECRET = "a-secret-of-the-test";
const providers = new Map([["cards", cardProvider(SECRET)]]);
const clock = fixedClock("2026-04-02T10:00:00.000Z");
let database: TestDatabase;

beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

const messageOf = (tenantId: string, more: object = {}, type = "payment_intent.succeeded") =>
  JSON.stringify({
    id: `evt_${newId()}`,
    type,
    created: Math.floor(clock.now().getTime() / 1_000),
    data: { object: { id: `pi_${newId()}`, amount_received: 9_700, currency: "eur", metadata: { tenant: tenantId }, ...more } },
  });
const send = (body: string, signature = signMessage(SECRET, clock.now(), body), key = "cards") =>
  takeProviderMessage(
    { db: database.db, jobs: database.jobs, clock },
    key,
    { requestId: newId(), headers: new Map([["x-signature", signature]]), read: async () => Buffer.from(body) },
    providers,
  );
const paymentsOf = (tenantId: string) =>
  query<{ id: string; provider: string; amount_minor: number; recorded_by_id: string | null }>(
    database.superuserUrl,
    "SELECT id, provider, amount_minor, recorded_by_id FROM payment WHERE tenant_id = $1",
    [tenantId],
  );

describe("a message of a provider of payments", () => {
  test("that is signed is recorded once, however often and by however many at once it is sent", async () => {
    const tenant = await createTenant(database.db);
    const body = messageOf(tenant.id);
    const answers = await Promise.all([send(body), send(body), send(body)]);
    const [first] = answers;
    expect(answers.every(({ paymentId }) => paymentId === first?.paymentId)).toBe(true);
    expect(await send(body)).toEqual(first);
    expect(await paymentsOf(tenant.id)).toEqual([{ id: first?.paymentId, provider: "cards", amount_minor: 9_700, recorded_by_id: null }]);
  });

  test("is refused when one byte is another, the secret is another, or it is older than five minutes", async () => {
    const tenant = await createTenant(database.db);
    const body = messageOf(tenant.id);
    const now = clock.now().getTime();
    await expect(send(body.replace("9700", "9701"), signMessage(SECRET, clock.now(), body))).rejects.toMatchObject({ code: "forbidden" });
    await expect(send(body, signMessage("another", clock.now(), body))).rejects.toMatchObject({ code: "forbidden" });
    await expect(send(body, "")).rejects.toMatchObject({ code: "forbidden" });
    await expect(send(body, signMessage(SECRET, new Date(now - 301_000), body))).rejects.toMatchObject({ code: "forbidden" });
    await expect(send(body, signMessage(SECRET, new Date(now + 301_000), body))).rejects.toMatchObject({ code: "forbidden" });
    expect(await paymentsOf(tenant.id)).toEqual([]);
    expect((await send(body, signMessage(SECRET, new Date(now - 300_000), body))).paymentId).not.toBeNull();
  });

  test("about something else writes nothing; an unknown provider and a tenant that is gone are not found; an amount has to be one", async () => {
    const tenant = await createTenant(database.db);
    expect(await send(messageOf(tenant.id, {}, "customer.created"))).toEqual({ paymentId: null });
    await expect(send(messageOf(tenant.id), undefined, "nobody")).rejects.toMatchObject({ code: "not_found" });
    await expect(send(messageOf(newId()))).rejects.toMatchObject({ code: "not_found" });
    for (const amount_received of [0, -5, 3_000_000_000])
      await expect(send(messageOf(tenant.id, { amount_received }))).rejects.toMatchObject({ code: "invalid" });
    expect(await paymentsOf(tenant.id)).toEqual([]);
    // What nobody waits for is not even read.
    const unread = { requestId: newId(), headers: new Map<string, string>(), read: () => Promise.reject(new Error("It was read.")) };
    await expect(takeProviderMessage({ db: database.db, jobs: database.jobs, clock }, "cards", unread)).rejects.toMatchObject({ code: "not_found" });
  });
});
