import { DEMO_PASSWORD } from "../support/installation.ts";
import { signInClient } from "../support/portal.ts";
import { finishTenant } from "./new-tenant.ts";
import { expect, openCompany, PORTAL_URL, SUPER_ADMIN, SUPPORT, signIn, test } from "./story.ts";

test("a super-admin finds a tenant by a part of its name and opens it", async ({ page }) => {
  await signIn(page, SUPER_ADMIN);
  await expect(page).toHaveURL(/\/admin\/tenants/);
  await page.getByRole("searchbox", { name: /Search tenants|Name or address/ }).fill("HARB");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/search=HARB/);
  await expect(page.getByRole("row")).toHaveCount(2);
  await page.getByRole("link", { name: "Harbor Dental", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Harbor Dental" })).toBeVisible();
});

test("a list longer than a page is paged through, and every tenant is met once", async ({ page }) => {
  const api = await signInClient(PORTAL_URL, SUPER_ADMIN, DEMO_PASSWORD);
  const wanted: string[] = [];
  for (let n = 0; n < 30; n++) {
    const slug = `paged-${String(n).padStart(2, "0")}`;
    wanted.push(slug);
    const made = await api.request("POST", "/api/v1/tenants", {
      json: { name: "Paged alike", slug, planKey: "free" },
      headers: { "idempotency-key": `key-of-${slug}` },
    });
    expect(made.status).toBe(201);
  }
  await signIn(page, SUPER_ADMIN);
  await page.goto("/admin/tenants?search=paged-");
  const met: string[] = [];
  for (;;) {
    met.push(...(await page.locator("tbody tr").allInnerTexts()).map((text) => /paged-\d\d/.exec(text)?.[0] ?? text));
    const next = page.getByRole("link", { name: "Next page" });
    if (await next.isDisabled()) break;
    const before = page.url();
    await next.click();
    await page.waitForURL((url) => url.href !== before);
    await expect(page.getByRole("link", { name: "First page" })).toBeVisible();
  }
  expect(met.sort()).toEqual(wanted);
});

test("creating a tenant tells what is wrong beside the field, keeps what was typed, and succeeds when it is mended", async ({ page }) => {
  await signIn(page, SUPER_ADMIN);
  await page.getByRole("link", { name: "New tenant" }).click();
  await page.getByLabel("Name", { exact: true }).fill("Aster & Söhne");
  await page.getByLabel("Address").fill("harbor-dental");
  await expect(page.getByRole("status").filter({ hasText: "This address is taken" })).toBeVisible();
  await page.getByRole("button", { name: "Next" }).click();
  await expect(page.getByLabel("Address")).toHaveAccessibleDescription(/This address is taken/);
  await expect(page.getByLabel("Name", { exact: true })).toHaveValue("Aster & Söhne");
  await page.getByLabel("Address").fill("aster-soehne");
  await page.getByRole("button", { name: "Next" }).click();
  await page.waitForURL("**/plan");
  await finishTenant(page);
  await expect(page.getByRole("heading", { level: 1, name: "Aster & Söhne" })).toBeVisible();
  await expect(page.getByRole("status").filter({ hasText: "is created" })).toBeVisible();
  await expect(page.getByRole("listitem").filter({ hasText: SUPER_ADMIN }).first()).toContainText("Tenant created");
});

test("suspending a tenant locks its people out at once, on their open pages too; reactivating lets them in", async ({ page, browser, watch }) => {
  const theirs = await browser.newContext({ baseURL: PORTAL_URL });
  watch(theirs);
  const client = await theirs.newPage();
  // A tenant of its own: the tests beside this one go on in the others.
  const company = `Summit ${Date.now()}`;
  await openCompany(client, { company, name: "Mira Holt", email: `mira-${Date.now()}@summit-tours.example`, password: "Sunny-meadow-42-kettle" });
  await expect(client.getByText("Live", { exact: true })).toBeVisible();

  await signIn(page, SUPER_ADMIN);
  await page.goto(`/admin/tenants?search=${encodeURIComponent(company)}`);
  await page.getByRole("link", { name: company, exact: true }).click();
  await page.getByRole("button", { name: "Suspend" }).click();
  const dialog = page.getByRole("dialog", { name: `Suspend ${company}?` });
  await expect(dialog).toContainText("locked out on the next request");
  await dialog.getByRole("button", { name: "Suspend tenant" }).click();
  await expect(dialog.getByLabel("Reason")).toHaveAccessibleDescription(/Say why/);
  await dialog.getByLabel("Reason").fill("The invoice of October is open");
  await dialog.getByRole("button", { name: "Suspend tenant" }).click();
  await expect(page.getByText("This tenant is suspended")).toBeVisible();
  await expect(page.getByRole("listitem").filter({ hasText: "The invoice of October is open" })).toContainText("Tenant suspended");

  // Nobody touched their page: the socket was closed, and the page asked again by itself.
  await expect(client).toHaveURL(/\/no-access/, { timeout: 10_000 });
  await expect(client.getByRole("main")).toContainText(company);
  await client.goto("/portal");
  await expect(client).toHaveURL(/\/no-access/);

  await page.getByRole("button", { name: "Reactivate" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Reactivate tenant" }).click();
  await expect(page.getByText("This tenant is suspended")).toBeHidden();
  await client.goto("/portal");
  await expect(client.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(client).toHaveURL(/\/portal/);
  await theirs.close();
});

test("support reads tenants and their audit trail, and is offered nothing it may not do", async ({ page }) => {
  await signIn(page, SUPPORT);
  await expect(page.getByRole("link", { name: "New tenant" })).toHaveCount(0);
  await page.getByRole("link", { name: "Lumen Legal", exact: true }).click();
  await page.getByRole("navigation", { name: "About Lumen Legal" }).getByRole("link", { name: "Audit" }).click();
  await expect(page.getByRole("heading", { name: "Audit trail" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Suspend" })).toHaveCount(0);
  await page.goto("/admin/tenants/new");
  await expect(page.getByRole("main")).toContainText("You may see tenants, but not create them");
});

test.describe("a record that is not there", () => {
  test.use({ allowComplaints: [/404/] });
  test("says so, with the way back", async ({ page }) => {
    await signIn(page, SUPER_ADMIN);
    const response = await page.goto("/admin/tenants/01900000-0000-7000-8000-000000000000");
    expect(response?.status()).toBe(404);
    await expect(page.getByRole("link", { name: /tenants/i }).first()).toBeVisible();
  });
  test("nor is a page, and the frame with its ways on stays", async ({ page }) => {
    await signIn(page, SUPER_ADMIN);
    const response = await page.goto("/admin/no/such-page");
    expect(response?.status()).toBe(404);
    await expect(page.getByRole("heading", { level: 1, name: "This page is not here" })).toBeVisible();
    await expect(page.getByRole("navigation").getByRole("link", { name: "Backups" }).first()).toBeVisible();
  });
});

test("an address that was tampered with is answered on the page, not with a failure", async ({ page }) => {
  await signIn(page, SUPER_ADMIN);
  const response = await page.goto("/admin/tenants?cursor=nonsense&sort=sideways");
  expect(response?.status()).toBe(200);
  await expect(
    page
      .getByRole("main")
      .getByRole("link", { name: /first|all/i })
      .first(),
  ).toBeVisible();
});
