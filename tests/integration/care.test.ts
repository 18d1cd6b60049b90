import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { StaffContext, TenantRef } from "#lib/access";
import { searchPlatformAudit } from "#lib/audit";
import { addNote, changeNote, deleteNote, listNotes, listTenantMembers, readOverview, readTimeline } from "#lib/care";
import type { TimelineKind } from "#lib/care/schema";
import { addTenantDomain, removeTenantDomain, verifyTenantDomain } from "#lib/identity";
import { listTenantInvitations, removeMember, suspendMember } from "#lib/members";
import { fixedClock } from "#lib/platform/clock";
import { newId } from "#lib/platform/crypto";
import { changeTenant, getTenant, createTenant as openTenant, setStanding } from "#lib/tenancy";
import { changeTenantInput, createTenantInput } from "#lib/tenancy/schema";
import { createPerson, createTenant, staffContext, tenantContext } from "../support/contexts.ts";
import { query, type TestDatabase, testDatabase } from "../support/database.ts";

const DAY_MS = 86_400_000;
let database: TestDatabase;
let staff: StaffContext;
let support: StaffContext;
let clock: ReturnType<typeof fixedClock>;

beforeAll(async () => {
  database = await testDatabase();
  clock = fixedClock("2026-03-01T10:00:00Z");
  staff = { ...(await staffContext(database)), clock };
  support = { ...(await staffContext(database, "support")), clock };
});
afterAll(() => database.drop());

const sql = (text: string, values: unknown[] = []) => query<Record<string, unknown>>(database.superuserUrl, text, values);
const note = (context: StaffContext, tenantId: string, text: string, isPinned = false) => addNote(context, { tenantId, text, isPinned });
const textsOf = async (tenantId: string, limit = 25) => (await listNotes(staff, tenantId, { limit })).notes.map(({ text }) => text);
const tick = () => clock.advance(1_000);

describe("notes", () => {
  test("stand with the pinned ones first, then the newest, and every one is met once, page by page", async () => {
    const { id } = await createTenant(database.db);
    for (let n = 0; n < 7; n++) {
      await note(n % 2 ? staff : support, id, `note ${n}`, n === 2 || n === 4);
      if (n !== 5) tick(); // two of one moment
    }
    const met: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await listNotes(support, id, { limit: 2, cursor });
      met.push(...page.notes.map(({ text }) => text));
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    expect(met).toEqual(["note 4", "note 2", "note 6", "note 5", "note 3", "note 1", "note 0"]);
    await expect(listNotes(staff, id, { limit: 2, cursor: "nonsense" })).rejects.toMatchObject({ code: "invalid" });
  });

  test("are changed by their author alone, and not from an older version", async () => {
    const { id: tenantId } = await createTenant(database.db);
    const { id } = await note(support, tenantId, "first");
    const change = { tenantId, id, text: "second", isPinned: true, version: 1 };
    await expect(changeNote(staff, change)).rejects.toMatchObject({ code: "forbidden" });
    await changeNote(support, change);
    await expect(changeNote(support, { ...change, text: "third" })).rejects.toMatchObject({ code: "conflict", reason: "changed_since" });
    const [read] = (await listNotes(support, tenantId, { limit: 1 })).notes;
    expect(read).toMatchObject({ text: "second", isPinned: true, version: 2, mayChange: true, mayDelete: true });
    expect(read?.changedAt).not.toBeNull();
  });

  test("are deleted by their author, or by who manages tenants", async () => {
    const { id: tenantId } = await createTenant(database.db);
    const [byStaff, bySupport, another] = [await note(staff, tenantId, "a"), await note(support, tenantId, "b"), await note(support, tenantId, "c")];
    await expect(deleteNote(support, { tenantId, id: byStaff.id })).rejects.toMatchObject({ code: "forbidden" });
    await deleteNote(support, { tenantId, id: bySupport.id });
    await deleteNote(staff, { tenantId, id: another.id });
    expect(await textsOf(tenantId)).toEqual(["a"]);
    await expect(deleteNote(staff, { tenantId, id: another.id })).rejects.toMatchObject({ code: "not_found" });
  });

  test("are on record without their words", async () => {
    const { id: tenantId } = await createTenant(database.db);
    const { id } = await note(staff, tenantId, "They owe us a favour");
    await deleteNote(staff, { tenantId, id });
    const { entries } = await searchPlatformAudit(staff, { tenant: tenantId, limit: 10 });
    expect(entries.map(({ action }) => action)).toEqual(["tenant_note.delete", "tenant_note.add"]);
    expect(JSON.stringify(entries)).not.toContain("favour");
    expect(entries[1]?.after).toEqual({ characters: 20, isPinned: false });
  });

  test("sent twice are written once", async () => {
    const { id: tenantId } = await createTenant(database.db);
    const context = { ...staff, idempotency: { key: newId(), requestHash: "hash" } };
    expect(await note(context, tenantId, "once")).toEqual(await note(context, tenantId, "once"));
    expect(await textsOf(tenantId)).toEqual(["once"]);
  });

  test("of a tenant that is not there are refused, and nobody but staff gets near them", async () => {
    await expect(note(staff, newId(), "into the void")).rejects.toMatchObject({ code: "not_found" });
    const { id } = await createTenant(database.db);
    const admin = await tenantContext(database, id, "tenant_admin");
    for (const act of [() => note(admin as never, id, "x"), () => listNotes(admin as never, id, { limit: 1 })])
      await expect(act()).rejects.toMatchObject({ code: "forbidden" });
  });

  test("are closed to the tenant's role by the database itself", async () => {
    const { id } = await createTenant(database.db);
    await note(staff, id, "between us");
    const inside = (text: string) => database.db.transaction({ kind: "tenant", tenantId: id }, (tx) => tx.query({ text }));
    for (const text of ["SELECT * FROM tenant_note", "UPDATE tenant_note SET text = 'x'", "DELETE FROM tenant_note"])
      await expect(inside(text)).rejects.toThrow(/permission denied/);
    // Should the role ever be given rights, the policy still lets no row through.
    await sql("GRANT SELECT ON tenant_note TO bizosaas_app");
    expect(await inside("SELECT * FROM tenant_note")).toEqual([]);
    await sql("REVOKE ALL ON tenant_note FROM bizosaas_app");
  });
});

