import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "../../support/database.ts";
import { type ApiClient, apiClient, type Portal, signInClient, startPortal } from "../../support/portal.ts";
import { callAction } from "./call-action.ts";
import { type Cast, createCast, PASSWORD } from "./people.ts";
import { readSurface } from "./surface.ts";
import { type WrittenRows, watchWrites } from "./written-rows.ts";

let database: TestDatabase;
let portal: Portal;
let cast: Cast;
let written: WrittenRows;
let member: ApiClient;
let staff: ApiClient;

beforeAll(async () => {
  database = await testDatabase();
  cast = await createCast(database.db);
  portal = await startPortal({ appUrl: database.appUrl, authSecret: database.authSecret });
  member = await signInClient(portal.url, cast.email.tenant_admin, PASSWORD);
  staff = await signInClient(portal.url, cast.email.super_admin, PASSWORD);
  for (const client of [member, staff]) await client.request("GET", "/api/auth/csrf");
  written = await watchWrites(database);
}, 120_000);
afterAll(async () => {
  await portal?.stop();
  await written?.close();
  await database?.drop();
});

const act = (client: ApiClient, name: string, page: string, form: Record<string, string>) => {
  const id = readSurface().actions.find(({ key }) => key.endsWith(name))?.id ?? "";
  return callAction(client, { id, page, origin: portal.url, form });
};
const maintenance = (mode: string, version: string) =>
  act(staff, "settings/actions.ts#changeMaintenanceAction", "/admin/settings", {
    version,
    mode,
    message: "We move to new machines.",
    endsAt: mode === "off" ? "" : new Date(Date.now() + 30 * 60_000).toISOString().slice(0, 16),
    isUnderstood: "on",
  });
const named = (name: string) => ({ version: "0", productName: name });

test("maintenance locks members out of pages, API and actions within a second, leaves staff in, and ends as quickly", async () => {
  expect((await member.request("GET", "/portal")).status).toBe(200);
  expect(await maintenance("now", "0")).toBe("ok");
  await expect
    .poll(async () => (await member.request("GET", "/portal")).headers.get("location"), { timeout: 1_000, interval: 50 })
    .toBe("/maintenance?next=%2Fportal");
  await written.take();

  const page = await member.request("GET", "/maintenance?next=%2Fportal");
  expect([page.status, page.headers.get("content-type")]).toEqual([503, "text/html; charset=utf-8"]);
  expect(Number(page.headers.get("retry-after"))).toBeGreaterThan(28 * 60);
  expect(await page.text()).toContain("We move to new machines.");

  const answer = await member.request("GET", "/api/v1/campaigns");
  expect([answer.status, answer.headers.get("content-type")]).toEqual([503, "application/problem+json"]);
  expect(Number(answer.headers.get("retry-after"))).toBeGreaterThan(28 * 60);
  expect(await answer.json()).toMatchObject({ code: "unavailable", reason: "maintenance" });
  const key = await apiClient(portal.url).request("GET", "/api/v1/campaigns", { headers: { authorization: "Bearer biz_nothing" } });
  expect(key.status).toBe(503);

  const branding = "portal/settings/branding/actions.ts#changeBrandingAction";
  expect(await act(member, branding, "/portal/settings/branding", named("Written"))).toContain("closed for maintenance");
  expect(await written.take()).toEqual([]);
  await expect(signInClient(portal.url, cast.email.viewer, PASSWORD)).rejects.toThrow();

  for (const path of ["/api/health/live", "/api/health/ready", "/api/status", "/status", "/login"])
    expect([path, (await member.request("GET", path)).status]).toEqual([path, 200]);
  expect(await (await apiClient(portal.url).request("GET", "/login")).text()).toContain("Only staff can sign in");

  const overview = await staff.request("GET", "/admin");
  expect([overview.status, (await overview.text()).includes("Maintenance is on")]).toEqual([200, true]);
  await expect(signInClient(portal.url, cast.email.support, PASSWORD)).resolves.toBeDefined();

  expect(await maintenance("off", "1")).toBe("ok");
  await expect.poll(async () => (await member.request("GET", "/portal")).status, { timeout: 1_000, interval: 50 }).toBe(200);
  expect((await member.request("GET", "/maintenance?next=%2Fportal")).headers.get("location")).toBe("/portal");
});
