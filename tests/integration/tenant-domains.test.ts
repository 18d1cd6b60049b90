import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { StaffContext } from "#lib/access";
import {
  addTenantDomain,
  checkDueDomains,
  checkOwnDomain,
  checkTenantDomain,
  listTenantDomains,
  removeTenantDomain,
  verifyTenantDomain,
} from "#lib/identity";
import { fixedClock } from "#lib/platform/clock";
import type { Runtime } from "#lib/platform/runtime";
import { createTenant, staffContext, tenantContext, testRuntime } from "../support/contexts.ts";
import { query, type TestDatabase, testDatabase } from "../support/database.ts";
import { type DnsServer, startDnsServer } from "../support/dns-server.ts";

const DAY_MS = 86_400_000;
let database: TestDatabase;
let dns: DnsServer;
let clock: ReturnType<typeof fixedClock>;
let runtime: Runtime;
let staff: StaffContext;

beforeAll(async () => {
  [database, dns] = [await testDatabase(), await startDnsServer()];
});
beforeEach(async () => {
  await query(database.superuserUrl, "DELETE FROM tenant");
  dns.answers.clear();
  dns.asked.length = 0;
  clock = fixedClock("2026-03-01T10:00:00Z");
  runtime = { ...testRuntime(database, { clock, env: { DNS_SERVERS: dns.address } }), db: database.db, jobs: database.jobs };
  staff = { ...(await staffContext(database, "super_admin", { clock })), clock };
});
afterAll(async () => {
  await dns.close();
  await database.drop();
});

async function company() {
  const tenant = await createTenant(database.db);
  const added = await addTenantDomain(staff, { tenant: tenant.slug, domain: `${tenant.slug}.example` });
  const publish = (values: string[] = [added.record.value]) => dns.answers.set(added.record.name, values);
  return { tenant, added, publish };
}
const again = async (tenantId: string) => (await listTenantDomains(staff, { limit: 50, tenantId })).domains[0];
const trail = (tenantId: string) =>
  query<{ action: string; actor_label: string; after: unknown }>(
    database.superuserUrl,
    "SELECT action, actor_label, after FROM audit_entry WHERE tenant_id = $1 AND action LIKE 'tenant_domain.%' ORDER BY id",
    [tenantId],
  );
const lostEvents = () => query(database.superuserUrl, "SELECT data FROM pgboss.job WHERE data->>'name' = 'tenant_domain.record_lost'");

describe("a domain that was added", () => {
  test("waits for a record of its own, which no other domain has", async () => {
    const [{ added }, other] = [await company(), await company()];
    expect(added).toMatchObject({ state: "pending", verifiedAt: null, checkedAt: null, record: { name: `_bizosaas-challenge.${added.domain}` } });
    expect(added.record.value).toMatch(/^bizosaas-verification=[0-9a-f-]{36}$/);
    expect(added.record.value).not.toBe(other.added.record.value);
  });

  test("counts from the look that finds its record on, and the trail says how it was proved", async () => {
    const { tenant, added, publish } = await company();
    publish(["v=spf1 -all", added.record.value]);
    expect(await checkTenantDomain(staff, added.id, runtime)).toMatchObject({
      state: "verified",
      isDnsProof: true,
      verifiedAt: "2026-03-01T10:00:00.000Z",
    });
    expect(dns.asked).toEqual([added.record.name]);
    expect((await trail(tenant.id)).at(-1)).toMatchObject({ action: "tenant_domain.verify", after: { how: "dns", isVerified: true } });
  });

  test("is looked at by itself after five minutes, and by the job, which is on record as who verified it", async () => {
    const { tenant, publish } = await company();
    publish();
    expect(await checkDueDomains(runtime)).toBe(0);
    clock.advance(5 * 60_000);
    expect(await checkDueDomains(runtime)).toBe(1);
    expect(await again(tenant.id)).toMatchObject({ state: "verified", isDnsProof: true });
    expect((await trail(tenant.id)).at(-1)).toMatchObject({ action: "tenant_domain.verify", actor_label: "job identity.check-domains" });
  });

  test("is looked at less and less often while the record is missing", async () => {
    const { tenant } = await company();
    const pauses: number[] = [];
    for (let n = 0; n < 5; n++) {
      clock.advance(DAY_MS);
      await checkDueDomains(runtime);
      pauses.push((Date.parse((await again(tenant.id))?.nextCheckAt ?? "") - clock.now().getTime()) / 60_000);
    }
    expect(pauses).toEqual([5, 10, 20, 40, 80]);
  });
});

describe("what the last look found is told:", () => {
  test.each([
    ["other_value", ["bizosaas-verification=of-somebody-else"]],
    ["no_record", []],
    ["no_name", undefined],
    ["no_answer", "servfail" as const],
  ])("%s", async (result, answer) => {
    const { added } = await company();
    if (answer) dns.answers.set(added.record.name, answer);
    expect(await checkTenantDomain(staff, added.id, runtime)).toMatchObject({ state: "failed", checkResult: result, verifiedAt: null });
  });

  test("a record longer than 255 characters comes in parts and is read whole", async () => {
    const { added, publish } = await company();
    publish([`${"x".repeat(300)}`, added.record.value]);
    expect(await checkTenantDomain(staff, added.id, runtime)).toMatchObject({ state: "verified" });
  });
});

