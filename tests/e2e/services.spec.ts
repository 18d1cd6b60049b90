import { newId } from "#lib/platform/crypto";
import { openByKeyboard, tabTo } from "./keyboard.ts";
import { expect, SUPER_ADMIN, SUPPORT, signIn, test } from "./story.ts";

test("the operator enters services, sees whom a failure takes along, is told of a circle, and takes one out", async ({ page }) => {
  const [store, shop] = [`store-${newId().slice(-8)}`, `shop-${newId().slice(-8)}`];
  await signIn(page, SUPER_ADMIN);
  const enter = async (key: string, needs: string) => {
    await page.goto("/admin/services/new");
    await page.getByLabel("Key").fill(key);
    await page.getByLabel("Name", { exact: true }).fill(`Story ${key}`);
    await page.getByLabel("Needs").fill(needs);
    await page.getByLabel("Instances").fill(`https://${key}.example`);
    await page.getByRole("button", { name: "Enter service" }).click();
    await page.waitForURL(`**/admin/services/${key}`);
  };
  await enter(store, "postgres\nmail soft");
  await enter(shop, store);

  await page.goto(`/admin/services/${store}`);
  const reach = page.getByRole("region", { name: "Whom it takes along" });
  await expect(reach.getByRole("listitem").filter({ hasText: shop })).toContainText(`because it needs ${store}`);
  await page.getByLabel("Needs").fill(`postgres\n${shop}`);
  await page.getByRole("button", { name: "Save changes" }).click();
  await expect(page.getByText(new RegExp(`${shop} → ${store} → ${shop}|${store} → ${shop} → ${store}`)).first()).toBeVisible();

  // What others need cannot go; what nothing needs can.
  await expect(page.getByText(`It cannot be taken out while it is needed by ${shop}.`)).toBeVisible();
  for (const key of [shop, store]) {
    await page.goto(`/admin/services/${key}`);
    await page.getByRole("button", { name: "Take out", exact: true }).click();
    await page.getByRole("dialog").getByLabel(`Type “${key}” to confirm`).fill(key);
    await page.getByRole("dialog").getByRole("button", { name: "Take out service" }).click();
    await expect(page.getByText("The service is taken out of the registry.")).toBeVisible();
  }
});

test.describe("a file with a fault", () => {
  // The browser tells of an answer that says what is wrong with the file, and of one that says that services changed since they were shown.
  test.use({ allowComplaints: [/status of (422|409)/] });

  test("a file of services is shown before it is applied, by keyboard alone, and a fault is told with its line", async ({ page }) => {
    const key = `file-${newId().slice(-8)}`;
    await signIn(page, SUPER_ADMIN);
    await openByKeyboard(page, "/admin/services/file");
    await tabTo(page, "Contents of services.yaml");
    await page.keyboard.insertText(`services:\n  ${key}:\n    name: [`);
    await tabTo(page, "Show what it would do");
    await page.keyboard.press("Enter");
    await expect(page.getByRole("listitem").filter({ hasText: /^Line 3: / })).toBeVisible();

    await tabTo(page, "Contents of services.yaml", "Shift+Tab");
    await page.keyboard.press("ControlOrMeta+a");
    await page.keyboard.insertText(`services:\n  ${key}:\n    name: Of the file\n    kind: worker\n    needs: [postgres]\n`);
    // Other stories enter services, too: what was shown before that is refused, and shown anew.
    await expect(async () => {
      await tabTo(page, "Show what it would do", "Shift+Tab");
      await page.keyboard.press("Enter");
      await expect(page.getByRole("listitem").filter({ hasText: key })).toBeVisible();
      await tabTo(page, "Apply this");
      await page.keyboard.press("Enter");
      await expect(page.getByText("The file is applied.")).toBeVisible({ timeout: 4_000 });
    }).toPass();
    await page.goto(`/admin/services/${key}`);
    await expect(page.getByText("Declared by the file of services")).toBeVisible();

    // An empty file declares nothing any more.
    await page.goto("/admin/services/file");
    await page.getByLabel("Contents of services.yaml").fill("services: {}");
    await expect(async () => {
      await page.getByRole("button", { name: "Show what it would do" }).click();
      await expect(page.getByRole("listitem").filter({ hasText: key })).toBeVisible();
      await page.getByRole("button", { name: "Apply this" }).click();
      await expect(page.getByText("The file is applied.")).toBeVisible({ timeout: 4_000 });
    }).toPass();
  });
});

test("staff see on the status page what is to be mended and how services hang together, and what one of them was", async ({ page }) => {
  await signIn(page, SUPPORT);
  await page.goto("/status");
  await expect(page.getByRole("region", { name: "What to mend" })).toBeVisible();
  const drawn = page.getByRole("region", { name: "Services and what they need" });
  const database = drawn.getByRole("link", { name: "PostgreSQL: Operational" });
  await expect(database).toBeVisible();
  await database.focus();
  await page.keyboard.press("Enter");
  await page.waitForURL("**/status/postgres");
  await expect(page.getByRole("heading", { level: 1, name: "PostgreSQL" })).toBeVisible();
  await expect(page.getByRole("img", { name: /^Past 90 days: / })).toBeVisible();
  await expect(
    page
      .getByRole("table", { name: "States" })
      .getByRole("row", { name: /Operational/ })
      .first(),
  ).toBeVisible();
});

test("a program reads how the services are as Statuspage has it, and nobody is told of what is for staff", async ({ request }) => {
  const summary = (await (await request.get("/api/v2/summary.json")).json()) as {
    page: { name: string };
    components: { name: string }[];
    status: { indicator: string };
  };
  expect(summary.components.map(({ name }) => name)).toContain("PostgreSQL");
  expect(summary.components.map(({ name }) => name)).not.toContain("Vault");
  const status = await request.get("/api/status");
  const { etag } = status.headers();
  expect(((await status.json()) as { services: { key: string }[] }).services.map(({ key }) => key)).not.toContain("vault");
  expect(etag).toBeTruthy();
  expect((await request.get("/status/atom.xml")).headers()["content-type"]).toContain("application/atom+xml");
  expect(await (await request.get("/api/status/badge.svg?service=postgres")).text()).toContain("PostgreSQL: operational");
  expect((await request.get("/api/status/badge.svg?service=vault")).status()).toBe(404);
});
