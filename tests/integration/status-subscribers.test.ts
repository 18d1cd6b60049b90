import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Context, StaffContext } from "#lib/access";
import { contextOfRequest } from "#lib/identity";
import { newId } from "#lib/platform/crypto";
import type { JobDefinition } from "#lib/platform/jobs";
import type { Runtime } from "#lib/platform/runtime";
import {
  cancelMaintenance,
  confirmSubscription,
  createService,
  describeSubscription,
  endSubscription,
  openIncident,
  planMaintenance,
  purgeSubscribersJob,
  resolveIncident,
  statusPageOwner,
  subscribeToStatus,
  tellSubscribersJob,
  updateIncident,
} from "#lib/services";
import { createServiceInput, endIncidentCall, openIncidentInput, planWindowInput, updateIncidentCall } from "#lib/services/schema";
import { createTenant, staffContext, testRuntime } from "../support/contexts.ts";
import { query, type TestDatabase, testDatabase } from "../support/database.ts";

let database: TestDatabase;
let staff: StaffContext;
let runtime: Runtime;
let visitor: Context;

beforeAll(async () => {
  database = await testDatabase();
  staff = await staffContext(database);
  runtime = { ...testRuntime(database), db: database.db, jobs: database.jobs };
  visitor = await contextOfRequest(runtime, { cookieHeader: null, requestId: newId(), ip: "192.0.2.1", userAgent: "tests" });
});
afterAll(async () => {
  await database.drop();
});

interface Mail {
  recipient: string;
  subject: string;
  text: string;
  tenant_id: string | null;
  unsubscribe_url: string | null;
}

const sql = <Row extends object>(text: string, values: unknown[] = []) => query<Row>(database.superuserUrl, text, values);
const unique = (name: string) => `${name}-${newId().slice(-8)}`;
const address = () => `${unique("reader")}@company.example`;
const mailsTo = (to: string) =>
  sql<Mail>("SELECT recipient, subject, text, tenant_id, unsubscribe_url FROM mail_message WHERE recipient = $1 ORDER BY id", [to]);
// biome-ignore lint/suspicious/noExplicitAny: a job of any payload
const handle = (job: JobDefinition<any>, data: unknown) =>
  job.handle(data, { id: newId(), attempt: 1, signal: new AbortController().signal, runtime });
const tokenIn = ({ text }: Mail) => /\/status\/subscription\/(\S+)/.exec(text)?.[1] ?? "";

/** Every event that was told of an incident or a window since, delivered as the queue would. */
async function deliver(id: string): Promise<void> {
  const events = await sql<{ data: object }>(
    "SELECT data FROM pgboss.job WHERE name = $1 AND (data->'data'->>'incidentId' = $2 OR data->'data'->>'windowId' = $2) ORDER BY created_on",
    [tellSubscribersJob.name, id],
  );
  for (const { data } of events) await handle(tellSubscribersJob, data);
}

async function subscribe(email: string, { host = null as string | null, locale = "en" as "en" | "de", confirmed = true } = {}): Promise<string> {
  const page = await statusPageOwner(runtime, host);
  await subscribeToStatus(visitor, { email }, { page, locale }, runtime);
  const [mail] = await mailsTo(email);
  const token = mail ? tokenIn(mail) : "";
  if (confirmed) await confirmSubscription(visitor, token, runtime);
  return token;
}

async function publicService(over: object = {}): Promise<string> {
  const key = unique("shop");
  await createService(staff, createServiceInput.parse({ key, name: `Name of ${key}`, kind: "backend", visibility: "public", ...over }));
  return key;
}

const open = (key: string, over: object = {}) =>
  openIncident(
    staff,
    openIncidentInput.parse({ title: `Outage of ${key}`, impact: "major", isPublic: true, services: [key], body: "We look into it.", ...over }),
  );

describe("somebody who subscribes to a status page", () => {
  test("is asked by mail first, and counts once they confirm, however often", async () => {
    const email = address();
    const token = await subscribe(email, { confirmed: false });
    expect((await mailsTo(email)).map(({ subject }) => subject)).toEqual(["Confirm: be told of the status of BizOSaaS"]);
    expect(await describeSubscription(runtime, token)).toEqual({ state: "asked", address: email });
    expect(await confirmSubscription(visitor, token, runtime)).toEqual({ state: "confirmed", address: email });
    expect(await confirmSubscription(visitor, token, runtime)).toEqual({ state: "confirmed", address: email });
    // Subscribing once more tells nobody whether the address was there, and changes nothing.
    await subscribe(email, { confirmed: false });
    expect(await describeSubscription(runtime, token)).toMatchObject({ state: "confirmed" });
    expect(await sql("SELECT id FROM status_subscriber WHERE address = $1", [email])).toHaveLength(1);
  });

  test("cannot be confirmed or ended by a link that we did not write", async () => {
    const token = await subscribe(address());
    for (const wrong of ["", "x", `${newId()}.${token.split(".")[1]}`, `${token.slice(0, -1)}${token.endsWith("A") ? "B" : "A"}`]) {
      expect(await describeSubscription(runtime, wrong)).toEqual({ state: "unknown" });
      expect(await confirmSubscription(visitor, wrong, runtime)).toEqual({ state: "unknown" });
      expect(await endSubscription(visitor, wrong, runtime)).toBeNull();
    }
    expect(await describeSubscription(runtime, token)).toMatchObject({ state: "confirmed" });
  });

  test("is forgotten when they end it, or never confirm it", async () => {
    const [ended, never] = [address(), address()];
    const token = await subscribe(ended);
    expect(await endSubscription(visitor, token, runtime)).toBe(ended);
    expect(await endSubscription(visitor, token, runtime)).toBeNull();
    const unconfirmed = await subscribe(never, { confirmed: false });
    await sql("UPDATE status_subscriber SET created_at = now() - interval '25 hours' WHERE address = $1", [never]);
    expect(await confirmSubscription(visitor, unconfirmed, runtime)).toEqual({ state: "unknown" });
    await handle(purgeSubscribersJob, {});
    expect(await sql("SELECT id FROM status_subscriber WHERE address = ANY($1::text[])", [[ended, never]])).toEqual([]);
  });

  test("is not sent mail after mail by strangers", async () => {
    const email = address();
    for (let count = 0; count < 5; count++) await subscribe(email, { confirmed: false });
    await expect(subscribe(email)).rejects.toMatchObject({ code: "limit_exceeded" });
  });
});

