import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { TenantContext, TenantRole } from "#lib/access";
import {
  addCrmImportPiece,
  beginCrmImport,
  cancelCrmImport,
  changeLead,
  checkCrmImport,
  crmImportErrors,
  crmImportJob,
  getCrmImport,
  getLead,
  keptByUndo,
  leadFormOf,
  listCompanies,
  listContacts,
  listCrmImports,
  listImportLines,
  listLeads,
  logActivity,
  mapCrmImport,
  previewCrmImport,
  purgeCrmImportsJob,
  startCrmImport,
  undoCrmImport,
} from "#lib/crm";
import {
  type CrmKind,
  changeLeadCall,
  listCompaniesInput,
  listContactsInput,
  listImportLinesInput,
  listLeadsInput,
  logActivityInput,
  mapCrmImportInput,
} from "#lib/crm/schema";
import { newId } from "#lib/platform/crypto";
import type { Runtime } from "#lib/platform/runtime";
import { createTenant, tenantContext, testRuntime } from "../support/contexts.ts";
import { query, type TestDatabase, testDatabase } from "../support/database.ts";

let database: TestDatabase;
let runtime: Runtime;

beforeAll(async () => {
  database = await testDatabase();
  runtime = { ...testRuntime(database), db: database.db, jobs: database.jobs };
});
afterAll(async () => {
  await database.drop();
});

const LEADS = `Vorname;Nachname;E-Mail;Telefon;Firma;Quelle;Budget;Tags;Einwilligung;Erstellt am
Ada;Lovelace;ADA@engines.example;+44 20 7946 0000;Engines Ltd;Messe;1.250,50;vip,maths;ja;03.09.2026
Charles;Babbage;not an address;;Engines Ltd;Messe;;;nein;
Grace;Hopper;grace@navy.example;;Navy;website;;;;
;;;;;;;;;
Grace;Hopper;grace@navy.example;;Navy;website;;;;
Nameless;Person;;+49 30 1234567;;;;;;
`;

const as = async (role: TenantRole = "manager", planKey?: string): Promise<TenantContext> => {
  const tenant = await createTenant(database.db, { currency: "EUR", ...(planKey && { planKey }) });
  return tenantContext(database, tenant.id, role);
};

async function send(context: TenantContext, text: string | Buffer, kind: CrmKind = "lead", pieceBytes = 150): Promise<string> {
  const bytes = Buffer.from(text);
  const { id } = await beginCrmImport(context, { kind, fileName: "people.csv", sizeBytes: bytes.length });
  for (let position = 0; position * pieceBytes < bytes.length; position += 1) {
    const piece = bytes.subarray(position * pieceBytes, (position + 1) * pieceBytes);
    await addCrmImportPiece(context, id, { position, base64: piece.toString("base64") });
  }
  return id;
}

const work = (context: TenantContext, importId: string) =>
  crmImportJob.handle({ tenantId: context.tenant.id, importId }, { id: newId(), attempt: 1, signal: new AbortController().signal, runtime });

async function checked(context: TenantContext, text: string | Buffer, kind?: CrmKind) {
  const id = await send(context, text, kind);
  await checkCrmImport(context, id);
  await work(context, id);
  return getCrmImport(context, id);
}
async function imported(context: TenantContext, text: string | Buffer, kind?: CrmKind) {
  const { id } = await checked(context, text, kind);
  await startCrmImport(context, id);
  await work(context, id);
  return getCrmImport(context, id);
}
async function undone(context: TenantContext, id: string) {
  await undoCrmImport(context, id);
  await work(context, id);
  return getCrmImport(context, id);
}
const leadsOf = async (context: TenantContext) => (await listLeads(context, listLeadsInput.parse({ sort: "name" }))).leads;
const linesOf = async (context: TenantContext, id: string) => (await listImportLines(context, id, listImportLinesInput.parse({}))).lines;
const rowsOf = (context: TenantContext, table: string) =>
  query<{ row: Record<string, unknown> }>(database.superuserUrl, `SELECT to_jsonb(t) AS row FROM ${table} t WHERE tenant_id = $1 ORDER BY id`, [
    context.tenant.id,
  ]);
const read = async (body: AsyncIterable<string>) => (await Array.fromAsync(body)).join("");

