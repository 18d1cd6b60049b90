import { inflateRawSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { inTenant, requireUser, type UserContext } from "#lib/access";
import { listChains, recordAudit, verifyChain } from "#lib/audit";
import { decideHold, getLedgerEntry, holdEntry, postPoints } from "#lib/gamification";
import { changeName, contextOfRequest, findSession, sessionPolicy, systemContext } from "#lib/identity";
import { fixedClock } from "#lib/platform/clock";
import { newId } from "#lib/platform/crypto";
import type { Runtime } from "#lib/platform/runtime";
import {
  askForErasure,
  askForErasureOf,
  askForExport,
  askForExportOf,
  callOffErasure,
  downloadExport,
  eraseDueJob,
  getOwnErasure,
  listHoldings,
  listOwnExports,
  makeExportJob,
  PERSONAL_DATA,
  purgeExportsJob,
} from "#lib/privacy";
import { createPerson, createTenant, openTestSession, type Person, staffContext, testRuntime } from "../support/contexts.ts";
import { query, type TestDatabase, testDatabase } from "../support/database.ts";

const DAY_MS = 86_400_000;
const attempt = { id: newId(), attempt: 1, signal: new AbortController().signal };
let database: TestDatabase;
let clock: ReturnType<typeof fixedClock>;
let runtime: Runtime;

beforeAll(async () => {
  database = await testDatabase();
  clock = fixedClock(new Date());
  runtime = { ...testRuntime(database), db: database.db, jobs: database.jobs, clock };
});
afterAll(() => database.drop());

const sql = <Row extends object>(text: string, values: unknown[] = []) => query<Row>(database.superuserUrl, text, values);

async function contextOf(personId: string, tenantId: string | null = null): Promise<UserContext> {
  const { cookieHeader } = await openTestSession(runtime, personId, tenantId);
  return requireUser(await contextOfRequest(runtime, { cookieHeader, requestId: newId(), ip: "192.0.2.77", userAgent: "Browser of one" }));
}

/** Somebody with rows in as many tables as can be, under a name and an address that nothing else has. */
async function somebody(): Promise<{ person: Person; tenantId: string; context: UserContext; former: string }> {
  const tenant = await createTenant(database.db);
  await createPerson(database.db, { memberships: [{ tenantId: tenant.id, role: "tenant_admin" }] });
  const mark = newId().slice(-12);
  const former = `first-${mark}@before.example`;
  const person = await createPerson(database.db, {
    email: `now-${mark}@present.example`,
    name: `Zoë "Q" Unique ${mark}`,
    memberships: [{ tenantId: tenant.id, role: "manager" }],
  });
  const context = await contextOf(person.id, tenant.id);
  const name = { name: `Earlier ${mark}` };
  await changeName(context, name);
  await changeName({ ...context, actor: { ...context.actor, ...name } }, { name: person.name });
  await database.db.transaction({ kind: "system", purpose: "test" }, async (tx) => {
    const about = { tenantId: tenant.id, subjectType: "campaign", subjectId: "1" };
    const own = { tenantId: null, subjectType: "user", subjectId: person.id };
    await recordAudit(context, tx, { ...own, action: "address.change", before: { email: former }, after: { email: person.email } });
    await recordAudit(context, tx, {
      ...about,
      action: "campaign.import",
      after: { file: "x.csv" },
      reason: `asked by ${person.email}, not by x${person.email}`,
    });
    await recordAudit(context, tx, { tenantId: null, subjectType: "email", subjectId: former, action: "sign_in.refused" });
    const mail = { subject: "Hello", status: "held", createdAt: clock.now() };
    await tx.prisma.mailMessage.createMany({
      data: [
        { id: newId(), ...mail, recipient: former, text: `Hello ${person.name}` },
        { id: newId(), ...mail, recipient: "other@else.example", text: `Answer ${person.email}.` },
      ],
    });
    await tx.prisma.knownDevice.createMany({ data: [{ id: newId(), userId: person.id, tokenHash: mark, label: "Chrome on Windows" }] });
    await tx.prisma.passkey.createMany({
      data: [
        {
          id: newId(),
          userId: person.id,
          credentialId: mark,
          publicKey: new Uint8Array([1]),
          name: "Laptop",
          deviceType: "singleDevice",
          isBackedUp: false,
        },
      ],
    });
    await tx.prisma.oneTimeToken.createMany({
      data: [{ id: newId(), purpose: "magic_link", tokenHash: mark, email: former, expiresAt: clock.now() }],
    });
    await tx.prisma.ledgerEntry.createMany({ data: [{ id: newId(), tenantId: tenant.id, userId: person.id, points: 5, causeKey: mark }] });
    await tx.prisma.invitation.createMany({
      data: [{ id: newId(), tenantId: tenant.id, email: person.email, role: "viewer", tokenHash: mark, expiresAt: clock.now() }],
    });
    await tx.prisma.scimUser.createMany({ data: [{ id: newId(), tenantId: tenant.id, userId: person.id, userName: person.email }] });
  });
  return { person, tenantId: tenant.id, context, former };
}

/** Every place of the database where a text stands, as the superuser sees it. */
async function placesOf(text: string): Promise<string[]> {
  const tables = await sql<{ name: string }>("SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY 1");
  const found = tables.map(
    ({ name }) => `SELECT '${name}' AS name WHERE EXISTS (SELECT FROM "${name}" t WHERE strpos(lower(t::text), lower($1)) > 0)`,
  );
  return (await sql<{ name: string }>(`SELECT name FROM (${found.join(" UNION ALL ")}) place ORDER BY name`, [text])).map(({ name }) => name);
}

const filesOf = (archive: Buffer): Map<string, string> => {
  const files = new Map<string, string>();
  for (let at = 0; archive.readUInt32LE(at) === 0x04034b50; ) {
    const [size, length] = [archive.readUInt32LE(at + 18), archive.readUInt16LE(at + 26)];
    const body = at + 30 + length;
    files.set(archive.toString("utf8", at + 30, body), inflateRawSync(archive.subarray(body, body + size)).toString("utf8"));
    at = body + size;
  }
  return files;
};

async function eraseAfterGrace(): Promise<void> {
  clock.advance(14 * DAY_MS + 1_000);
  await eraseDueJob.handle({}, { ...attempt, runtime });
}

describe("the declarations of the rooms", () => {
  const COLUMNS = `SELECT table_name AS "table", column_name AS "column" FROM information_schema.columns WHERE table_schema = 'public'
    AND table_name IN (SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename <> '_prisma_migrations')`;
  const declared = PERSONAL_DATA.flatMap(({ rows }) => rows);
  const dismissed = new Set(PERSONAL_DATA.flatMap(({ notPersonal }) => Object.keys(notPersonal ?? {})));

  test("name every column that refers to a person", async () => {
    const columns = await sql<{ table: string; column: string }>(COLUMNS);
    const references = await sql<{ table: string; column: string }>(
      `SELECT c.conrelid::regclass::text AS "table", a.attname AS "column" FROM pg_constraint c JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = ANY(c.conkey)
       WHERE c.contype = 'f' AND c.confrelid = '"user"'::regclass`,
    );
    const looksPersonal =
      /(^|_)user_id$|_by_id$|^(actor|owner|behalf_of|person)_id$|(^|_)e?mail$|recipient|(^|_)ip$|user_agent|(^|_)name$|_label$|phone|birth|address/;
    const personal = [...references, ...columns.filter(({ column }) => looksPersonal.test(column))];
    const known = new Set([...dismissed, ...declared.flatMap(({ table, personal: names }) => names.map((name) => `${table}.${name}`))]);
    expect(references.length).toBeGreaterThan(10);
    expect([...new Set(personal.map(({ table, column }) => `${table}.${column}`))].filter((place) => !known.has(place))).toEqual([]);
  });

  test("name no column that does not exist", async () => {
    const columns = new Set((await sql<{ table: string; column: string }>(COLUMNS)).map(({ table, column }) => `${table}.${column}`));
    const named = declared.flatMap(({ table, personal, exported, erasure }) =>
      [...personal, ...exported, ...(erasure.how === "change" ? Object.keys(erasure.set) : [])].map((column) => `${table}.${column}`),
    );
    expect([...named, ...dismissed].filter((place) => !columns.has(place))).toEqual([]);
  });
});

describe("a copy of one's data", () => {
  test("holds what is the person's, nothing of others, and is theirs alone for a week", async () => {
    const [one, other] = [await somebody(), await somebody()];
    const { id } = await askForExport(one.context, runtime);
    await expect(askForExport(one.context, runtime)).rejects.toMatchObject({ code: "conflict" });
    await expect(downloadExport(one.context, id)).rejects.toMatchObject({ code: "not_found" });
    await makeExportJob.handle({ id }, { ...attempt, runtime });
    await makeExportJob.handle({ id }, { ...attempt, runtime });
    expect(await listOwnExports(one.context)).toMatchObject([{ id, status: "ready" }]);
    const mails = await sql<{ subject: string }>("SELECT subject FROM mail_message WHERE recipient = $1", [one.person.email]);
    expect(mails).toEqual([{ subject: "The copy of your data is ready" }]);

    const { archive, fileName } = await downloadExport(one.context, id);
    expect(fileName).toMatch(/^my-data-.*\.zip$/);
    const files = filesOf(Buffer.from(archive));
    expect([...files.keys()]).toEqual(
      expect.arrayContaining([
        "index.html",
        "data/your-account.json",
        "data/your-sessions.json",
        "data/what-you-did.json",
        "data/mail-to-you.json",
        "data/your-points.json",
      ]),
    );
    const all = [...files.values()].join("\n");
    expect(all).toContain(one.person.email);
    for (const foreign of [other.person.email, other.person.id, "other@else.example", "token_hash", "password_hash"])
      expect(all).not.toContain(foreign);
    expect(files.get("index.html")).toContain("Zo");
    expect(files.get("index.html")).not.toMatch(/<script|"Q"/);

    await expect(downloadExport(other.context, id)).rejects.toMatchObject({ code: "not_found" });
    clock.advance(7 * DAY_MS);
    await expect(downloadExport(await contextOf(one.person.id), id)).rejects.toMatchObject({ code: "not_found" });
    await purgeExportsJob.handle({}, { ...attempt, runtime });
    expect(await sql("SELECT 1 FROM data_export WHERE id = $1 AND archive IS NOT NULL", [id])).toEqual([]);
  });

  test("is made three times a day, after a recent sign-in, and by staff only to be sent to the person", async () => {
    const { context, person } = await somebody();
    for (let time = 0; time < 3; time++) {
      const { id } = await askForExport(context, runtime);
      await makeExportJob.handle({ id }, { ...attempt, runtime });
    }
    await expect(askForExport(context, runtime)).rejects.toMatchObject({ code: "limit_exceeded" });
    const staff = { ...(await staffContext(database, "super_admin", { clock })), jobs: database.jobs };
    await expect(askForExportOf(staff, person.id, { reason: "asked by letter, passport seen" }, runtime)).rejects.toMatchObject({
      code: "limit_exceeded",
    });
    await expect(askForExportOf(staff, newId(), { reason: "asked by letter, passport seen" }, runtime)).rejects.toMatchObject({ code: "not_found" });
    const support = await staffContext(database, "support", { clock });
    await expect(askForExportOf(support, person.id, { reason: "asked by letter, passport seen" }, runtime)).rejects.toMatchObject({
      code: "forbidden",
    });
    clock.advance(DAY_MS);
    await expect(askForExport(context, runtime)).rejects.toMatchObject({ reason: "reauthentication_required" });
    const { id } = await askForExportOf(
      await staffContext(database, "super_admin", { clock }),
      person.id,
      { reason: "asked by letter, passport seen" },
      runtime,
    );
    expect(await sql("SELECT 1 FROM data_export WHERE id = $1 AND requested_by_id IS NOT NULL", [id])).toHaveLength(1);
  });
});

describe("erasure", () => {
  test("points that are held of somebody who is erased meanwhile are still decided, and the ledger stays right", async () => {
    const { person, tenantId, context } = await somebody();
    const system = await systemContext(runtime, tenantId, "test", newId());
    const { entryId } = await inTenant(system, (tx) => postPoints(system, tx, { userId: person.id, kind: "earn", points: 70, causeKey: newId() }));
    const { entryId: holdId } = await holdEntry(await staffContext(database), { id: entryId, reason: "Three orders within a minute." });
    await askForErasure(context, { confirmation: person.email }, runtime);
    await eraseAfterGrace();
    const staff = await staffContext(database);
    expect(await getLedgerEntry(staff, holdId)).toMatchObject({ entry: { userName: "Erased person" }, hold: { decision: null } });
    await decideHold(staff, { id: holdId, decision: "release", reason: "All is well." });
    // With the five that everybody here has.
    expect(await sql("SELECT available, held, lifetime FROM point_balance WHERE user_id = $1", [person.id])).toEqual([
      { available: 75, held: 0, lifetime: 75 },
    ]);
  });

  test("takes the person out of every table; others stay as they were, and the audit trail still verifies", async () => {
    const [one, other] = [await somebody(), await somebody()];
    expect(await placesOf(one.former)).toEqual(["audit_entry", "mail_message", "one_time_token"]);
    const otherBefore = await placesOf(other.person.email);
    expect((await listHoldings(one.context)).flatMap(({ holdings }) => holdings.map(({ what }) => what))).toEqual(
      expect.arrayContaining(["Your account", "Your place in portals", "What you did", "Mail to you", "Your passkeys", "Your points"]),
    );
    await expect(askForErasure(one.context, { confirmation: "somebody@else.example" }, runtime)).rejects.toMatchObject({ code: "invalid" });
    await askForErasure(one.context, { confirmation: one.person.email.toUpperCase() }, runtime);
    await expect(askForErasure(one.context, { confirmation: one.person.email }, runtime)).rejects.toMatchObject({ code: "conflict" });
    await eraseDueJob.handle({}, { ...attempt, runtime });
    expect((await getOwnErasure(one.context)).open).toMatchObject({ status: "waiting" });

    await eraseAfterGrace();
    const earlier = `Earlier ${one.person.name.split(" ").at(-1)}`;
    for (const trace of [one.former, one.person.name, one.person.name.replaceAll('"', '\\\\"'), earlier])
      expect([trace, await placesOf(trace)]).toEqual([trace, []]);
    // The address of somebody whose address merely ends alike is not theirs.
    expect(await placesOf(`x${one.person.email}`)).toEqual(["audit_entry"]);
    expect(await sql("SELECT 1 FROM audit_entry WHERE reason LIKE '%by ' || $1 || ', not%'", [one.person.email])).toEqual([]);
    expect(
      await sql("SELECT 1 FROM audit_entry WHERE actor_id = $1 AND (ip IS NOT NULL OR user_agent IS NOT NULL OR actor_label NOT LIKE 'erased-%')", [
        one.person.id,
      ]),
    ).toEqual([]);
    const [stub] = await sql<Record<string, unknown>>('SELECT * FROM "user" WHERE id = $1', [one.person.id]);
    expect(stub).toMatchObject({ name: "Erased person", password_hash: null, status: "suspended", erased_at: clock.now() });
    for (const table of ["auth_session", "membership", "passkey", "known_device", "scim_user", "data_export"])
      expect([table, await sql(`SELECT 1 FROM ${table} WHERE user_id = $1`, [one.person.id])]).toEqual([table, []]);
    expect(await findSession(runtime.db, one.context.actor.sessionId, clock.now(), sessionPolicy(runtime))).toBeNull();
    expect(await sql("SELECT status, known FROM erasure_request WHERE user_id = $1", [one.person.id])).toEqual([{ status: "done", known: null }]);

    expect(await placesOf(other.person.email)).toEqual(otherBefore);
    expect(await sql("SELECT 1 FROM ledger_entry WHERE user_id = $1", [one.person.id])).toHaveLength(1);
    for (const chain of await listChains(database.db)) expect(await verifyChain(database.db, chain)).toMatchObject({ problem: null });
    expect((await verifyChain(database.db, one.tenantId)).redacted).toBeGreaterThan(0);
    await sql("ALTER TABLE audit_entry DISABLE TRIGGER append_only");
    await sql("UPDATE audit_entry SET actor_label = 'somebody' WHERE actor_id = $1 AND tenant_id = $2", [one.person.id, one.tenantId]);
    await sql("ALTER TABLE audit_entry ENABLE TRIGGER append_only");
    expect((await verifyChain(database.db, one.tenantId)).problem?.what).toMatch(/after it was redacted/);
  });

  test("is called off by the person within the grace, and nothing happens then", async () => {
    const { context, person } = await somebody();
    await askForErasure(context, { confirmation: person.email }, runtime);
    await callOffErasure(context);
    await expect(callOffErasure(context)).rejects.toMatchObject({ code: "conflict" });
    await eraseAfterGrace();
    expect(await sql('SELECT 1 FROM "user" WHERE id = $1 AND erased_at IS NULL AND status = $2', [person.id, "active"])).toHaveLength(1);
  });

  test("has to wait for those who alone can administer, at the asking and at the end", async () => {
    const tenant = await createTenant(database.db, { name: "Lonely Ltd" });
    const person = await createPerson(database.db, { memberships: [{ tenantId: tenant.id, role: "tenant_admin" }] });
    const second = await createPerson(database.db, { memberships: [{ tenantId: tenant.id, role: "tenant_admin" }] });
    const context = await contextOf(person.id, tenant.id);
    await askForErasure(context, { confirmation: person.email }, runtime);
    await sql('UPDATE "user" SET status = $2 WHERE id = $1', [second.id, "suspended"]);
    expect((await getOwnErasure(context)).hindrance).toContain("Lonely Ltd");
    await eraseAfterGrace();
    expect(await sql("SELECT status FROM erasure_request WHERE user_id = $1", [person.id])).toEqual([{ status: "called_off" }]);
    expect(await sql("SELECT 1 FROM mail_message WHERE recipient = $1 AND subject = 'You were not erased'", [person.email])).toHaveLength(1);
    await expect(askForErasure(await contextOf(person.id), { confirmation: person.email }, runtime)).rejects.toMatchObject({ code: "conflict" });
  });

  test("goes on after a crash half-way, with every address that was known before", async () => {
    const { context, person, former } = await somebody();
    await askForErasure(context, { confirmation: person.email }, runtime);
    clock.advance(14 * DAY_MS + 1_000);
    const broken = { ...runtime, db: { ...runtime.db, transaction: breakingAfterTheTrail(runtime) } } as Runtime;
    await expect(eraseDueJob.handle({}, { ...attempt, runtime: broken })).rejects.toThrow("the machine went away");
    expect(await placesOf(former)).toEqual(expect.arrayContaining(["erasure_request", "mail_message"]));
    await eraseDueJob.handle({}, { ...attempt, runtime });
    expect(await placesOf(former)).toEqual([]);
    for (const chain of (await listChains(database.db)).filter((each) => each === "platform"))
      expect((await verifyChain(database.db, chain)).problem).toBeNull();
  });

  test("by staff needs the right and a reason, and the person can call it off", async () => {
    const { person, context } = await somebody();
    const reason = { reason: "asked on the phone, called back" };
    const support = await staffContext(database, "support", { clock });
    await expect(askForErasureOf(support, person.id, reason, runtime)).rejects.toMatchObject({ code: "forbidden" });
    await askForErasureOf(await staffContext(database, "super_admin", { clock }), person.id, reason, runtime);
    expect(await sql("SELECT 1 FROM mail_message WHERE recipient = $1 AND subject = 'Your account will be erased'", [person.email])).toHaveLength(1);
    await callOffErasure(context);
  });

  test("redacts nobody whose erasure is not under way", async () => {
    const { person } = await somebody();
    await expect(
      database.db.transaction({ kind: "system", purpose: "test" }, (tx) =>
        tx.query({
          text: "SELECT * FROM redact_audit_entries($1::uuid, '{}'::uuid[], '{}'::text[], '{}'::text[], 'x', $1::uuid)",
          values: [person.id],
        }),
      ),
    ).rejects.toThrow(/no erasure/);
  });
});

/** A database that breaks in the transaction that would erase, after the trail was redacted. */
function breakingAfterTheTrail({ db }: Runtime): Runtime["db"]["transaction"] {
  let redactions = 0;
  return async (scope, work) => {
    if (scope.kind === "system" && scope.purpose === "redact the audit trail") redactions++;
    if (scope.kind === "system" && scope.purpose === "erase a person" && redactions > 0) throw new Error("the machine went away");
    return db.transaction(scope, work);
  };
}
