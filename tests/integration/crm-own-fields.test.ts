import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { TenantContext, TenantRole } from "#lib/access";
import {
  changeCompany,
  changeDeal,
  changeField,
  changeLead,
  countLeads,
  createCompany,
  createContact,
  createDeal,
  createField,
  createLead,
  dealFormOf,
  exportLeads,
  getLead,
  leadFormOf,
  listContacts,
  listDeals,
  listFields,
  listLeads,
  moveField,
  removeField,
  restoreField,
} from "#lib/crm";
import {
  changeCompanyCall,
  changeDealCall,
  changeFieldInput,
  changeLeadCall,
  createCompanyInput,
  createContactInput,
  createDealInput,
  createFieldInput,
  createLeadInput,
  exportLeadsInput,
  fromForm,
  leadFilter,
  listContactsInput,
  listDealsInput,
  listLeadsInput,
} from "#lib/crm/schema";
import { createPerson, createTenant, signedInContext, testRuntime } from "../support/contexts.ts";
import { query, type TestDatabase, testDatabase } from "../support/database.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

async function scene() {
  const tenant = await createTenant(database.db, { timeZone: "Europe/Berlin", currency: "EUR" });
  const as = async (role: TenantRole) => {
    const person = await createPerson(database.db, { memberships: [{ tenantId: tenant.id, role }] });
    return (await signedInContext(database, person.id, tenant.id)) as TenantContext;
  };
  return { tenantId: tenant.id, admin: await as("tenant_admin"), as };
}

const field = (input: object) => createFieldInput.parse({ subject: "lead", kind: "text", ...input });
const lead = (firstName: string, custom?: object) => createLeadInput.parse({ firstName, ...(custom && { custom }) });
const issuesOf = async (work: Promise<unknown>) =>
  work.then(
    () => [],
    (error: { issues?: { path: string }[] }) => (error.issues ?? []).map(({ path }) => path),
  );
const trailOf = (tenantId: string, action: string) =>
  query<{ before: Record<string, unknown> | null; after: Record<string, unknown> | null }>(
    database.superuserUrl,
    "SELECT before, after FROM audit_entry WHERE tenant_id = $1 AND action = $2 ORDER BY id",
    [tenantId, action],
  );

describe("a field of one's own", () => {
  test("is made by whoever works leads, with a key of its own, and is no other tenant's", async () => {
    const { admin, as } = await scene();
    const other = await scene();
    const made = await createField(admin, field({ label: "Contract end", kind: "date" }));
    expect(made).toMatchObject({ key: "contractEnd", kind: "date", isRequired: false, isArchived: false });
    expect((await createField(admin, field({ label: "Contract End" }))).key).toBe("contractEndB");
    await expect(createField(await as("member"), field({ label: "Mine" }))).rejects.toMatchObject({ code: "forbidden" });
    expect(await listFields(other.admin)).toEqual([]);
    await expect(removeField(other.admin, made.id)).rejects.toMatchObject({ code: "not_found" });
  });

  test("is one of fifty of a kind of record", async () => {
    const { admin } = await scene();
    for (let index = 0; index < 50; index += 1) await createField(admin, field({ label: `Number ${index}` }));
    await expect(createField(admin, field({ label: "One more" }))).rejects.toMatchObject({ code: "conflict" });
    await createField(admin, field({ subject: "deal", label: "One more" }));
  });

  test("changes places, keeps its choices' keys, and lets records keep what is not offered any more", async () => {
    const { admin } = await scene();
    const sector = await createField(admin, field({ label: "Sector", kind: "choice", options: "Retail\nHealth" }));
    const plan = await createField(admin, field({ label: "Plan" }));
    await moveField(admin, { id: plan.id, direction: "up" });
    expect((await listFields(admin)).map(({ key }) => key)).toEqual(["plan", "sector"]);
    const { id, version } = await createLead(admin, lead("Ada", { sector: "health" }));
    const change = { label: "Sector", options: [{ key: "retail", label: "Shops" }, { label: "Public" }], version: sector.version };
    const changed = await changeField(admin, sector.id, changeFieldInput.parse(change));
    expect(changed.options).toEqual([
      { key: "retail", label: "Shops", isGone: false },
      { key: "public", label: "Public", isGone: false },
      { key: "health", label: "Health", isGone: true },
    ]);
    await expect(changeField(admin, sector.id, changeFieldInput.parse(change))).rejects.toMatchObject({ code: "conflict" });
    expect(await issuesOf(createLead(admin, lead("Grace", { sector: "health" })))).toEqual(["cfSector"]);
    const kept = await changeLead(
      admin,
      id,
      changeLeadCall.parse({ ...leadFormOf(await getLead(admin, id)), lastName: "L", custom: { sector: "health" }, version }),
    );
    expect(kept.custom).toEqual({ sector: "health" });
  });

  test("is archived while something stands in it, comes back whole, and is deleted once nothing does", async () => {
    const { admin } = await scene();
    const note = await createField(admin, field({ label: "Note" }));
    const empty = await createField(admin, field({ label: "Empty" }));
    const ada = await createLead(admin, lead("Ada", { note: "Likes tea" }));
    expect(await removeField(admin, empty.id)).toEqual({ outcome: "deleted" });
    expect(await removeField(admin, note.id)).toEqual({ outcome: "archived" });
    expect(await issuesOf(createLead(admin, lead("Grace", { note: "No" })))).toEqual(["cfNote"]);
    const form = leadFormOf(ada);
    await changeLead(admin, ada.id, changeLeadCall.parse({ ...form, lastName: "Lovelace", version: ada.version }));
    expect((await restoreField(admin, note.id)).isArchived).toBe(false);
    const now = await getLead(admin, ada.id);
    expect(now.custom).toEqual({ note: "Likes tea" });
    await changeLead(admin, ada.id, changeLeadCall.parse({ ...leadFormOf(now), custom: { note: "" }, version: now.version }));
    expect(await removeField(admin, note.id)).toEqual({ outcome: "deleted" });
  });
});

