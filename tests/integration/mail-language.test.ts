import { afterAll, beforeAll, expect, test } from "vitest";
import { askForPasswordReset } from "#lib/identity";
import { askToRegister, invite, resendInvitation } from "#lib/members";
import { inLanguage, listNotifications, notifyJob } from "#lib/notifications";
import { listNotificationsInput } from "#lib/notifications/schema";
import { newId } from "#lib/platform/crypto";
import type { Runtime } from "#lib/platform/runtime";
import { createPerson, createTenant, signedInContext, tenantContext, testRuntime } from "../support/contexts.ts";
import { query, type TestDatabase, testDatabase } from "../support/database.ts";

let database: TestDatabase;
let runtime: Runtime;

beforeAll(async () => {
  database = await testDatabase();
  runtime = { ...testRuntime(database), db: database.db, jobs: database.jobs };
});
afterAll(() => database.drop());

const sql = <Row extends object>(text: string, values: unknown[] = []) => query<Row>(database.superuserUrl, text, values);
const lastMail = async (email: string) => {
  const [mail] = await sql<{ subject: string; text: string; html: string }>(
    "SELECT subject, text, html FROM mail_message WHERE recipient = $1 ORDER BY created_at DESC, id DESC LIMIT 1",
    [email],
  );
  return mail;
};
const speaks = async (locale: string) => {
  const person = await createPerson(database.db);
  await sql(`UPDATE "user" SET locale = $2 WHERE id = $1`, [person.id, locale]);
  return person;
};

test("an invitation is written in the invited person’s own language, else in the tenant’s", async () => {
  const tenant = await createTenant(database.db, { name: "Aster", locale: "de-CH" });
  const context = await tenantContext(database, tenant.id, "tenant_admin");
  const english = await speaks("en");
  const stranger = `new-${newId().slice(-12)}@test.example`;
  const [one] = await invite(context, { emails: [stranger, english.email], role: "viewer" }, runtime);
  const german = await lastMail(stranger);
  expect(german?.subject).toBe("Sie sind zu Aster eingeladen");
  expect(german?.text).toContain("mit der Rolle „Betrachter“");
  expect(german?.html).toContain('<html lang="de" dir="ltr">');
  expect(await lastMail(english.email)).toMatchObject({ subject: "You are invited to Aster" });
  await resendInvitation(context, one?.id ?? "", runtime);
  expect((await sql("SELECT 1 FROM mail_message WHERE recipient = $1 AND subject = 'Sie sind zu Aster eingeladen'", [stranger])).length).toBe(2);
});

test("other mails follow the person’s choice, else the tenant that they have belonged to for longest", async () => {
  const tenant = await createTenant(database.db, { locale: "de-DE" });
  const member = await createPerson(database.db, { memberships: [{ tenantId: tenant.id, role: "viewer" }] });
  const choosy = await createPerson(database.db, { memberships: [{ tenantId: tenant.id, role: "viewer" }] });
  await sql(`UPDATE "user" SET locale = 'en' WHERE id = $1`, [choosy.id]);
  const context = await signedInContext(database, member.id, null);
  for (const { email } of [member, choosy]) await askForPasswordReset(context, { email }, runtime);
  expect(await lastMail(member.email)).toMatchObject({
    subject: "Neues Passwort wählen",
    text: expect.stringContaining(`Guten Tag ${member.name},`),
  });
  expect(await lastMail(choosy.email)).toMatchObject({ subject: "Choose a new password" });
  const email = `new-${newId().slice(-12)}@test.example`;
  await askToRegister(context, { name: "Ada", email, password: "Sunny-meadow-42-kettle", company: "Ada AG" }, runtime, { locale: "de" });
  expect(await lastMail(email)).toMatchObject({ subject: "Bestätigen Sie Ihre Adresse" });
});

test("a notification is kept in English, mailed in its reader’s language, and said in it when it is read", async () => {
  const tenant = await createTenant(database.db, { name: "Aster" });
  const person = await createPerson(database.db, { memberships: [{ tenantId: tenant.id, role: "tenant_admin" }] });
  await sql(`UPDATE "user" SET locale = 'de' WHERE id = $1`, [person.id]);
  const data = { tenantId: tenant.id, providerId: newId(), change: "disable" };
  const envelope = { id: newId(), name: "sign_in_provider.changed" as const, at: new Date().toISOString(), requestId: newId(), actorId: null, data };
  await notifyJob.handle(envelope, { id: newId(), runtime, signal: new AbortController().signal, attempt: 1 });
  expect(await lastMail(person.email)).toMatchObject({ subject: "Ein Anmeldeanbieter wurde ausgeschaltet" });
  const context = await signedInContext(database, person.id, tenant.id);
  const { notifications } = await listNotifications(context, listNotificationsInput.parse({}));
  expect(notifications.map(({ title }) => title)).toEqual(["A sign-in provider was closed"]);
  expect(notifications.map((each) => inLanguage(each, "de", "de").body)).toEqual([
    "Er bestimmt, wie man sich bei Aster anmeldet. Sehen Sie nach, wenn Sie das nicht erwartet haben.",
  ]);
});
