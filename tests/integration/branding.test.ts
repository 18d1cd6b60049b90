import { Buffer } from "node:buffer";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { StaffContext } from "#lib/access";
import { brandingOf, brandingOfTenant, changeBranding, changeBrandingOfTenant, readLogo } from "#lib/branding";
import { brandingInput } from "#lib/branding/schema";
import { newId } from "#lib/platform/crypto";
import type { Runtime } from "#lib/platform/runtime";
import { createTenant, staffContext, tenantContext, testRuntime } from "../support/contexts.ts";
import { query, type TestDatabase, testDatabase } from "../support/database.ts";

let database: TestDatabase;
let staff: StaffContext;
let runtime: Runtime;

beforeAll(async () => {
  database = await testDatabase();
  staff = await staffContext(database);
  runtime = { ...testRuntime(database), db: database.db };
});
afterAll(() => database.drop());

/** A WebP of this size, as far as anybody looks, with `filling` bytes more. */
function webp(width = 120, height = 40, filling = 0): Uint8Array<ArrayBuffer> {
  const data = Buffer.alloc(30 + filling, 1);
  data.write("RIFF", 0, "latin1");
  data.writeUInt32LE(data.length - 8, 4);
  data.write("WEBPVP8X", 8, "latin1");
  data.writeUIntLE(width - 1, 24, 3);
  data.writeUIntLE(height - 1, 27, 3);
  return new Uint8Array(data);
}
const input = (over: object = {}) => brandingInput.parse({ version: "0", ...over });
const admin = async (planKey = "starter") => tenantContext(database, (await createTenant(database.db, { planKey })).id, "tenant_admin");

test("a tenant's admins give their portal a name, a colour and a logo, and all its people see them", async () => {
  const context = await admin();
  const { logo } = await changeBranding(context, input({ productName: "Acme", colour: "#F5C518" }), webp(), runtime);
  const viewer = await tenantContext(database, context.tenant.id, "viewer");
  expect(await brandingOf(viewer)).toMatchObject({
    productName: "Acme",
    colour: "#f5c518",
    isWhiteLabel: false,
    version: 1,
    logo: { width: 120, height: 40 },
  });
  const file = await readLogo(viewer, context.tenant.id, logo?.hash ?? "");
  expect([file.contentType, file.bytes]).toEqual(["image/webp", webp()]);
  const text = "SELECT action, after FROM audit_entry WHERE tenant_id = $1";
  const [entry] = await query<{ action: string; after: object }>(database.superuserUrl, text, [context.tenant.id]);
  expect(entry).toMatchObject({ action: "branding.change", after: { productName: "Acme", colour: "#f5c518" } });
});

test("only the plan with white label lets the name take the place of ours", async () => {
  expect((await brandingOf(await admin("enterprise"))).isWhiteLabel).toBe(true);
  expect((await brandingOf(await admin("professional"))).isWhiteLabel).toBe(false);
});

test("another tenant's logo is not found, whoever asks and however", async () => {
  const [mine, other] = [await admin(), await admin()];
  const { logo } = await changeBranding(mine, input(), webp(), runtime);
  const hash = logo?.hash ?? "";
  await expect(readLogo(other, mine.tenant.id, hash)).rejects.toMatchObject({ code: "not_found" });
  await expect(readLogo(other, other.tenant.id, hash)).rejects.toMatchObject({ code: "not_found" });
  await expect(readLogo({ ...other, actor: { kind: "anonymous" }, tenant: null }, mine.tenant.id, hash)).rejects.toMatchObject({ code: "not_found" });
  await expect(readLogo(mine, mine.tenant.id, "0".repeat(64))).rejects.toMatchObject({ code: "not_found" });
  await expect(readLogo(staff, mine.tenant.id, hash)).resolves.toMatchObject({ contentType: "image/webp" });
  const scope = { kind: "tenant", tenantId: other.tenant.id } as const;
  for (const table of ["tenant_branding", "tenant_logo"]) {
    expect(await database.db.read(scope, (tx) => tx.query({ text: `SELECT 1 FROM ${table}` }))).toEqual([]);
    const theirs = { text: `UPDATE ${table} SET tenant_id = tenant_id WHERE tenant_id = $1::uuid RETURNING 1`, values: [mine.tenant.id] };
    expect(await database.db.transaction(scope, (tx) => tx.query(theirs))).toEqual([]);
  }
});

test.each([
  ["an SVG", new Uint8Array(Buffer.from("<svg/>")), /SVG can carry scripts/],
  ["a page", new Uint8Array(Buffer.from("<html>")), /no PNG, JPEG or WebP/],
  ["one too heavy", webp(64, 64, 128 * 1024), /at most 128 KB/],
  ["one too small", webp(16, 16), /16 × 16 pixels/],
  ["one too wide", webp(2_000, 64), /2000 × 64 pixels/],
])("%s is no logo, and nothing is changed", async (_name, bytes, reason) => {
  const context = await admin();
  await expect(changeBranding(context, input({ productName: "Acme" }), bytes, runtime)).rejects.toMatchObject({
    code: "invalid",
    issues: [{ path: "logo", message: expect.stringMatching(reason) }],
  });
  expect(await brandingOf(context)).toMatchObject({ productName: null, logo: null, version: 0 });
});

test("of two changes at once one is refused; the same again changes nothing; the logo can be taken away", async () => {
  const context = await admin();
  const results = await Promise.allSettled(["One", "Two"].map((productName) => changeBranding(context, input({ productName }), webp(), runtime)));
  expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(results.find(({ status }) => status === "rejected")).toMatchObject({ reason: { code: "conflict" } });
  const { productName } = await brandingOf(context);
  const again = await changeBranding(context, input({ version: "1", productName }), webp(), runtime);
  expect(again.version).toBe(1);
  const gone = await changeBranding(context, input({ version: "1", productName, isLogoRemoved: "on" }), null, runtime);
  expect([gone.logo, gone.version]).toEqual([null, 2]);
});

test("managers and support may not; staff who may change tenants may, and an unknown tenant is not found", async () => {
  const context = await admin();
  const manager = await tenantContext(database, context.tenant.id, "manager");
  await expect(changeBranding(manager, input({ productName: "Mine" }), null, runtime)).rejects.toMatchObject({ code: "forbidden" });
  const support = await staffContext(database, "support");
  await expect(changeBrandingOfTenant(support, context.tenant.id, input({ productName: "Ours" }), null, runtime)).rejects.toMatchObject({
    code: "forbidden",
  });
  await changeBrandingOfTenant(staff, context.tenant.id, input({ productName: "By staff" }), null, runtime);
  expect((await brandingOfTenant(support, context.tenant.id)).productName).toBe("By staff");
  await expect(changeBrandingOfTenant(staff, newId(), input({ productName: "Nobody" }), null, runtime)).rejects.toMatchObject({ code: "not_found" });
});
