import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { inTenant, type TenantContext } from "#lib/access";
import { exportTenantAudit, recordAudit, searchTenantAudit } from "#lib/audit";
import { searchTenantAuditInput } from "#lib/audit/schema";
import {
  countLeads,
  createCompany,
  createContact,
  createDeal,
  createLead,
  listCompanies,
  listContacts,
  listDeals,
  listLeads,
  moveDeal,
  pipelineFigures,
} from "#lib/crm";
import {
  createCompanyInput,
  createContactInput,
  createDealInput,
  createLeadInput,
  leadFilter,
  listCompaniesInput,
  listContactsInput,
  listDealsInput,
  listLeadsInput,
  moveDealInput,
} from "#lib/crm/schema";
import { newIdAt } from "#lib/platform/crypto";
import { createReport, listReports } from "#lib/reports";
import { listReportsInput } from "#lib/reports/schema";
import { dayFilter } from "#lib/tables/schema";
import { countDeliveries, exportDeliveries, listDeliveries } from "#lib/webhooks";
import { listDeliveriesInput } from "#lib/webhooks/schema";
import { createTenant, tenantContext, testRuntime } from "../support/contexts.ts";
import { query, type TestDatabase, testDatabase } from "../support/database.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

/** A day by the clocks of a place, with its first moment and the first after it. */
const DAYS = [
  { timeZone: "UTC", day: "2026-11-25", since: "2026-11-25T00:00:00Z", until: "2026-11-26T00:00:00Z", hours: 24 },
  // Half a day before UTC, and on the day on which clocks go forward.
  { timeZone: "Pacific/Auckland", day: "2026-11-25", since: "2026-11-24T11:00:00Z", until: "2026-11-25T11:00:00Z", hours: 24 },
  { timeZone: "Pacific/Auckland", day: "2026-09-27", since: "2026-09-26T12:00:00Z", until: "2026-09-27T11:00:00Z", hours: 23 },
  // After UTC, and on the day on which clocks go back.
  { timeZone: "America/Los_Angeles", day: "2026-11-25", since: "2026-11-25T08:00:00Z", until: "2026-11-26T08:00:00Z", hours: 24 },
  { timeZone: "America/Los_Angeles", day: "2026-11-01", since: "2026-11-01T07:00:00Z", until: "2026-11-02T08:00:00Z", hours: 25 },
  // Where clocks skip midnight itself.
  { timeZone: "Asia/Beirut", day: "2026-03-29", since: "2026-03-28T22:00:00Z", until: "2026-03-29T21:00:00Z", hours: 23 },
];

interface Kind {
  what: string;
  make: (context: TenantContext, name: string) => Promise<unknown>;
  /** The names of what a filter finds. */
  find: (context: TenantContext, from: string, to: string) => Promise<string[]>;
}

const KINDS: Kind[] = [
  {
    what: "leads",
    make: (context, name) => createLead(context, createLeadInput.parse({ firstName: name, email: `${name}@days.example` })),
    find: async (context, createdFrom, createdTo) =>
      (await listLeads(context, listLeadsInput.parse({ createdFrom, createdTo }))).leads.map(({ name }) => name),
  },
  {
    what: "contacts",
    make: (context, name) => createContact(context, createContactInput.parse({ firstName: name, email: `${name}@days.example` })),
    find: async (context, createdFrom, createdTo) =>
      (await listContacts(context, listContactsInput.parse({ createdFrom, createdTo }))).contacts.map(({ name }) => name),
  },
  {
    what: "companies",
    make: (context, name) => createCompany(context, createCompanyInput.parse({ name })),
    find: async (context, createdFrom, createdTo) =>
      (await listCompanies(context, listCompaniesInput.parse({ createdFrom, createdTo }))).companies.map(({ name }) => name),
  },
  {
    what: "deals",
    make: (context, name) => createDeal(context, createDealInput.parse({ name, amount: "10" })),
    find: async (context, createdFrom, createdTo) =>
      (await listDeals(context, listDealsInput.parse({ createdFrom, createdTo }))).deals.map(({ name }) => name),
  },
  {
    what: "reports",
    make: (context, name) => createReport(context, { name, template: "empty", campaignId: null }),
    find: async (context, changedFrom, changedTo) =>
      (await listReports(context, listReportsInput.parse({ changedFrom, changedTo }))).reports.map(({ name }) => name),
  },
];

