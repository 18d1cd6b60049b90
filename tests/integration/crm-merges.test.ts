import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { TenantContext, TenantRole } from "#lib/access";
import {
  changeContact,
  comparePair,
  convertLead,
  createCompany,
  createContact,
  createField,
  createLead,
  deleteLead,
  getContact,
  getLead,
  listDuplicates,
  listMerges,
  logActivity,
  mergeRecords,
  POINTERS,
  partRecords,
  sayNotDuplicate,
  scoreLead,
  survivorOf,
} from "#lib/crm";
import {
  changeContactCall,
  createCompanyInput,
  createContactInput,
  createFieldInput,
  createLeadInput,
  fromForm,
  logActivityInput,
  MERGE_GROUP_NAMES,
  type MergeInput,
  mergeInput,
} from "#lib/crm/schema";
import { createTenant, tenantContext } from "../support/contexts.ts";
import { query, type TestDatabase, testDatabase } from "../support/database.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(async () => {
  await database.drop();
});

const as = async (role: TenantRole = "tenant_admin"): Promise<TenantContext> => tenantContext(database, (await createTenant(database.db)).id, role);
const lead = (context: TenantContext, over: object = {}) =>
  createLead(context, createLeadInput.parse({ firstName: "Ada", lastName: "Lovelace", ...over }));
const contact = (context: TenantContext, over: object = {}) =>
  createContact(context, createContactInput.parse({ firstName: "Ada", lastName: "Lovelace", ...over }));
const note = (context: TenantContext, about: "lead" | "contact" | "company", aboutId: string) =>
  logActivity(context, logActivityInput.parse({ about, aboutId, kind: "note", subject: "Hello" }));
const TABLES = ["lead", "contact", "crm_company", "deal", "activity", "lead_score", "lead_arrival"];
/** All rows of a tenant, as PostgreSQL writes them. */
const everything = async (context: TenantContext) =>
  Object.fromEntries(
    await Promise.all(
      TABLES.map(async (table) => {
        const rows = await query<{ row: string }>(database.superuserUrl, `SELECT t::text AS row FROM ${table} t WHERE tenant_id = $1 ORDER BY 1`, [
          context.tenant.id,
        ]);
        return [table, rows.map(({ row }) => row)];
      }),
    ),
  );
const merging = (kind: MergeInput["kind"], survivor: { id: string; version: number }, loser: { id: string; version: number }, more: object = {}) =>
  mergeInput.parse({ kind, survivorId: survivor.id, loserId: loser.id, survivorVersion: survivor.version, loserVersion: loser.version, ...more });

describe("finding", () => {
  test("pairs come with why; other tenants' and those that were said to be different do not", async () => {
    const context = await as();
    const stranger = await as();
    const a = await lead(context, { email: "ada@x.example", phone: "+49 30 1234567" });
    const b = await lead(context, { firstName: "A.", email: "ada@y.example", phone: "030 1234567" });
    await lead(context, { firstName: "Anna", companyName: "Engines" });
    await lead(stranger, { email: "ada@x.example", phone: "+49 30 1234567" });
    const { pairs } = await listDuplicates(context, { kind: "lead" });
    expect(pairs).toMatchObject([
      {
        points: 55,
        signals: [
          { signal: "otherEmail", points: -5 },
          { signal: "samePhone", points: 40 },
          { signal: "shortName", points: 20 },
        ],
      },
    ]);
    expect([pairs[0]?.first.id, pairs[0]?.second.id].sort()).toEqual([a.id, b.id].sort());
    await expect(sayNotDuplicate(stranger, { kind: "lead", firstId: a.id, secondId: b.id })).rejects.toMatchObject({ code: "not_found" });
    await sayNotDuplicate(context, { kind: "lead", firstId: b.id, secondId: a.id });
    expect((await listDuplicates(context, { kind: "lead" })).pairs).toEqual([]);
  });

  test("companies by their name without its legal form; contacts by name and company", async () => {
    const context = await as();
    const one = await createCompany(context, createCompanyInput.parse({ name: "Müller Motoren GmbH" }));
    await createCompany(context, createCompanyInput.parse({ name: "Mueller Motoren" }));
    expect((await listDuplicates(context, { kind: "company" })).pairs).toMatchObject([{ points: 55, signals: [{ signal: "sameTitle" }] }]);
    await contact(context, { companyId: one.id, email: "a@x.example" });
    await contact(context, { companyId: one.id });
    expect((await listDuplicates(context, { kind: "contact" })).pairs).toMatchObject([{ points: 55 }]);
  });
});