test("members are listed by name with what staff need of each, of one tenant alone", async () => {
  const [one, other] = [await createTenant(database.db), await createTenant(database.db)];
  const people = [];
  for (const name of ["Åsa", "Bo", "bo", "Cy"])
    people.push(await createPerson(database.db, { name, memberships: [{ tenantId: one.id, role: "viewer" }] }));
  await createPerson(database.db, { name: "Bo elsewhere", memberships: [{ tenantId: other.id, role: "viewer" }] });
  await sql("INSERT INTO totp_factor (user_id, secret_sealed, confirmed_at) VALUES ($1, 'x', now())", [people[3]?.id]);
  const met: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await listTenantMembers(support, one.id, { limit: 2, cursor });
    met.push(...page.members.map(({ name, hasSecondFactor }) => `${name}${hasSecondFactor ? " +" : ""}`));
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
  expect(met).toHaveLength(4);
  expect(new Set(met)).toEqual(new Set(["Åsa", "Bo", "bo", "Cy +"]));
  expect((await listTenantMembers(support, one.id, { limit: 9, search: "bo" })).members.map(({ name }) => name).sort()).toEqual(["Bo", "bo"]);
});

test("whoever is invited and has not joined is listed for staff, of one tenant alone", async () => {
  const [one, other] = [await createTenant(database.db), await createTenant(database.db)];
  const invited = (tenantId: string, email: string, status: string, expiresAt: Date) =>
    sql(
      `INSERT INTO invitation (id, tenant_id, email, role, token_hash, status, created_at, sent_at, expires_at)
       VALUES ($1, $2, $3, 'viewer', $4, $5, $6, $6, $7)`,
      [newId(), tenantId, email, newId(), status, clock.now(), expiresAt],
    );
  const [later, before] = [new Date(clock.now().getTime() + DAY_MS), new Date(clock.now().getTime() - DAY_MS)];
  await invited(one.id, "waits@test.example", "pending", later);
  await invited(one.id, "late@test.example", "pending", before);
  await invited(one.id, "gone@test.example", "revoked", later);
  await invited(other.id, "elsewhere@test.example", "pending", later);
  const { invitations } = await listTenantInvitations(support, one.id, { limit: 9 });
  expect(invitations.map(({ email, state }) => `${email} ${state}`).sort()).toEqual(["late@test.example expired", "waits@test.example pending"]);
  const page = await listTenantInvitations(support, one.id, { limit: 1 });
  const rest = await listTenantInvitations(support, one.id, { limit: 1, cursor: page.nextCursor ?? undefined });
  expect([...page.invitations, ...rest.invitations]).toEqual(invitations);
  // Whoever is in a tenant is not staff, whatever a caller takes them for.
  const member = (await tenantContext(database, one.id, "tenant_admin")) as unknown as StaffContext;
  await expect(listTenantInvitations(member, one.id, { limit: 1 })).rejects.toMatchObject({ code: "forbidden" });
});