describe("what stands in own fields", () => {
  test("is asked for where it must be, by API and by form alike, and left alone by whoever does not name it", async () => {
    const { admin } = await scene();
    await createField(admin, field({ label: "Seats", kind: "number", unit: "seats", isRequired: true }));
    await createField(admin, field({ label: "Topics", kind: "choices", options: ["Print", "Video", "Web"] }));
    expect(await issuesOf(createLead(admin, lead("Ada")))).toEqual(["cfSeats"]);
    expect(await issuesOf(createLead(admin, lead("Ada", { seats: "many", unknown: 1 })))).toEqual(["cfSeats", "cfUnknown"]);
    const typed = fromForm(createLeadInput).parse({ firstName: "Ada", cfSeats: "12,5", cfTopics: "", "cfTopics.web": "on", "cfTopics.print": "on" });
    const ada = await createLead(admin, typed);
    expect(ada.custom).toEqual({ seats: 12.5, topics: ["print", "web"] });
    const renamed = await changeLead(admin, ada.id, changeLeadCall.parse({ ...leadFormOf(ada), firstName: "Augusta", version: ada.version }));
    expect(renamed.custom).toEqual(ada.custom);
    const emptied = fromForm(changeLeadCall).parse({ firstName: "Augusta", cfSeats: "3", cfTopics: "", version: String(renamed.version) });
    expect((await changeLead(admin, ada.id, emptied)).custom).toEqual({ seats: 3 });
  });

  test("is told by name where somebody was first, and the trail of a deal and a company says what stood there", async () => {
    const { admin, tenantId } = await scene();
    await createField(admin, field({ subject: "deal", label: "Term", kind: "number", unit: "months" }));
    await createField(admin, field({ subject: "company", label: "Is partner", kind: "yes_no" }));
    await createField(admin, field({ label: "Hobby" }));
    const deal = await createDeal(admin, createDealInput.parse({ name: "Site", amount: "10", custom: { term: 12 } }));
    const own = dealFormOf(deal);
    const changed = await changeDeal(admin, deal.id, changeDealCall.parse({ ...own, custom: { term: 24 }, version: deal.version }));
    expect(changed.custom).toEqual({ term: 24 });
    expect(await issuesOf(changeDeal(admin, deal.id, changeDealCall.parse({ ...own, custom: { term: 6 }, version: deal.version })))).toEqual([
      "cfTerm",
    ]);
    expect(await trailOf(tenantId, "deal.change")).toEqual([{ before: { cfTerm: 12 }, after: { cfTerm: 24 } }]);
    const company = await createCompany(admin, createCompanyInput.parse({ name: "Engine Ltd", custom: { isPartner: true } }));
    await changeCompany(
      admin,
      company.id,
      changeCompanyCall.parse({ name: "Engine Ltd", ownerId: company.ownerId, custom: { isPartner: "no" }, version: 1 }),
    );
    expect(await trailOf(tenantId, "crm_company.change")).toEqual([
      { before: { cfIsPartner: true }, after: { fields: ["cfIsPartner"], cfIsPartner: false } },
    ]);
    const ada = await createLead(admin, lead("Ada", { hobby: "Chess" }));
    await changeLead(admin, ada.id, changeLeadCall.parse({ ...leadFormOf(ada), custom: { hobby: "Go" }, version: ada.version }));
    // Of a person the trail keeps which field, and not what stood in it.
    expect(await trailOf(tenantId, "lead.change")).toEqual([{ before: null, after: { fields: ["cfHobby"] } }]);
  });

  test("narrows and sorts lists page by page, and is in exports by its words", async () => {
    const { admin } = await scene();
    await createField(admin, field({ label: "Seats", kind: "number", unit: "seats" }));
    await createField(admin, field({ label: "Sector", kind: "choice", options: ["Retail", "Health"] }));
    await createField(admin, field({ label: "Topics", kind: "choices", options: ["Print", "Web"] }));
    await createField(admin, field({ label: "Renewal", kind: "date" }));
    await createField(admin, field({ label: "Note" }));
    await createField(admin, field({ label: "Is partner", kind: "yes_no" }));
    await createLead(admin, lead("Ada", { seats: 12, sector: "health", topics: ["web"], renewal: "2027-03-01", note: "Likes 100% tea" }));
    await createLead(admin, lead("Bob", { seats: 2.5, sector: "retail", topics: ["print", "web"], isPartner: true }));
    await createLead(admin, lead("Cy"));
    const named = async (asked: object) => (await listLeads(admin, listLeadsInput.parse({ sort: "name", ...asked }))).leads.map(({ name }) => name);
    expect(await named({ cfSeatsMin: "3" })).toEqual(["Ada"]);
    expect(await named({ cfSeatsMax: "3" })).toEqual(["Bob"]);
    expect(await named({ cfSector: "health,retail" })).toEqual(["Ada", "Bob"]);
    expect(await named({ cfTopics: "print" })).toEqual(["Bob"]);
    expect(await named({ cfRenewalFrom: "2027-03-01", cfRenewalTo: "2027-03-01" })).toEqual(["Ada"]);
    expect(await named({ cfNote: "0% TEA" })).toEqual(["Ada"]);
    expect(await named({ cfIsPartner: "yes" })).toEqual(["Bob"]);
    expect(await named({ sort: "-cfSeats" })).toEqual(["Ada", "Bob", "Cy"]);
    expect(await named({ sort: "cfSector" })).toEqual(["Cy", "Bob", "Ada"]);
    expect(await countLeads(admin, leadFilter.parse({ cfSeatsMin: "1" }))).toEqual({ count: 2, isExact: true });
    const pages: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await listLeads(admin, listLeadsInput.parse({ sort: "cfSeats", limit: 1, ...(cursor && { cursor }) }));
      pages.push(...page.leads.map(({ name }) => name));
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    expect(pages).toEqual(["Cy", "Bob", "Ada"]);
    expect(await issuesOf(listLeads(admin, listLeadsInput.parse({ cfNobody: "x" })))).toEqual(["cfNobody"]);
    expect(await issuesOf(listLeads(admin, listLeadsInput.parse({ sort: "cfTopics" })))).toEqual(["sort"]);
    const runtime = testRuntime(database);
    const sheet = await exportLeads(admin, exportLeadsInput.parse({ sort: "name", format: "csv", cfSeatsMin: "3" }), runtime);
    let text = "";
    for await (const part of sheet.body) text += part.toString();
    expect(text).toContain("Seats (seats)");
    expect(text).toMatch(/12,Health,Web,2027-03-01,Likes 100% tea/);
    expect(text).not.toContain("Bob");
  });

  test("narrows and sorts contacts and deals as well", async () => {
    const { admin } = await scene();
    await createField(admin, field({ subject: "contact", label: "Level", kind: "number" }));
    await createField(admin, field({ subject: "deal", label: "Link", kind: "link" }));
    await createContact(admin, createContactInput.parse({ firstName: "Ada", custom: { level: 2 } }));
    await createContact(admin, createContactInput.parse({ firstName: "Bob", custom: { level: 10 } }));
    const people = await listContacts(admin, listContactsInput.parse({ sort: "-cfLevel" }));
    expect(people.contacts.map(({ name }) => name)).toEqual(["Bob", "Ada"]);
    const evil = createDealInput.parse({ name: "Site", amount: "1", custom: { link: "javascript:alert(1)" } });
    expect(await issuesOf(createDeal(admin, evil))).toEqual(["cfLink"]);
    await createDeal(admin, createDealInput.parse({ name: "Site", amount: "1", custom: { link: "https://site.example/a" } }));
    expect((await listDeals(admin, listDealsInput.parse({ cfLink: "SITE.example" }))).deals).toHaveLength(1);
  });
});