describe("subscribers are told", () => {
  test("of what everybody may read of an incident, once each, with a link that ends it", async () => {
    const [email, german, asked] = [address(), address(), address()];
    await Promise.all([subscribe(email), subscribe(german, { locale: "de" }), subscribe(asked, { confirmed: false })]);
    const key = await publicService();
    const incident = await open(key);
    const inner = updateIncidentCall.parse({ version: incident.version, status: "identified", body: "For staff alone.", isPublic: false });
    const { version } = await updateIncident(staff, incident.id, inner);
    await resolveIncident(staff, incident.id, endIncidentCall.parse({ version, body: "It works again.", isPublic: true }));
    await deliver(incident.id);
    await deliver(incident.id);

    const told = (await mailsTo(email)).slice(1);
    expect(told.map(({ subject }) => subject)).toEqual([`BizOSaaS: Outage of ${key}`, `BizOSaaS: Outage of ${key}`]);
    expect(told[0]?.text).toMatch(new RegExp(`Investigating, .*We look into it.*It concerns: Name of ${key}\\.`, "s"));
    expect(told[1]?.text).toMatch(/Resolved, .*It works again\./s);
    expect(told.map(({ text }) => text).join()).not.toContain("For staff alone");
    expect(told[0]?.unsubscribe_url).toMatch(/\/status\/subscription\/[0-9a-f-]{36}\.\S{43}$/);
    expect((await mailsTo(german)).at(-1)?.text).toMatch(/^Behoben, .*Es betrifft: /s);
    expect(await mailsTo(asked)).toHaveLength(1);
  });

  test("nothing of an incident that is internal, or that was before they came", async () => {
    const key = await publicService();
    const [internal, earlier] = [await open(await publicService(), { isPublic: false }), await open(key)];
    const email = address();
    await subscribe(email);
    await deliver(internal.id);
    await deliver(earlier.id);
    expect(await mailsTo(email)).toHaveLength(1);
  });

  test("on a tenant's page of the tenant's own services, too, and in its name; nobody else is", async () => {
    const { id: tenantId, slug } = await createTenant(database.db, { planKey: "enterprise", name: "Harbor Dental" });
    const host = `${slug}.example`;
    await sql("INSERT INTO tenant_domain (id, tenant_id, domain, verified_at) VALUES ($1, $2, $3, now())", [newId(), tenantId, host]);
    const [theirs, other] = [address(), address()];
    await Promise.all([subscribe(theirs, { host }), subscribe(other)]);
    const own = await open(await publicService({ tenants: [slug] }));
    await deliver(own.id);
    const mail = (await mailsTo(theirs)).at(-1);
    expect(mail).toMatchObject({ subject: expect.stringMatching(/^Harbor Dental: Outage/), tenant_id: tenantId });
    expect(mail?.text).toContain(`http://${host}`);
    expect(mail?.text).not.toContain("BizOSaaS");
    expect(await mailsTo(other)).toHaveLength(1);
  });

  test("of maintenance that is announced, and that it was called off", async () => {
    const email = address();
    await subscribe(email);
    const window = {
      title: "New discs",
      services: [await publicService()],
      isPublic: true,
      announce: true,
      startsAt: new Date(Date.now() + 3_600_000).toISOString(),
      endsAt: new Date(Date.now() + 7_200_000).toISOString(),
    };
    const planned = await planMaintenance(staff, planWindowInput.parse(window));
    await cancelMaintenance(staff, planned.id, planned.version);
    await deliver(planned.id);
    const told = (await mailsTo(email)).slice(1);
    expect(told.map(({ subject }) => subject)).toEqual(["BizOSaaS: New discs", "BizOSaaS: New discs"]);
    expect(told[1]?.text).toContain("This maintenance was called off.");
  });

  test("each, where there are more than are written to at once, and where the work was interrupted", async () => {
    await sql(
      `INSERT INTO status_subscriber (id, address, locale, created_at, confirmed_at)
       SELECT gen_random_uuid(), format('many-%s@many.example', i), 'en', now(), now() - interval '1 minute' FROM generate_series(1, 450) i`,
    );
    const incident = await open(await publicService());
    await Promise.all([deliver(incident.id), deliver(incident.id)]);
    const counts = await sql<{ count: number }>(
      "SELECT count(*)::int AS count FROM mail_message WHERE recipient LIKE 'many-%@many.example' GROUP BY recipient",
    );
    expect([counts.length, counts.every(({ count }) => count === 1)]).toEqual([450, true]);
  });
});