describe("the overview", () => {
  test("explains the health by what is in the database", async () => {
    const { id } = await createTenant(database.db, { planKey: "starter" });
    const [admin] = [await createPerson(database.db, { memberships: [{ tenantId: id, role: "tenant_admin" }] })];
    await createPerson(database.db, { memberships: [{ tenantId: id, role: "member" }] });
    await sql(`UPDATE "user" SET last_sign_in_at = $2 WHERE id = $1`, [admin.id, new Date(clock.now().getTime() - 2 * DAY_MS)]);
    await sql(
      `INSERT INTO mail_message (id, tenant_id, recipient, subject, text, status, created_at) VALUES (gen_random_uuid(), $1, 'a@b.example', 's', 't', 'failed', $2), (gen_random_uuid(), $1, 'a@b.example', 's', 't', 'held', $2)`,
      [id, clock.now()],
    );
    const { health, usages } = await readOverview(staff, id);
    const told = Object.fromEntries(health.factors.map(({ key, points, evidence }) => [key, [points, evidence]]));
    expect(told).toMatchObject({
      last_sign_in: [20, "2 days ago."],
      active_people: [10, "1 of 2."],
      payment: [20, "It is active."],
      second_factor: [0, "0 of 1."],
      campaigns: [null, "It has no campaigns."],
      mail: [0, "1 of 1 failed."],
      trial: [null, "It is not in a trial."],
    });
    expect(usages.find(({ what }) => what === "people")?.used).toBe(2);
    expect(health.measured).toBe(6);
    expect(health.score).not.toBeNull();
  });

  test("shows the three foremost notes and the latest acts, these only to who may read the trail", async () => {
    const { id } = await createTenant(database.db);
    for (const text of ["a", "b", "c", "d"]) {
      await note(staff, id, text, text === "a");
      tick();
    }
    const { notes, acts } = await readOverview(staff, id);
    expect(notes.map(({ text }) => text)).toEqual(["a", "d", "c"]);
    expect(acts?.map(({ action }) => action)).toEqual(Array(4).fill("tenant_note.add"));
    const blind = { ...support, grants: new Map([["tenant.read", "all"]] as const) };
    expect((await readOverview(blind, id)).acts).toBeNull();
    await expect(readOverview(staff, newId())).rejects.toMatchObject({ code: "not_found" });
  });
});