/** A deal that is won at a moment, and was begun long before. */
const wonDeals: Kind = {
  what: "won deals",
  make: async (context, name) => {
    const begun = { ...context, clock: { now: () => new Date("2026-01-05T12:00:00Z") } };
    const { id } = await createDeal(begun, createDealInput.parse({ name, amount: "10" }));
    await moveDeal(context, id, moveDealInput.parse({ stage: "closed_won" }));
  },
  find: async (context, closedFrom, closedTo) =>
    (await listDeals(context, listDealsInput.parse({ closedFrom, closedTo }))).deals.map(({ name }) => name),
};

const at = (context: TenantContext, moment: number): TenantContext => ({ ...context, clock: { now: () => new Date(moment) } });

describe.each(DAYS)("on $day in $timeZone, a day of $hours hours,", ({ timeZone, day, since, until, hours }) => {
  const [first, after] = [Date.parse(since), Date.parse(until)];
  let context: TenantContext;
  beforeAll(async () => {
    const tenant = await createTenant(database.db, { timeZone, planKey: "professional" });
    context = await tenantContext(database, tenant.id, "manager");
  });

  test("the day is as long as its clocks say", () => {
    expect((after - first) / 3_600_000).toBe(hours);
  });

  test.each([...KINDS, wonDeals])("$what are found from its first moment to its last, and neither before nor after", async ({ make, find }) => {
    await make(at(context, first - 1), "before");
    await make(at(context, first), "first");
    await make(at(context, after - 1), "last");
    await make(at(context, after), "after");
    expect((await find(context, day, day)).sort()).toEqual(["first", "last"]);
    expect((await find(context, day, "9999-12-31")).sort()).toEqual(["after", "first", "last"]);
    expect((await find(context, "0001-01-01", day)).sort()).toEqual(["before", "first", "last"]);
  });

  test("entries of the audit trail are found by the days of its own clocks, and exported by the same", async () => {
    const admin = await tenantContext(database, context.tenant.id, "tenant_admin");
    for (const [subjectId, moment] of [
      ["eve", first - 1],
      ["first", first],
      ["last", after - 1],
      ["morrow", after],
    ] as const)
      await inTenant(at(admin, moment), (tx) =>
        recordAudit(at(admin, moment), tx, { action: "campaign.import", tenantId: admin.tenant.id, subjectType: "day", subjectId }),
      );
    const find = async (asked: object) => {
      const { entries } = await searchTenantAudit(admin, searchTenantAuditInput.parse({ subjectType: "day", ...asked }));
      return entries.map(({ subjectId }) => subjectId);
    };
    expect(await find({ from: day, to: day })).toEqual(["last", "first"]);
    expect(await find({ from: day, to: "9999-12-31" })).toEqual(["morrow", "last", "first"]);
    expect(await find({ from: "0001-01-01", to: day })).toEqual(["last", "first", "eve"]);
    const runtime = testRuntime(database);
    const { lines } = await exportTenantAudit(admin, { format: "jsonl", subjectType: "day", from: day, to: day }, runtime);
    const exported = (await Array.fromAsync(lines)).join("");
    expect(["eve", "first", "last", "morrow"].filter((each) => exported.includes(`"${each}"`))).toEqual(["first", "last"]);
    await runtime.close();
  });

  test("messages of a webhook are found, counted and exported by the days of the tenant's clocks", async () => {
    const admin = await tenantContext(database, context.tenant.id, "tenant_admin");
    const endpointId = newIdAt(new Date(first));
    await query(
      database.superuserUrl,
      `INSERT INTO webhook_endpoint (id, tenant_id, url, kinds, secret_sealed, description, created_at, updated_at)
       VALUES ($1, $2, 'https://hooks.example/x', '{member.joined}', 'sealed', '', now(), now())`,
      [endpointId, context.tenant.id],
    );
    for (const [kind, moment] of [
      ["before", first - 1],
      ["first", first],
      ["last", after - 1],
      ["after", after],
    ] as const)
      await query(
        database.superuserUrl,
        `INSERT INTO webhook_delivery (id, endpoint_id, tenant_id, event_id, kind, body, due_at, created_at) VALUES ($1, $2, $3, $4, $5, '{}', $6, $6)`,
        [newIdAt(new Date(moment)), endpointId, context.tenant.id, newIdAt(new Date(moment)), kind, new Date(moment)],
      );
    const find = async (writtenFrom: string, writtenTo: string) => {
      const { deliveries } = await listDeliveries(admin, "tenant", endpointId, listDeliveriesInput.parse({ writtenFrom, writtenTo }));
      return deliveries.map(({ kind }) => kind);
    };
    expect(await find(day, day)).toEqual(["last", "first"]);
    expect(await find(day, "9999-12-31")).toEqual(["after", "last", "first"]);
    expect(await find("0001-01-01", day)).toEqual(["last", "first", "before"]);
    expect(await countDeliveries(admin, "tenant", endpointId, { writtenFrom: day, writtenTo: day })).toMatchObject({ count: 2 });
    const runtime = testRuntime(database);
    const asked = { sort: "-written", format: "csv", writtenFrom: day, writtenTo: day } as const;
    const { body } = await exportDeliveries(admin, endpointId, asked, runtime);
    const exported = (await Array.fromAsync(body as AsyncIterable<string | Uint8Array>)).join("");
    expect(["before", "first", "last", "after"].filter((each) => exported.includes(each))).toEqual(["first", "last"]);
    await runtime.close();
  });

  test("the deals that the figures count as won are those that their link lists", async () => {
    const tenant = await createTenant(database.db, { timeZone, planKey: "professional" });
    const manager = await tenantContext(database, tenant.id, "manager");
    for (const [name, moment] of [
      ["before", first - 1],
      ["first", first],
      ["last", after - 1],
    ] as const)
      await wonDeals.make(at(manager, moment), name);
    const figures = await pipelineFigures(at(manager, after - 1), { days: 1 });
    expect(figures).toMatchObject({ from: day, to: day, won: 2 });
    expect((await wonDeals.find(manager, figures.from, figures.to)).sort()).toEqual(["first", "last"]);
  });

  test("a follow-up belongs to the day that its lead's page tells", async () => {
    const follow = (name: string, nextFollowUpAt: string) =>
      createLead(context, createLeadInput.parse({ firstName: name, email: `${name}@follow.example`, nextFollowUpAt }));
    const [dayBefore, dayAfter] = [-1, 1].map((days) => new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10));
    await follow("eve", `${dayBefore}T23:59`);
    await follow("early", `${day}T03:30`);
    await follow("late", `${day}T23:59`);
    await follow("morrow", `${dayAfter}T00:00`);
    const filter = { followUpFrom: day, followUpTo: day };
    expect((await listLeads(context, listLeadsInput.parse(filter))).leads.map(({ name }) => name).sort()).toEqual(["early", "late"]);
    expect(await countLeads(context, leadFilter.parse(filter))).toMatchObject({ count: 2 });
  });
});

test("a year that no calendar has is no day to filter by", () => {
  expect(dayFilter().safeParse("0000-12-31").success).toBe(false);
  expect(dayFilter().safeParse("0001-01-01").success).toBe(true);
  expect(searchTenantAuditInput.safeParse({ from: "0000-12-31" }).success).toBe(false);
});