describe("a file of leads", () => {
  test("is tried out line by line, which writes nothing, and then imported as it was shown", async () => {
    const context = await as();
    const trial = await checked(context, LEADS);
    expect(trial).toMatchObject({ status: "checked", linesRead: 5, linesCreate: 3, linesChange: 0, linesSame: 0, linesRefused: 2, canUndo: false });
    expect(trial.settings).toMatchObject({
      delimiter: ";",
      decimal: ",",
      columnOf: { firstName: "Vorname", companyName: "Firma", createdAt: "Erstellt am" },
    });
    expect(await leadsOf(context)).toEqual([]);
    const lines = await linesOf(context, trial.id);
    expect(lines.map(({ line, outcome, field }) => [line, outcome, field])).toEqual([
      [2, "create", null],
      [3, "refuse", "email"],
      [4, "create", null],
      [6, "refuse", null],
      [7, "create", null],
    ]);
    expect(lines[3]?.message).toBe("It is the same as line 4. Put both into one line.");
    await startCrmImport(context, trial.id);
    await work(context, trial.id);
    expect(await getCrmImport(context, trial.id)).toMatchObject({ status: "done", linesCreate: 3, linesRefused: 2, canUndo: true });
    const [grace, ada, nameless] = await leadsOf(context);
    expect([grace?.name, ada?.name, nameless?.name]).toEqual(["Grace Hopper", "Ada Lovelace", "Nameless Person"]);
    expect(await getLead(context, ada?.id ?? "")).toMatchObject({
      email: "ada@engines.example",
      source: "messe",
      budgetMinor: 125_050,
      currency: "EUR",
      tags: ["vip", "maths"],
      hasConsent: true,
      createdAt: "2026-09-03T00:00:00.000Z",
    });
    // Consent is never taken for given.
    expect(await getLead(context, grace?.id ?? "")).toMatchObject({ hasConsent: false, consentAt: null, ownerId: null });
  });

  test("again changes nothing, also where lines have no address, and is known again", async () => {
    const context = await as();
    const first = await imported(context, LEADS);
    const before = await rowsOf(context, "lead");
    const id = await send(context, LEADS);
    expect((await previewCrmImport(context, id))?.sameAs?.id).toBe(first.id);
    await checkCrmImport(context, id);
    await work(context, id);
    await startCrmImport(context, id);
    await work(context, id);
    expect(await getCrmImport(context, id)).toMatchObject({ linesCreate: 0, linesChange: 0, linesSame: 3, linesRefused: 2, canUndo: false });
    expect(await rowsOf(context, "lead")).toEqual(before);
  });

  test("gives back its refused lines, which can be mended and sent again", async () => {
    const context = await as();
    const { id } = await imported(context, LEADS);
    const { body } = await crmImportErrors(context, id);
    const text = await read(body);
    const [header, charles] = text.split("\r\n");
    expect(header).toBe("Vorname;Nachname;E-Mail;Telefon;Firma;Quelle;Budget;Tags;Einwilligung;Erstellt am;problem");
    expect(charles).toMatch(/^Charles;Babbage;not an address;.*;email: /);
    const mended = await imported(context, text.replace("not an address", "charles@engines.example"));
    expect(mended).toMatchObject({ linesCreate: 1, linesSame: 1, linesRefused: 0 });
  });

  test("changes what is known by its address, and only what its cells say", async () => {
    const context = await as();
    await imported(context, "name,email,phone,tags\nAda Lovelace,ada@x.example,+49 30 1234567,one\n");
    const second = await imported(context, "name,email,phone,tags\nAda King,ADA@x.example,,two\n");
    expect(second).toMatchObject({ linesCreate: 0, linesChange: 1 });
    const [ada] = await leadsOf(context);
    expect(await getLead(context, ada?.id ?? "")).toMatchObject({ name: "Ada King", phone: "+49 30 1234567", tags: ["one", "two"], version: 2 });
    const back = await undone(context, second.id);
    expect(back).toMatchObject({ status: "undone", undoneRestored: 1, undoneKept: 0 });
    expect(await getLead(context, ada?.id ?? "")).toMatchObject({ name: "Ada Lovelace", tags: ["one"] });
  });

  test("is held to the plan's limit, in the trial and when it is written", async () => {
    const context = await as();
    await query(
      database.superuserUrl,
      "INSERT INTO plan SELECT (jsonb_populate_record(p, jsonb_build_object('key', 'tiny', 'max_leads', 2))).* FROM plan p WHERE key = 'starter'",
      [],
    );
    await query(database.superuserUrl, "UPDATE tenant SET plan_key = 'tiny' WHERE id = $1", [context.tenant.id]);
    const text = "email\na@x.example\nb@x.example\nc@x.example\n";
    const trial = await checked(context, text);
    expect(trial).toMatchObject({ linesCreate: 2, linesRefused: 1 });
    await startCrmImport(context, trial.id);
    await work(context, trial.id);
    expect(await getCrmImport(context, trial.id)).toMatchObject({ status: "done", linesCreate: 2, linesRefused: 1 });
    expect((await linesOf(context, trial.id)).at(-1)?.message).toBe("Your plan has no room for more leads.");
    expect(await leadsOf(context)).toHaveLength(2);
  });

  test("taken back: what nobody touched goes, the rest stays and is listed", async () => {
    const context = await as();
    const { id } = await imported(context, LEADS);
    const [grace, ada] = await leadsOf(context);
    const adaNow = await getLead(context, ada?.id ?? "");
    await changeLead(context, adaNow.id, changeLeadCall.parse({ ...leadFormOf(adaNow), city: "London", version: adaNow.version }));
    await logActivity(context, logActivityInput.parse({ about: "lead", aboutId: grace?.id, kind: "note", subject: "Hello" }));
    const back = await undone(context, id);
    expect(back).toMatchObject({ status: "undone", undoneRemoved: 1, undoneKept: 2, canUndo: false });
    expect((await leadsOf(context)).map(({ name }) => name)).toEqual(["Grace Hopper", "Ada Lovelace"]);
    expect((await keptByUndo(context, id)).map(({ label, message }) => [label, message])).toEqual([
      ["Ada Lovelace", "It was changed since."],
      ["Grace Hopper", "Something was done with it since."],
    ]);
    await expect(undoCrmImport(context, id)).rejects.toMatchObject({ code: "conflict" });
    // Only what is still there has a page to lead to.
    const linked = (await linesOf(context, id)).filter(({ recordId }) => recordId !== null).map(({ label }) => label);
    expect(linked.sort()).toEqual(["Ada Lovelace", "Grace Hopper"]);
  });

  test("what was changed since stays, field by field", async () => {
    const context = await as();
    await imported(context, "name,email,city,industry\nAda Lovelace,ada@x.example,Rome,Maths\n");
    const { id } = await imported(context, "name,email,city,industry\nAda Lovelace,ada@x.example,Paris,Engines\n");
    const [row] = await leadsOf(context);
    const lead = await getLead(context, row?.id ?? "");
    await changeLead(context, lead.id, changeLeadCall.parse({ ...leadFormOf(lead), city: "London", version: lead.version }));
    expect(await undone(context, id)).toMatchObject({ undoneRestored: 0, undoneKept: 1 });
    expect(await getLead(context, lead.id)).toMatchObject({ city: "London", industry: "Maths" });
    expect(await keptByUndo(context, id)).toMatchObject([{ message: "Some of it was changed since, and stays." }]);
  });

  test("stopped half way takes back what it wrote; an attempt that died is gone on with", async () => {
    const context = await as();
    const text = `email\n${Array.from({ length: 70 }, (_, at) => `p${at}@x.example`).join("\n")}\n`;
    const { id } = await checked(context, text);
    await startCrmImport(context, id);
    // The first attempt dies after its first part.
    const stop = new AbortController();
    const parts = { ...runtime, db: { ...database.db } };
    const transaction = database.db.transaction.bind(database.db);
    parts.db.transaction = async (scope, run) => {
      const done = await transaction(scope, run);
      const { linesRead } = await getCrmImport(context, id);
      if (linesRead > 0) stop.abort();
      return done;
    };
    const attempt = { id: newId(), attempt: 1, signal: stop.signal, runtime: parts as Runtime };
    await expect(crmImportJob.handle({ tenantId: context.tenant.id, importId: id }, attempt)).rejects.toThrow();
    expect(await getCrmImport(context, id)).toMatchObject({ status: "writing", linesCreate: 50 });
    await work(context, id);
    expect(await getCrmImport(context, id)).toMatchObject({ status: "done", linesCreate: 70, linesRefused: 0 });

    const other = await as();
    const begun = await checked(other, text);
    await startCrmImport(other, begun.id);
    await cancelCrmImport(other, begun.id);
    await work(other, begun.id);
    expect(await getCrmImport(other, begun.id)).toMatchObject({ status: "cancelled" });
    expect(await leadsOf(other)).toEqual([]);
  });
});

