import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { EventEnvelope, EventName } from "#lib/events";
import { askForDeletion, callOffDeletion } from "#lib/lifecycle";
import { changeMemberRole } from "#lib/members";
import {
  changeNotificationSettings,
  countUnread,
  listNotificationSettings,
  listNotifications,
  markAllRead,
  markRead,
  notifyJob,
  purgeNotificationsJob,
} from "#lib/notifications";
import { listNotificationsInput } from "#lib/notifications/schema";
import { fixedClock } from "#lib/platform/clock";
import { newId } from "#lib/platform/crypto";
import type { Runtime } from "#lib/platform/runtime";
import { actedBySupport, createPerson, createTenant, staffContext, tenantContext, testRuntime } from "../support/contexts.ts";
import { query, type TestDatabase, testDatabase } from "../support/database.ts";

let database: TestDatabase;
let runtime: Runtime;

beforeAll(async () => {
  database = await testDatabase();
  runtime = { ...testRuntime(database), db: database.db, jobs: database.jobs };
});
afterAll(() => database.drop());

const sql = <Row extends object>(text: string, values: unknown[] = []) => query<Row>(database.superuserUrl, text, values);
const event = (name: EventName, data: object, overrides: Partial<EventEnvelope> = {}): EventEnvelope => ({
  id: newId(),
  name,
  at: new Date().toISOString(),
  requestId: newId(),
  actorId: null,
  data: { ...data },
  ...overrides,
});
const tell = (envelope: EventEnvelope, at = runtime) =>
  notifyJob.handle(envelope, { id: newId(), runtime: at, signal: new AbortController().signal, attempt: 1 });
const titles = async (context: Parameters<typeof listNotifications>[0]) =>
  (await listNotifications(context, listNotificationsInput.parse({}))).notifications.map(({ title }) => title);
const mailsTo = async (email: string) =>
  (await sql<{ subject: string }>("SELECT subject FROM mail_message WHERE recipient = $1 ORDER BY id", [email])).map(({ subject }) => subject);

async function team() {
  const tenant = await createTenant(database.db, { name: "Aster" });
  return { tenant, admin: await tenantContext(database, tenant.id, "tenant_admin"), viewer: await tenantContext(database, tenant.id, "viewer") };
}
const idOf = ({ actor }: { actor: object }) => (actor as { userId: string }).userId;
const emailOf = ({ actor }: { actor: object }) => (actor as { email: string }).email;

