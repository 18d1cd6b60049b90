import { afterAll, beforeAll, expect, test } from "vitest";
import type { TenantContext, TenantRole } from "#lib/access";
import { createContact, createField, createLead, listContacts, listLeads, listSegments, logActivity, removeField } from "#lib/crm";
import { createContactInput, createFieldInput, createLeadInput, listContactsInput, listLeadsInput, logActivityInput } from "#lib/crm/schema";
import { saveView } from "#lib/tables";
import { saveViewInput } from "#lib/tables/schema";
import { createPerson, createTenant, signedInContext } from "../support/contexts.ts";
import { type TestDatabase, testDatabase } from "../support/database.ts";

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
  return { admin: await as("tenant_admin"), as };
}
const lead = (firstName: string, more: object = {}) => createLeadInput.parse({ firstName, ...more });
const view = (name: string, state: object, more: object = {}) => saveViewInput.parse({ table: "leads", name, state, ...more });

test("conditions must all be met, or one of them where that is enough; both ends of a range stay together", async () => {
  const { admin } = await scene();
  await createField(admin, createFieldInput.parse({ subject: "lead", kind: "number", label: "Seats" }));
  await createLead(admin, lead("Ada", { tags: "vip", country: "DE", custom: { seats: 5 } }));
  await createLead(admin, lead("Bob", { tags: "vip,fair", country: "AT", custom: { seats: 50 } }));
  await createLead(admin, lead("Cy", { country: "FR" }));
  const named = async (asked: object) => (await listLeads(admin, listLeadsInput.parse({ sort: "name", ...asked }))).leads.map(({ name }) => name);
  expect(await named({ tags: "VIP", country: "de, fr" })).toEqual(["Ada"]);
  expect(await named({ tags: "fair", country: "de", match: "any" })).toEqual(["Ada", "Bob"]);
  expect(await named({ cfSeatsMin: "1", cfSeatsMax: "10", country: "FR", match: "any" })).toEqual(["Ada", "Cy"]);
  // What is searched for, and the tenant, are no alternatives.
  expect(await named({ search: "bob", country: "FR,AT", tags: "vip", match: "any" })).toEqual(["Bob"]);
  expect(await named({ match: "any" })).toEqual(["Ada", "Bob", "Cy"]);
  await createContact(admin, createContactInput.parse({ firstName: "Dee", tags: "vip" }));
  await createContact(admin, createContactInput.parse({ firstName: "Eve", hasConsent: true }));
  const people = await listContacts(admin, listContactsInput.parse({ tags: "vip", consent: "yes", match: "any" }));
  expect(people.contacts.map(({ name }) => name)).toEqual(["Dee", "Eve"]);
});

test("silence is found: nothing was done since a day, or nothing ever", async () => {
  const { admin } = await scene();
  const ada = await createLead(admin, lead("Ada"));
  const bob = await createLead(admin, lead("Bob"));
  await createLead(admin, lead("Cy"));
  const call = (aboutId: string, occurredAt: string) =>
    logActivity(admin, logActivityInput.parse({ kind: "call", about: "lead", aboutId, subject: "Call", direction: "out", occurredAt }));
  await call(ada.id, "2026-01-05T10:00");
  await call(bob.id, "2026-03-05T10:00");
  const named = async (asked: object) => (await listLeads(admin, listLeadsInput.parse({ sort: "name", ...asked }))).leads.map(({ name }) => name);
  expect(await named({ activityTo: "2026-02-01" })).toEqual(["Ada", "Cy"]);
  expect(await named({ activityFrom: "2026-01-01", activityTo: "2026-02-01" })).toEqual(["Ada"]);
});

test("a view with conditions is a segment, counted as it is now, and seen by those who share it", async () => {
  const { admin, as } = await scene();
  const other = await scene();
  const field = await createField(admin, createFieldInput.parse({ subject: "lead", kind: "text", label: "Hobby" }));
  await createLead(admin, lead("Ada", { tags: "vip" }));
  await saveView(admin, "tenant", view("Important", { tags: "vip", columns: "name,score", sort: "-score" }, { isShared: true }));
  await saveView(admin, "tenant", view("Mine alone", { status: "new,lost" }));
  await saveView(admin, "tenant", view("Wide", { columns: "name,email", density: "compact" }));
  await saveView(admin, "tenant", view("Gone", { cfHobby: "chess" }));
  await saveView(admin, "tenant", saveViewInput.parse({ table: "contacts", name: "With consent", state: { consent: "yes" } }));
  const counts = async (context: TenantContext) => Object.fromEntries((await listSegments(context)).map(({ name, count }) => [name, count]));
  expect(await counts(admin)).toEqual({ Gone: 0, Important: 1, "Mine alone": 1, "With consent": 0 });
  await createLead(admin, lead("Bob", { tags: "vip" }));
  await removeField(admin, field.id);
  // Of a field that is gone nobody knows how many.
  expect(await counts(admin)).toEqual({ Gone: null, Important: 2, "Mine alone": 2, "With consent": 0 });
  expect(await listSegments(await as("viewer"))).toMatchObject([
    { name: "Important", isMine: false, isShared: true, filter: { tags: "vip" }, count: 2 },
  ]);
  expect(await counts(other.admin)).toEqual({});
});