describe("two that become one", () => {
  test("keep the chosen values and all that was done; the old address leads to the one that stays", async () => {
    const context = await as();
    const survivor = await lead(context, { email: "ada@x.example", tags: ["one"], timeline: "half_year" });
    const loser = await lead(context, { lastName: "King", email: "ada@y.example", phone: "+49 30 1234567", tags: ["two"], hasConsent: true });
    await note(context, "lead", loser.id);
    const now = { survivor: await getLead(context, survivor.id), loser: await getLead(context, loser.id) };
    const compared = await comparePair(context, { kind: "lead", firstId: survivor.id, secondId: loser.id });
    expect(compared.differences.find(({ group }) => group === "phone")).toEqual({
      group: "phone",
      first: "",
      second: "+49 30 1234567",
      suggested: "second",
    });
    // Not to know when somebody wants to begin is no other answer to it.
    expect(compared.differences.find(({ group }) => group === "timeline")).toEqual({
      group: "timeline",
      first: "half_year",
      second: "",
      suggested: "first",
    });
    const { id } = await mergeRecords(context, merging("lead", now.survivor, now.loser, { phone: "loser", email: "loser" }));
    const merged = await getLead(context, survivor.id);
    expect(merged).toMatchObject({ lastName: "Lovelace", email: "ada@y.example", phone: "+49 30 1234567", hasConsent: true, tags: ["one", "two"] });
    await expect(getLead(context, loser.id)).rejects.toMatchObject({ code: "not_found" });
    expect(await survivorOf(context, "lead", loser.id)).toBe(survivor.id);
    expect(await query(database.superuserUrl, "SELECT lead_id FROM activity WHERE tenant_id = $1", [context.tenant.id])).toEqual([
      { lead_id: survivor.id },
    ]);
    expect((await listMerges(context, { limit: 20 })).merges).toMatchObject([
      { id, kind: "lead", survivorName: expect.stringContaining("Lovelace"), loserName: "Ada King", canUndo: true },
    ]);
    await deleteLead(context, survivor.id, { version: null });
    await expect(partRecords(context, id)).rejects.toMatchObject({ code: "not_found" });
  });

  test("are parted again byte for byte, whatever was chosen", async () => {
    const context = await as();
    const text = fc.constantFrom("", "Engines", "Motoren");
    const side = fc.constantFrom("survivor", "loser", undefined);
    const fields = fc.record({
      jobTitle: text,
      companyName: text,
      city: text,
      message: text,
      phone: fc.constantFrom("", "+49 30 1234567"),
      email: fc.constantFrom("", "ada@x.example"),
      budget: fc.constantFrom("", "12.50"),
      hasConsent: fc.boolean(),
    });
    const choice = fc.record(Object.fromEntries(MERGE_GROUP_NAMES.map((group) => [group, side])));
    await fc.assert(
      fc.asyncProperty(fields, fields, choice, fc.boolean(), fc.boolean(), async (one, other, chosen, hasNotes, hasDeal) => {
        const [a, b] = [await lead(context, one), await lead(context, other)];
        if (hasNotes) for (const { id } of [a, b, b]) await note(context, "lead", id);
        await scoreLead(context, a.id);
        await scoreLead(context, b.id);
        if (hasDeal) await convertLead(context, b.id, { name: "Engine", amount: "900", version: (await getLead(context, b.id)).version });
        const before = await everything(context);
        const given = Object.fromEntries(Object.entries(chosen).filter(([, value]) => value !== undefined));
        const { id } = await mergeRecords(context, merging("lead", await getLead(context, a.id), await getLead(context, b.id), given));
        // What a job does by itself since is no touch.
        await scoreLead(context, a.id);
        expect(await everything(context)).not.toEqual(before);
        expect(await partRecords(context, id)).toEqual({ kind: "lead", survivorId: a.id, loserId: b.id, fieldsLeft: [], movedLeft: {} });
        expect(await everything(context)).toEqual(before);
      }),
      { numRuns: 8 },
    );
  });

  test("companies with the same site to give, and contacts, come back whole", async () => {
    const context = await as();
    const one = await createCompany(context, createCompanyInput.parse({ name: "Engines" }));
    const two = await createCompany(context, createCompanyInput.parse({ name: "Engines Ltd", domain: "engines.example" }));
    const [ada, twin] = [await contact(context, { companyId: two.id }), await contact(context, { companyId: two.id, email: "ada@x.example" })];
    await note(context, "company", two.id);
    await note(context, "contact", twin.id);
    const before = await everything(context);
    const companies = await mergeRecords(context, merging("company", one, two, { site: "loser" }));
    const contacts = await mergeRecords(
      context,
      merging("contact", await getContact(context, ada.id), await getContact(context, twin.id), { email: "loser" }),
    );
    expect(await getContact(context, ada.id)).toMatchObject({ companyId: one.id, email: "ada@x.example" });
    const named = { kind: "company", survivorName: "Engines", loserName: "Engines Ltd" };
    expect((await listMerges(context, { limit: 20 })).merges).toMatchObject([{ kind: "contact" }, { ...named, undoneAt: null }]);
    await partRecords(context, contacts.id);
    await partRecords(context, companies.id);
    expect((await listMerges(context, { limit: 20 })).merges).toMatchObject([{ kind: "contact" }, { ...named, undoneAt: expect.any(String) }]);
    expect(await everything(context)).toEqual(before);
  });

  test("lose nothing that stands in the tenant's own fields, and say where they differ", async () => {
    const context = await as();
    for (const label of ["Insurer", "Branch", "Seats"])
      await createField(context, createFieldInput.parse({ subject: "contact", kind: label === "Seats" ? "number" : "text", label }));
    const a = await contact(context, { custom: { insurer: "Allianz", seats: 4 } });
    const b = await contact(context, { custom: { insurer: "Ergo", branch: "Hamburg", seats: 4 } });
    const before = await everything(context);
    const { ownDifferences } = await comparePair(context, { kind: "contact", firstId: a.id, secondId: b.id });
    expect(ownDifferences.map(({ field, first, second }) => [field.label, first, second])).toEqual([
      ["Insurer", "Allianz", "Ergo"],
      ["Branch", null, "Hamburg"],
    ]);
    expect(ownDifferences[1]).toMatchObject({ suggested: "second" });
    // Nothing is said of a field, as by whoever calls the API without it.
    const silent = await mergeRecords(context, merging("contact", a, b));
    expect(await getContact(context, a.id)).toMatchObject({ custom: { insurer: "Allianz", branch: "Hamburg", seats: 4 } });
    await partRecords(context, silent.id);
    expect(await everything(context)).toEqual(before);
    const chosen = fromForm(mergeInput).parse({ ...merging("contact", a, b), cfInsurer: "loser", cfBranch: "survivor" });
    await mergeRecords(context, chosen);
    expect((await getContact(context, a.id)).custom).toEqual({ insurer: "Ergo", seats: 4 });
  });

  test("do not become one where tags would be lost", async () => {
    const context = await as();
    const tagged = (mark: string, many: number) => contact(context, { tags: Array.from({ length: many }, (_, at) => `${mark}${at}`) });
    const [a, b, c] = [await tagged("a", 12), await tagged("b", 9), await tagged("c", 8)];
    expect((await comparePair(context, { kind: "contact", firstId: a.id, secondId: b.id })).problem).toContain("twenty tags");
    await expect(mergeRecords(context, merging("contact", a, b))).rejects.toMatchObject({ code: "conflict" });
    await mergeRecords(context, merging("contact", a, c));
    expect((await getContact(context, a.id)).tags).toHaveLength(20);
  });

  test("what was changed since stays, and is named", async () => {
    const context = await as();
    const [a, b] = [await contact(context, { phone: "+49 30 1234567" }), await contact(context, { email: "ada@x.example", jobTitle: "Countess" })];
    const { activityId } = { activityId: (await note(context, "contact", b.id)).id };
    const { id } = await mergeRecords(context, merging("contact", a, b, { email: "loser", jobTitle: "loser" }));
    const merged = await getContact(context, a.id);
    const { firstName, lastName, email, phone, companyId, hasConsent, ownerId, tags } = merged;
    await changeContact(
      context,
      a.id,
      changeContactCall.parse({
        firstName,
        lastName,
        email,
        phone,
        companyId,
        hasConsent,
        ownerId,
        tags,
        jobTitle: "Author",
        version: merged.version,
      }),
    );
    await query(database.superuserUrl, "DELETE FROM activity WHERE id = $1", [activityId]);
    expect(await partRecords(context, id)).toMatchObject({ fieldsLeft: ["job_title"], movedLeft: { activity: 1 } });
    expect(await getContact(context, a.id)).toMatchObject({ jobTitle: "Author", email: null, phone: "+49 30 1234567" });
    expect(await getContact(context, b.id)).toMatchObject({ jobTitle: "Countess", email: "ada@x.example", version: b.version });
    await expect(partRecords(context, id)).rejects.toMatchObject({ code: "conflict" });
  });

  test("once, also when two people do it at once; a chain is parted from its end", async () => {
    const context = await as();
    const [a, b, c] = [await lead(context), await lead(context), await lead(context)];
    const tries = await Promise.allSettled([mergeRecords(context, merging("lead", a, b)), mergeRecords(context, merging("lead", b, a))]);
    expect(tries.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(tries.find((each) => each.status === "rejected")).toMatchObject({ reason: { code: "conflict" } });
    const first = tries.flatMap((each) => (each.status === "fulfilled" ? [each.value] : []))[0];
    const survivor = await getLead(context, first?.survivorId ?? "");
    const second = await mergeRecords(context, merging("lead", c, survivor));
    expect(await survivorOf(context, "lead", survivor.id === a.id ? b.id : a.id)).toBe(c.id);
    await expect(partRecords(context, first?.id ?? "")).rejects.toMatchObject({ code: "conflict" });
    await partRecords(context, second.id);
    await partRecords(context, first?.id ?? "");
    expect(await getLead(context, a.id)).toMatchObject({ version: 1 });
    expect(await getLead(context, b.id)).toMatchObject({ version: 1 });
  });

  test("not by strangers, not by those who may not change them, not two with a deal each, not after thirty days", async () => {
    const context = await as();
    const stranger = await as();
    const [a, b, foreign] = [await lead(context), await lead(context), await lead(stranger)];
    await expect(mergeRecords(stranger, merging("lead", a, b))).rejects.toMatchObject({ code: "not_found" });
    await expect(mergeRecords(context, merging("lead", a, foreign))).rejects.toMatchObject({ code: "not_found" });
    await expect(comparePair(stranger, { kind: "lead", firstId: a.id, secondId: b.id })).rejects.toMatchObject({ code: "not_found" });
    const viewer = await tenantContext(database, context.tenant.id, "viewer");
    await expect(mergeRecords(viewer, merging("lead", a, b))).rejects.toMatchObject({ code: "forbidden" });
    const member = await tenantContext(database, context.tenant.id, "member");
    await expect(mergeRecords(member, merging("lead", a, b))).rejects.toMatchObject({ code: "forbidden" });
    await expect(mergeRecords(context, merging("lead", { ...a, version: 7 }, b))).rejects.toMatchObject({ code: "conflict" });
    for (const { id, version } of [a, b]) await convertLead(context, id, { name: "Engine", amount: "900", version });
    const both = [await getLead(context, a.id), await getLead(context, b.id)] as const;
    await expect(mergeRecords(context, merging("lead", ...both))).rejects.toMatchObject({ code: "conflict" });
    const [c, d] = [await lead(context), await lead(context)];
    const { id } = await mergeRecords(context, merging("lead", c, d));
    await expect(partRecords(stranger, id)).rejects.toMatchObject({ code: "not_found" });
    const late = { ...context, clock: { now: () => new Date(Date.now() + 31 * 86_400_000) } };
    await expect(partRecords(late, id)).rejects.toMatchObject({ code: "conflict" });
    expect(await survivorOf(stranger, "lead", d.id)).toBeNull();
  });

  test("take along everything that points at them", async () => {
    const columns = await query<{ at: string }>(
      database.superuserUrl,
      `SELECT table_name || '.' || column_name AS at FROM information_schema.columns
       WHERE table_schema = 'public' AND column_name IN ('lead_id', 'contact_id', 'company_id') ORDER BY 1`,
      [],
    );
    const known = Object.values(POINTERS).flatMap((pairs) => pairs.map(([table, column]) => `${table}.${column}`));
    // A lead's score and what was known when it came are its alone: they wait with it.
    expect(columns.map(({ at }) => at)).toEqual([...known, "lead_arrival.lead_id", "lead_score.lead_id"].sort());
  });
});