describe("contacts and companies", () => {
  test("come with the companies that they name, which go again when it is taken back", async () => {
    const context = await as();
    const { id } = await imported(
      context,
      "Name,Email,Company,Job title\nAda Lovelace,ada@x.example,Engines,Countess\nGrace Hopper,grace@x.example,engines,Admiral\n",
      "contact",
    );
    const contacts = await listContacts(context, listContactsInput.parse({}));
    expect(contacts.contacts.map(({ name, companyName }) => [name, companyName])).toEqual([
      ["Grace Hopper", "Engines"],
      ["Ada Lovelace", "Engines"],
    ]);
    expect(await undone(context, id)).toMatchObject({ undoneRemoved: 3, undoneKept: 0 });
    expect((await listCompanies(context, listCompaniesInput.parse({}))).companies).toEqual([]);
  });

  test("companies are known by their site, else by their name; text of Excel is read", async () => {
    const context = await as();
    await imported(context, Buffer.from("Firma;Webseite;Land\nMüller GmbH;https://www.mueller.example/;Österreich\n", "latin1"), "company");
    const again = await imported(context, "name,website,city\nMueller,mueller.example,Wien\nNeu,,Graz\n", "company");
    expect(again).toMatchObject({ linesChange: 1, linesCreate: 1 });
    const { companies } = await listCompanies(context, listCompaniesInput.parse({}));
    expect(companies.map(({ name, domain, city, country }) => [name, domain, city, country])).toEqual([
      ["Mueller", "mueller.example", "Wien", "AT"],
      ["Neu", null, "Graz", null],
    ]);
  });
});

