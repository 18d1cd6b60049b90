import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { createLog } from "#lib/platform/log";
import { startListener } from "#lib/platform/realtime";
import { isPortalConnected, nameOfDatabase } from "#scripts/database/ask-database";
import { type TestDatabase, testDatabase } from "../support/database.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase({ isEmpty: true });
});
afterAll(() => database.drop());

test("the database of an address that names none is told by the server, so that nothing is confirmed by an empty answer", async () => {
  const url = new URL(inject("servers").superuserUrl);
  url.pathname = "";
  expect(await nameOfDatabase(url.toString())).toBe(url.username);
  expect(await nameOfDatabase(database.ownerUrl)).toBe(database.name);
});

test("a process of the portal that is connected is seen by the owner of the schema, who is no superuser, and only in its database", async () => {
  expect(await isPortalConnected(database.ownerUrl)).toBe(false);
  const { promise: connected, resolve: onConnected } = Promise.withResolvers<void>();
  const listener = startListener({
    databaseUrl: database.appUrl,
    channels: ["anything"],
    log: createLog({ level: "silent", process: "test" }),
    onNotification: () => undefined,
    onConnected,
  });
  await connected;
  expect(await isPortalConnected(database.ownerUrl)).toBe(true);
  expect(await isPortalConnected(inject("servers").superuserUrl)).toBe(false);
  await listener.close();
  await expect.poll(() => isPortalConnected(database.ownerUrl)).toBe(false);
});
