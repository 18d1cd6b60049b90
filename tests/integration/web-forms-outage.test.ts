import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { createForm, getForm } from "#lib/crm";
import { createFormInput } from "#lib/crm/schema";
import { INTERNAL_HEADERS } from "#lib/platform/http";
import { type Runtime, setRuntime } from "#lib/platform/runtime";
import { POST } from "../../app/api/forms/[key]/route.ts";
import { createTenant, tenantContext, testRuntime } from "../support/contexts.ts";
import { query, type TestDatabase, testDatabase } from "../support/database.ts";
import { type Line, openLine } from "../support/line.ts";
import { type RedisServer, startRedis } from "../support/redis.ts";
import { soon } from "../support/soon.ts";

/** As docs/web-forms.md says it. */
const MOST_OF_AN_ADDRESS = 60;

let database: TestDatabase;
let redis: RedisServer;
let line: Line;
let runtime: Runtime;
let key: string;
let formId: string;

beforeAll(async () => {
  [database, redis] = await Promise.all([testDatabase(), startRedis()]);
  line = await openLine(database.appUrl);
  // What this portal does goes through the line; what the test looks at does not.
  runtime = testRuntime({ ...database, appUrl: line.through(database.appUrl) }, { redisUrl: redis.url });
  setRuntime(runtime);
  const manager = await tenantContext(database, (await createTenant(database.db)).id, "manager");
  const given = { name: "Contact", title: "Write to us", language: "en", submitLabel: "Send", thanksText: "Thank you", hourlyLimit: 1_000 };
  const fields = [{ name: "email", label: "Mail", isRequired: true }];
  ({ id: formId } = await createForm(manager, createFormInput.parse({ ...given, fields })));
  ({ key } = await getForm(manager, formId));
});
afterEach(async () => {
  await redis.restart();
});
afterAll(async () => {
  await runtime?.close();
  await line?.cut();
  await Promise.all([redis?.stop(), database?.drop()]);
});

let sent = 0;
/** As a visitor's script sends it; the page of a plain form says the same where `accept` asks for one. */
const send = (address: string, more: Record<string, string> = {}) => {
  sent += 1;
  const body = JSON.stringify({ email: `ada-${sent}@prospect.example`, _id: `submission-${sent}` });
  const headers = { "content-type": "application/json", [INTERNAL_HEADERS.clientIp]: address, ...more };
  return POST(new Request(`http://localhost:3000/api/forms/${key}`, { method: "POST", body, headers }), { params: Promise.resolve({ key }) });
};
const stored = async () =>
  Number((await query<{ n: string }>(database.superuserUrl, "SELECT count(*) AS n FROM form_submission WHERE form_id = $1", [formId]))[0]?.n);

describe("what a visitor sends while", () => {
  test("Redis is gone is stored and thanked for; too many of one address are refused still, as long as this process counts them", async () => {
    const before = await stored();
    await redis.kill();
    for (let n = 0; n < MOST_OF_AN_ADDRESS; n += 1) expect((await send("203.0.113.7")).status).toBe(202);
    expect((await stored()) - before).toBe(MOST_OF_AN_ADDRESS);
    const refused = await send("203.0.113.7");
    expect([refused.status, await stored()]).toEqual([429, before + MOST_OF_AN_ADDRESS]);
    expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
    expect((await send("203.0.113.8")).status).toBe(202);
  });

  test("PostgreSQL is gone is refused in clear words and not thanked for, and taken once it is back", async () => {
    const before = await stored();
    await line.cut();
    try {
      const refused = await send("203.0.113.9");
      expect(refused.status).toBe(503);
      const problem = (await refused.json()) as { detail: string; code: string };
      expect(problem).toMatchObject({ code: "unavailable" });
      expect(problem).not.toHaveProperty("received");
      const page = await send("203.0.113.9", { accept: "text/html" });
      expect(page.status).toBe(503);
      const html = await page.text();
      expect(html).toContain(problem.detail);
      expect(html).not.toContain("Thank you");
    } finally {
      await line.mend();
    }
    expect(await stored()).toBe(before);
    await soon(async () => expect((await send("203.0.113.9")).status).toBe(202));
    expect(await stored()).toBe(before + 1);
  });
});
