import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { tellOfClosingLate } from "./late-closing.ts";
import { expect, SUPER_ADMIN, signIn, test } from "./story.ts";

const field = (page: Page) => page.getByRole("combobox", { name: "Search pages, records and actions" });
const active = (page: Page) => page.locator('[role="option"][aria-selected="true"]');
const recents = (page: Page) => page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith("bizosaas:recent:")));

/** The page hears keys once its script runs. */
async function openPalette(page: Page): Promise<void> {
  await expect(async () => {
    await page.keyboard.press("ControlOrMeta+k");
    await expect(field(page)).toBeFocused({ timeout: 1_000 });
  }).toPass();
}

test("staff find a tenant by the keyboard alone; it is recent next time, and forgotten on signing out", async ({ page }) => {
  await signIn(page, SUPER_ADMIN);
  const loaded: string[] = [];
  page.on("response", (response) => loaded.push(response.url()));
  await openPalette(page);
  expect(loaded.some((url) => url.includes("/_next/static/"))).toBe(true);
  await page.keyboard.type("harb");
  await expect(page.getByRole("option", { name: /Harbor Dental/ })).toBeVisible();
  while (!((await active(page).textContent()) ?? "").includes("Harbor Dental")) await page.keyboard.press("ArrowDown");
  await expect(field(page)).toHaveAttribute("aria-activedescendant", (await active(page).getAttribute("id")) ?? "");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "Harbor Dental" })).toBeVisible();

  await openPalette(page);
  await expect(page.getByRole("group", { name: "Recent" }).getByRole("option", { name: /Harbor Dental/ })).toBeVisible();
  expect(await recents(page)).toHaveLength(1);
  await page.keyboard.type("sign out");
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/login/);
  expect(await recents(page)).toEqual([]);
});

test("what is found nowhere is said, a search that fails can be repeated, and Escape gives the focus back", async ({ page }) => {
  await signIn(page, SUPER_ADMIN);
  const opener = page.getByRole("button", { name: /Search or jump to/ });
  await opener.focus();
  await expect(async () => {
    await page.keyboard.press("Enter");
    await expect(field(page)).toBeFocused({ timeout: 1_000 });
  }).toPass();
  await page.keyboard.type("zzqqxx");
  await expect(page.getByText("Nothing found for “zzqqxx”")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(field(page)).toHaveCount(0);
  await expect(opener).toBeFocused();
});

test("the palette that is opened again before the page hears that it was shut stays, and starts anew", async ({ page }) => {
  const tellOfClosing = await tellOfClosingLate(page);
  await signIn(page, SUPER_ADMIN);
  await openPalette(page);
  await page.keyboard.type("harb");
  await page.keyboard.press("Escape");
  await page.keyboard.press("ControlOrMeta+k");
  await expect(field(page)).toBeFocused();
  await expect(field(page)).toHaveValue("");
  await tellOfClosing();
  await expect(field(page)).toBeFocused();
});

test.describe("when the search does not answer", () => {
  test.use({ allowComplaints: [/api\/v1\/search/] });
  test("pages are still there, and another try finds", async ({ page }) => {
    await signIn(page, SUPER_ADMIN);
    await page.route("**/api/v1/search**", (route) => route.abort());
    await openPalette(page);
    await page.keyboard.type("tenants");
    await expect(page.getByRole("alert").filter({ hasText: "The search did not answer" })).toBeVisible();
    await expect(page.getByRole("option", { name: "Tenants", exact: true })).toBeVisible();
    await page.unroute("**/api/v1/search**");
    await page.getByRole("button", { name: "Try again" }).click();
    await expect(page.getByText("The search did not answer")).toHaveCount(0);
  });
});

test("a client finds the campaigns and colleagues of the portal, and nothing of the operator", async ({ page }) => {
  await signIn(page, "manager@bizoholic.example");
  await openPalette(page);
  await page.keyboard.type("bizoholic");
  await expect(page.getByRole("group", { name: "Team" }).getByRole("option").first()).toBeVisible();
  for (const name of ["Tenants", "People"]) await expect(page.getByRole("group", { name })).toHaveCount(0);
  await field(page).fill("new tenant");
  await expect(page.getByText("Nothing found for")).toBeVisible();
});

test("somebody of several portals switches between them from the palette", async ({ page }) => {
  await signIn(page, "manager@bizoholic.example");
  const switcher = page.getByRole("button", { name: /^Portal: .*Switch to another/ });
  const here = await switcher.getAttribute("aria-label");
  await openPalette(page);
  await page.keyboard.type("switch to");
  await expect(active(page)).toContainText("Switch to");
  await page.keyboard.press("Enter");
  await expect(switcher).not.toHaveAttribute("aria-label", here ?? "");
});

test("keys go to places, but not while somebody types, and can be switched off", async ({ page }) => {
  await signIn(page, SUPER_ADMIN);
  await openPalette(page);
  await page.keyboard.press("Escape");
  await expect(field(page)).toHaveCount(0);
  await page.keyboard.type("gp");
  await expect(page).toHaveURL(/\/admin\/people$/);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await page.keyboard.press("/");
  await expect(page.locator('main input[type="search"]')).toBeFocused();
  await page.keyboard.type("gt");
  await expect(page.locator('main input[type="search"]')).toHaveValue("gt");
  await expect(page).toHaveURL(/\/admin\/people$/);

  await page.locator("main").focus();
  await page.keyboard.press("?");
  const help = page.getByRole("dialog", { name: "Keyboard shortcuts" });
  await expect(help).toBeVisible();
  await help.getByRole("checkbox").focus();
  await page.keyboard.press("Space");
  await page.keyboard.press("Escape");
  await expect(help).toHaveCount(0);
  await page.keyboard.type("gt");
  await page.keyboard.press("?");
  await expect(help).toHaveCount(0);
  await expect(page).toHaveURL(/\/admin\/people$/);
});

for (const { theme, width } of [
  { theme: "light", width: 360 },
  { theme: "dark", width: 1440 },
]) {
  test(`the palette and the help: no axe violation, ${theme} at ${width} px`, async ({ page, context, baseURL }) => {
    await page.emulateMedia({ reducedMotion: "reduce" });
    await context.addCookies([{ name: "theme", value: theme, url: baseURL ?? "" }]);
    await page.setViewportSize({ width, height: 900 });
    await signIn(page, SUPER_ADMIN);
    await openPalette(page);
    await page.keyboard.type("harb");
    await expect(page.getByRole("option", { name: /Harbor Dental/ })).toBeVisible();
    const violations = async () =>
      (await new AxeBuilder({ page }).setLegacyMode().analyze()).violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html}`);
    expect(await violations()).toEqual([]);
    await page.keyboard.press("Escape");
    await expect(field(page)).toHaveCount(0);
    await page.keyboard.press("?");
    await expect(page.getByRole("dialog", { name: "Keyboard shortcuts" })).toBeVisible();
    expect(await violations()).toEqual([]);
  });
}