describe("a domain that its own administrator looks for", () => {
  const admin = async (tenantId: string) => ({ ...(await tenantContext(database, tenantId, "tenant_admin")), clock });

  test("counts once its record is there, and not by their word", async () => {
    const { tenant, added, publish } = await company();
    const context = await admin(tenant.id);
    dns.answers.set(added.record.name, ["bizosaas-verification=another"]);
    expect(await checkOwnDomain(context, added.id, runtime)).toMatchObject({ state: "failed", checkResult: "other_value", verifiedAt: null });
    publish();
    expect(await checkOwnDomain(context, added.id, runtime)).toMatchObject({ state: "verified", isDnsProof: true });
    expect((await trail(tenant.id)).at(-1)).toMatchObject({ action: "tenant_domain.verify", after: { how: "dns" } });
  });

  test("is theirs: another tenant's is not found, nothing is asked of DNS for it, and a manager may not ask", async () => {
    const [{ tenant }, other] = [await company(), await company()];
    await expect(checkOwnDomain(await admin(tenant.id), other.added.id, runtime)).rejects.toMatchObject({ code: "not_found" });
    const manager = await tenantContext(database, tenant.id, "manager");
    await expect(checkOwnDomain(manager, other.added.id, runtime)).rejects.toMatchObject({ code: "forbidden" });
    expect(dns.asked).toEqual([]);
  });

  test("is looked for twenty times in an hour at most", async () => {
    const { tenant, added } = await company();
    const context = await admin(tenant.id);
    for (let look = 0; look < 20; look += 1) await checkOwnDomain(context, added.id, runtime);
    await expect(checkOwnDomain(context, added.id, runtime)).rejects.toMatchObject({ code: "limit_exceeded" });
  });
});

describe("a verified domain", () => {
  async function verified() {
    const all = await company();
    all.publish();
    await checkTenantDomain(staff, all.added.id, runtime);
    return all;
  }
  const nights = async (n: number) => {
    for (let night = 0; night < n; night++) {
      clock.advance(DAY_MS);
      await checkDueDomains(runtime);
    }
  };

  test("whose record is gone at three looks counts as lost; staff are told once, and it goes on counting", async () => {
    const { tenant, added, publish } = await verified();
    dns.answers.delete(added.record.name);
    await nights(2);
    expect(await again(tenant.id)).toMatchObject({ state: "verified", checkResult: "no_name" });
    await nights(3);
    expect(await again(tenant.id)).toMatchObject({ state: "lost", verifiedAt: "2026-03-01T10:00:00.000Z", lostAt: "2026-03-04T10:00:00.000Z" });
    expect(await lostEvents()).toHaveLength(1);
    publish();
    await nights(1);
    expect(await again(tenant.id)).toMatchObject({ state: "verified", lostAt: null });
    expect((await trail(tenant.id)).map(({ action }) => action)).toEqual([
      "tenant_domain.add",
      "tenant_domain.verify",
      "tenant_domain.record_lost",
      "tenant_domain.record_back",
    ]);
  });

  test("is not lost because the name servers are down", async () => {
    const { tenant, added } = await verified();
    dns.answers.set(added.record.name, "servfail");
    await nights(6);
    expect(await again(tenant.id)).toMatchObject({ state: "verified", checkResult: "no_answer", lostAt: null });
  });

  test("by the word of staff is not looked at by itself, and a look without a record takes nothing from it", async () => {
    const { tenant, added } = await company();
    await verifyTenantDomain(staff, added.id);
    await nights(2);
    expect(dns.asked).toEqual([]);
    await checkTenantDomain(staff, added.id, runtime);
    expect(await again(tenant.id)).toMatchObject({ state: "verified", isDnsProof: false, nextCheckAt: null });
  });

  test("that is taken away is not looked at any more", async () => {
    const { added } = await verified();
    await removeTenantDomain(staff, added.id);
    dns.asked.length = 0;
    await nights(2);
    expect(dns.asked).toEqual([]);
  });
});

test("only who manages tenants looks; the word of staff, which a record does not need, asks for a recent sign-in", async () => {
  const { added } = await company();
  const support = { ...(await staffContext(database, "support", { clock })), clock };
  await expect(checkTenantDomain(support, added.id, runtime)).rejects.toMatchObject({ code: "forbidden" });
  clock.advance(11 * 60_000);
  await expect(checkTenantDomain(staff, added.id, runtime)).resolves.toMatchObject({ state: "failed" });
  await expect(verifyTenantDomain(staff, added.id)).rejects.toMatchObject({ reason: "reauthentication_required" });
});
