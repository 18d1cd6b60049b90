import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { listMail } from "#lib/outbox";
import { enqueueMail } from "#lib/platform/mail";
import { createTenant, staffContext, tenantContext, testRuntime } from "../support/contexts.ts";
import { type TestDatabase, testDatabase } from "../support/database.ts";

describe("the mail outbox", () => {
  let database: TestDatabase;
  let tenantId: string;

  beforeAll(async () => {
    database = await testDatabase();
    tenantId = (await createTenant(database.db, { name: "Aster Outdoor" })).id;
    const runtime = { ...testRuntime(database), jobs: database.jobs };
    for (const subject of ["first", "second", "third"]) {
      const mail = { tenantId: subject === "second" ? tenantId : null, to: `${subject}@test.example`, subject, text: `The ${subject} mail.` };
      await database.db.transaction({ kind: "system", purpose: "test" }, (tx) => enqueueMail(runtime, tx, mail));
    }
  });

  afterAll(() => database?.drop());

  test("tells the mails of all tenants and of the platform, newest first", async () => {
    const { mails, nextCursor } = await listMail(await staffContext(database, "support"), { limit: 25 });
    expect(mails.map(({ subject, tenantName, status }) => [subject, tenantName, status])).toEqual([
      ["third", null, "held"],
      ["second", "Aster Outdoor", "held"],
      ["first", null, "held"],
    ]);
    expect(nextCursor).toBeNull();
  });

  test("is read page by page, each mail once", async () => {
    const context = await staffContext(database);
    const first = await listMail(context, { limit: 2 });
    const second = await listMail(context, { limit: 2, cursor: first.nextCursor ?? undefined });
    expect(first.nextCursor).toBe(first.mails.at(-1)?.id);
    expect([...first.mails, ...second.mails].map(({ subject }) => subject)).toEqual(["third", "second", "first"]);
    expect(second.nextCursor).toBeNull();
  });

  test("is closed to a tenant's own admin", async () => {
    const context = await tenantContext(database, tenantId, "tenant_admin");
    // What no caller that types check could do: the permission has to hold by itself.
    await expect(listMail(context as never, { limit: 25 })).rejects.toMatchObject({ code: "forbidden" });
  });
});