describe("the timeline", () => {
  const read = async (tenantId: string, kind?: TimelineKind) => (await readTimeline(staff, tenantId, { kind, limit: 100 })).events;
  const titles = async (tenantId: string, kind?: TimelineKind) => (await read(tenantId, kind)).map(({ title }) => title);

  /** A tenant to which something of every kind has happened. */
  async function lived(): Promise<{ tenant: Pick<TenantRef, "id" | "slug">; gone: string }> {
    const made = await openTenant(staff, createTenantInput.parse({ name: "Acme", slug: `acme-${newId().slice(-12)}`, planKey: "starter" }));
    const tenant = { id: made.id, slug: made.slug };
    tick();
    const admin = { ...(await tenantContext(database, tenant.id, "tenant_admin")), clock };
    const [stays, leaves] = [
      await createPerson(database.db, { name: "Stays", memberships: [{ tenantId: tenant.id, role: "member" }] }),
      await createPerson(database.db, { name: "Leaves", memberships: [{ tenantId: tenant.id, role: "member" }] }),
    ];
    await sql("UPDATE membership SET created_at = $2 WHERE tenant_id = $1", [tenant.id, clock.now()]);
    tick();
    await suspendMember(admin, stays.id);
    tick();
    await removeMember(admin, leaves.id);
    tick();
    await setStanding(staff, tenant.id, { standing: "active" });
    tick();
    const { name, kind, timeZone, currency, locale, version } = await getTenant(staff, tenant.id);
    await changeTenant(staff, tenant.id, changeTenantInput.parse({ name, kind, timeZone, currency, locale, version, planKey: "professional" }));
    tick();
    const kept = await addTenantDomain(freshly(staff), { tenant: tenant.slug, domain: `${tenant.slug}.example` });
    tick();
    await verifyTenantDomain(freshly(staff), kept.id);
    tick();
    const gone = await addTenantDomain(freshly(staff), { tenant: tenant.slug, domain: `gone-${tenant.slug}.example` });
    tick();
    await removeTenantDomain(freshly(staff), gone.id);
    tick();
    await note(staff, tenant.id, "All is well");
    tick();
    return { tenant, gone: gone.domain };
  }
  /** The clock stands still while the session was made at another time. */
  const freshly = (context: StaffContext): StaffContext => ({ ...context, actor: { ...context.actor, authenticatedAt: clock.now() } });

  test("tells each thing once, the newest first, from the rows and the trail", async () => {
    const { tenant, gone } = await lived();
    const all = await read(tenant.id);
    expect(all.map(({ at }) => at)).toEqual(
      all
        .map(({ at }) => at)
        .toSorted()
        .reverse(),
    );
    expect(all.map(({ title }) => title).filter((title) => !/joined$/.test(title))).toEqual([
      "A note was written",
      `Domain removed: ${gone}`,
      `Domain added: ${gone}`,
      `${tenant.slug}.example was verified`,
      `Domain added: ${tenant.slug}.example`,
      ...(await titles(tenant.id)).filter((title) => /^Tenant changed|^From the plan/.test(title)),
      "From trial to active",
      "Member removed: Leaves",
      "Member suspended: Stays",
      ...(await titles(tenant.id)).filter((title) => /^A trial of|was created/.test(title)),
    ]);
    expect(await titles(tenant.id, "plan")).toEqual(["From the plan Starter to Professional", "From trial to active", "A trial of Starter began"]);
    expect(await titles(tenant.id, "notes")).toEqual(["A note was written"]);
    expect((await titles(tenant.id, "people")).slice(0, 2)).toEqual(["Member removed: Leaves", "Member suspended: Stays"]);
  });

  test("is the same page by page as in one, by every kind", async () => {
    const { tenant } = await lived();
    for (const kind of [undefined, "people", "domains"] as const) {
      const met: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await readTimeline(staff, tenant.id, { kind, limit: 2, cursor });
        met.push(...page.events.map(({ id }) => id));
        cursor = page.nextCursor ?? undefined;
      } while (cursor);
      expect(met).toEqual((await read(tenant.id, kind)).map(({ id }) => id));
    }
    await expect(readTimeline(staff, tenant.id, { limit: 2, cursor: "nonsense" })).rejects.toMatchObject({ code: "invalid" });
  });

  test("begins with the end of the trial that lies ahead", async () => {
    const { id } = await openTenant(staff, createTenantInput.parse({ name: "Trying", slug: `try-${newId().slice(-12)}`, planKey: "starter" }));
    expect((await titles(id))[0]).toBe("The trial ends");
    const later = { ...staff, clock: fixedClock(new Date(clock.now().getTime() + 40 * DAY_MS).toISOString()) };
    expect((await readTimeline(later, id, { limit: 1 })).events[0]?.title).toBe("The trial ended");
  });

  test("shows nothing of another tenant, and without the right to the trail what the rows say", async () => {
    const [{ tenant }, empty] = [await lived(), await createTenant(database.db)];
    expect((await titles(empty.id)).some((title) => title.includes("note"))).toBe(false);
    const blind = { ...support, grants: new Map([["tenant.read", "all"]] as const) };
    const { events } = await readTimeline(blind, tenant.id, { limit: 100 });
    expect(events.some(({ title }) => title.startsWith("Member removed"))).toBe(false);
    expect(events.some(({ title }) => title === "A note was written")).toBe(true);
  });
});