describe("notifications", () => {
  test("an event is told once to each person, however often and at the same time it is delivered", async () => {
    const { tenant, viewer } = await team();
    const changed = event("member.role_changed", { tenantId: tenant.id, userId: idOf(viewer), roleName: "Manager" });
    await Promise.all([tell(changed), tell(changed)]);
    await tell(changed);
    expect(await titles(viewer)).toEqual(["Your role at Aster is now Manager"]);
    expect(await countUnread(viewer)).toBe(1);
    const updates = await sql("SELECT 1 FROM realtime_update WHERE user_id = $1 AND topic = 'notification.changed'", [idOf(viewer)]);
    expect(updates).toHaveLength(1);
  });

  test("what somebody does in a room reaches the person by its event", async () => {
    const { admin, viewer } = await team();
    await changeMemberRole(admin, idOf(viewer), "member");
    const [job] = await sql<{ data: EventEnvelope }>(
      "SELECT data FROM pgboss.job WHERE name = 'notifications.notify' AND data->'data'->>'userId' = $1",
      [idOf(viewer)],
    );
    if (!job) throw new Error("The event was not published to notifications");
    await tell(job.data);
    expect(await titles(viewer)).toEqual(["Your role at Aster is now Member"]);
    expect(await titles(admin)).toEqual([]);
  });

  test("administrators and super-admins are told of their tenant; nobody of what they did, and nobody else", async () => {
    const { tenant, admin, viewer } = await team();
    const [actor, other] = [await staffContext(database), await staffContext(database)];
    await tell(event("tenant.suspended", { tenantId: tenant.id, reason: "unpaid" }, { actorId: actor.actor.userId }));
    expect(await titles(admin)).toEqual(["Aster is suspended"]);
    expect(await titles(other)).toEqual(["Aster is suspended"]);
    expect(await titles(actor)).toEqual([]);
    expect(await titles(viewer)).toEqual([]);
  });

  test("who has left the tenant is not told of it any more", async () => {
    const { tenant } = await team();
    const gone = await tenantContext(database, (await createTenant(database.db)).id, "viewer");
    await tell(event("privilege.granted", { tenantId: tenant.id, userId: idOf(gone), permission: "report.generate" }));
    expect(await titles(gone)).toEqual([]);
  });

  test("nobody reads or marks what another was told, and the database says so, too", async () => {
    const { tenant, admin, viewer } = await team();
    await tell(event("member.role_changed", { tenantId: tenant.id, userId: idOf(viewer), roleName: "Member" }));
    const [row] = await sql<{ id: string }>("SELECT id FROM notification WHERE user_id = $1", [idOf(viewer)]);
    if (!row) throw new Error("Nothing was written");
    await expect(markRead(admin, row.id)).rejects.toMatchObject({ code: "not_found" });
    const asAdmin = { kind: "tenant", tenantId: tenant.id, userId: idOf(admin) } as const;
    expect(await database.db.read(asAdmin, (tx) => tx.query({ text: "SELECT id FROM notification" }))).toEqual([]);
    const forged = { text: "UPDATE notification SET title = 'Forged' WHERE user_id = $1::uuid", values: [idOf(viewer)] };
    await expect(database.db.transaction({ kind: "person", userId: idOf(viewer) }, (tx) => tx.query(forged))).rejects.toThrow(/permission denied/);
    await expect(listNotifications(actedBySupport(viewer), listNotificationsInput.parse({}))).rejects.toMatchObject({ code: "forbidden" });
    expect(await countUnread(actedBySupport(viewer))).toBe(0);
  });

  test("reading: one, then all; a page at a time, each once", async () => {
    const { tenant, viewer } = await team();
    const at = new Date().toISOString();
    for (let n = 0; n < 5; n++) await tell(event("member.role_changed", { tenantId: tenant.id, userId: idOf(viewer), roleName: `R${n}` }, { at }));
    const met: string[] = [];
    for (let cursor: string | undefined; ; ) {
      const page = await listNotifications(viewer, listNotificationsInput.parse({ limit: 2, ...(cursor && { cursor }) }));
      met.push(...page.notifications.map(({ id }) => id));
      if (!page.nextCursor) break;
      cursor = page.nextCursor;
    }
    expect(new Set(met).size).toBe(5);
    expect(await markRead(viewer, met[0] ?? "")).toEqual({ href: "/portal" });
    await markRead(viewer, met[0] ?? "");
    expect(await countUnread(viewer)).toBe(4);
    await markAllRead(viewer);
    expect(await countUnread(viewer)).toBe(0);
    await expect(listNotifications(viewer, listNotificationsInput.parse({ cursor: "nonsense" }))).rejects.toMatchObject({ code: "invalid" });
  });

  test("what is switched off is not told; by mail only is by mail only, and once", async () => {
    const { tenant, viewer } = await team();
    const changed = () => event("member.role_changed", { tenantId: tenant.id, userId: idOf(viewer), roleName: "Member" });
    await changeNotificationSettings(viewer, {});
    await tell(changed());
    expect([await titles(viewer), await mailsTo(emailOf(viewer))]).toEqual([[], []]);
    await changeNotificationSettings(viewer, { "access.byMail": "on" });
    const again = changed();
    await tell(again);
    await tell(again);
    expect([await titles(viewer), await mailsTo(emailOf(viewer))]).toEqual([[], ["Your role at Aster is now Member"]]);
    expect(await countUnread(viewer)).toBe(0);
  });

  test("security cannot be switched off: it is told in the portal and by mail", async () => {
    const { tenant, admin, viewer } = await team();
    await changeNotificationSettings(viewer, {});
    await changeNotificationSettings(admin, {});
    const staffUserId = newId();
    await tell(event("impersonation.started", { tenantId: tenant.id, impersonationId: newId(), staffUserId, userId: idOf(viewer), mayWrite: false }));
    await tell(event("sign_in_provider.changed", { tenantId: tenant.id, providerId: newId(), change: "disable" }));
    expect(await titles(viewer)).toEqual(["Support acts as you"]);
    expect((await titles(admin)).toSorted()).toEqual(["A sign-in provider was closed", "Support acts as a member of Aster"]);
    expect(await mailsTo(emailOf(viewer))).toEqual(["Support acts as you"]);
    expect((await listNotificationSettings(viewer)).map(({ kind, inPortal, byMail }) => [kind, inPortal, byMail])).toEqual([
      ["security", true, true],
      ["access", false, false],
      ["tenants", false, false],
      ["conversations", false, false],
      ["work", false, false],
      ["achievements", false, false],
    ]);
  });

  test("administrators learn by mail and in the portal when their tenant is to be deleted and how to object, and when it is called off; nobody else does", async () => {
    const { tenant, admin, viewer } = await team();
    await changeNotificationSettings(admin, {});
    await sql("UPDATE tenant SET status = 'cancelled' WHERE id = $1", [tenant.id]);
    await sql("INSERT INTO installation_setting (key, value) VALUES ('product', '{\"supportEmail\": \"help@agency.example\"}')");
    const staff = await staffContext(database);
    const { dueAt } = await askForDeletion(staff, tenant.id, { reason: "They are gone", confirmation: tenant.slug });
    const published = async (name: EventName) => {
      const [job] = await sql<{ data: EventEnvelope }>(
        "SELECT data FROM pgboss.job WHERE name = 'notifications.notify' AND data->>'name' = $1 AND data->'data'->>'tenantId' = $2",
        [name, tenant.id],
      );
      if (!job) throw new Error(`${name} was not published to notifications`);
      return job.data;
    };
    await tell(await published("tenant.deletion_asked"));
    await tell(await published("tenant.deletion_asked"));
    const [told] = (await listNotifications(admin, listNotificationsInput.parse({}))).notifications;
    const day = `${dueAt.slice(0, 16).replace("T", " ")} UTC`;
    expect(told).toMatchObject({ title: "Aster is to be deleted", href: "/portal" });
    expect(told?.body).toContain(day);
    expect(told?.body).toContain("write to help@agency.example before then");
    const [mail] = await sql<{ text: string }>("SELECT text FROM mail_message WHERE recipient = $1", [emailOf(admin)]);
    expect(mail?.text).toContain(day);
    expect(mail?.text).toContain("write to help@agency.example before then");
    expect(mail?.text).toContain(`${runtime.config.publicUrl}/portal`);

    await callOffDeletion(staff, tenant.id);
    await tell(await published("tenant.deletion_called_off"));
    expect(await mailsTo(emailOf(admin))).toEqual(["Aster is to be deleted", "Aster is not deleted"]);
    expect(await titles(admin)).toEqual(["Aster is not deleted", "Aster is to be deleted"]);
    expect([await titles(viewer), await mailsTo(emailOf(viewer))]).toEqual([[], []]);
    expect(await mailsTo(staff.actor.email)).toEqual([]);
    await sql("DELETE FROM installation_setting");
  });

  test("administrators learn of the end of their contract, whatever they chose, and what they may still do", async () => {
    const { tenant, admin } = await team();
    await changeNotificationSettings(admin, {});
    await tell(event("tenant.cancelled", { tenantId: tenant.id, reason: "The year is over" }));
    expect(await mailsTo(emailOf(admin))).toEqual(["The contract of Aster has ended"]);
    const [told] = (await listNotifications(admin, listNotificationsInput.parse({}))).notifications;
    expect(told?.body).toContain("Administrators can look at all of it and take it along");
  });

  test("half a year later it is forgotten", async () => {
    const { tenant, viewer } = await team();
    await tell(event("member.role_changed", { tenantId: tenant.id, userId: idOf(viewer), roleName: "Member" }));
    const purge = (days: number) => {
      const clock = fixedClock(new Date(Date.now() + days * 86_400_000).toISOString());
      return purgeNotificationsJob.handle({}, { id: newId(), runtime: { ...runtime, clock }, signal: new AbortController().signal, attempt: 1 });
    };
    await purge(179);
    expect(await titles(viewer)).toHaveLength(1);
    await purge(181);
    expect(await titles(viewer)).toEqual([]);
  });

  test("a person without a place anywhere reads what concerns them", async () => {
    const person = await createPerson(database.db);
    expect(await database.db.read({ kind: "person", userId: person.id }, (tx) => tx.query({ text: "SELECT id FROM notification" }))).toEqual([]);
  });
});