describe("who may", () => {
  test("those who create leads, for their own tenant; owners of others need the right to assign", async () => {
    const context = await as();
    const id = await send(context, LEADS);
    const member = await as("member");
    await expect(beginCrmImport(member, { kind: "lead", fileName: "x.csv", sizeBytes: 3 })).rejects.toMatchObject({ code: "forbidden" });
    const stranger = await as();
    for (const act of [
      () => getCrmImport(stranger, id),
      () => checkCrmImport(stranger, id),
      () => startCrmImport(stranger, id),
      () => cancelCrmImport(stranger, id),
      () => undoCrmImport(stranger, id),
      () => listImportLines(stranger, id, listImportLinesInput.parse({})),
      () => previewCrmImport(stranger, id),
      () => crmImportErrors(stranger, id),
      () => mapCrmImport(stranger, id, mapCrmImportInput.parse({ email: "E-Mail" })),
      () => addCrmImportPiece(stranger, id, { position: 0, base64: "YQ==" }),
    ])
      await expect(act()).rejects.toMatchObject({ code: "not_found" });
    expect((await listCrmImports(stranger, { limit: 25 })).imports).toEqual([]);
    await expect(startCrmImport(context, id)).rejects.toMatchObject({ code: "conflict" });
  });

  test("the choice of columns is kept for the next file, and a column that is not there is refused", async () => {
    const context = await as();
    const id = await send(context, LEADS);
    const input = { firstName: "Vorname", email: "E-Mail", message: "Quelle", dateOrder: "dmy", decimal: ",", assignByRules: "yes" };
    await expect(mapCrmImport(context, id, mapCrmImportInput.parse({ ...input, phone: "Fax" }))).rejects.toMatchObject({
      code: "invalid",
      issues: [{ path: "phone" }],
    });
    await mapCrmImport(context, id, mapCrmImportInput.parse(input));
    const next = await getCrmImport(context, await send(context, LEADS));
    expect(next.settings).toMatchObject({ assignByRules: true, columnOf: { message: "Quelle", email: "E-Mail" } });
    expect(next.settings?.columnOf.source).toBeUndefined();
  });

  test("files go after a week, what they changed after ninety days", async () => {
    const context = await as();
    const { id } = await imported(context, LEADS);
    const at = (days: number) => ({ ...runtime, clock: { now: () => new Date(Date.now() + days * 86_400_000) } });
    const purge = (days: number) =>
      purgeCrmImportsJob.handle({}, { id: newId(), attempt: 1, signal: new AbortController().signal, runtime: at(days) as Runtime });
    const count = async (table: string) =>
      (await query<{ n: number }>(database.superuserUrl, `SELECT count(*)::int AS n FROM ${table} WHERE import_id = $1`, [id]))[0]?.n;
    await purge(8);
    expect([await count("crm_import_piece"), await count("crm_import_change")]).toEqual([0, 3]);
    await purge(91);
    expect([await count("crm_import_line"), await count("crm_import_change")]).toEqual([0, 0]);
  });
});
