import { expect, PORTAL_URL, signIn, signInByForm, test } from "./story.ts";

// Two browsers at once take their time.
test.slow();

// Nobody else's story is about them.
const PERSON = "viewer@verde-kitchen.example";
const OF_TWO_TENANTS = "manager@bizoholic.example";

test("a person ends their session in another browser from the list, then signs out everywhere", async ({ page, browser, watch }) => {
  const elsewhere = await browser.newContext({ baseURL: PORTAL_URL });
  watch(elsewhere);
  const other = await elsewhere.newPage();
  await signInByForm(other, PERSON);
  await expect(other.getByText("Live", { exact: true })).toBeVisible({ timeout: 30_000 });

  await signInByForm(page, PERSON);
  await page.goto("/account/sessions");
  const card = page.getByRole("region", { name: "Where you are signed in" });
  await expect(card.getByRole("listitem")).toHaveCount(2);
  await expect(card.getByRole("listitem").first()).toContainText("This session");
  await card.getByRole("listitem").last().getByRole("button", { name: /^End/ }).click();
  await expect(card.getByRole("listitem")).toHaveCount(1);
  await expect(page.getByRole("region", { name: "Sign-in history" })).toContainText("Session ended");

  // The other browser's page loses its connection by itself; what it does next asks for a sign-in.
  await expect(other.getByText("Live", { exact: true })).toBeHidden({ timeout: 10_000 });
  await other.goto("/portal");
  await expect(other).toHaveURL(/\/login/);

  await signInByForm(other, PERSON);
  await page.reload();
  await expect(card.getByRole("listitem")).toHaveCount(2);
  await page.getByRole("button", { name: "Sign out everywhere" }).click();
  const dialog = page.getByRole("dialog", { name: "Sign out everywhere?" });
  await expect(dialog).toContainText("this one too");
  await dialog.getByRole("button", { name: "Sign out everywhere" }).click();
  await expect(page).toHaveURL(/\/login/);
  for (const each of [page, other]) {
    await each.goto("/account/sessions");
    await expect(each).toHaveURL(/\/login/);
  }
  await elsewhere.close();
});

test("“End all others” keeps the session that asks", async ({ page, browser, watch }) => {
  const elsewhere = await browser.newContext({ baseURL: PORTAL_URL });
  watch(elsewhere);
  const other = await elsewhere.newPage();
  await signIn(other, "viewer@coreldove.example");
  await signIn(page, "viewer@coreldove.example");
  await page.goto("/account/sessions");
  await page.getByRole("button", { name: "End all others" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "End all others" }).click();
  await expect(page.getByRole("region", { name: "Where you are signed in" }).getByRole("listitem")).toHaveCount(1);
  await other.goto("/portal");
  await expect(other).toHaveURL(/\/login/);
  await page.goto("/portal");
  await expect(page).toHaveURL(/\/portal/);
  await elsewhere.close();
});

test("somebody of two tenants switches between them, in the header and in the list of their portals", async ({ page }) => {
  await signIn(page, OF_TWO_TENANTS);
  const header = page.locator("header");
  await header.getByRole("button", { name: "Portal: Bizoholic. Switch to another" }).click();
  await page.getByRole("button", { name: /^CoreLDove/ }).click();
  await expect(header.getByRole("button", { name: "Portal: CoreLDove. Switch to another" })).toBeVisible();
  await expect(page).toHaveURL(/\/portal/);

  await page.goto("/account/tenants");
  const here = page.getByRole("listitem").filter({ hasText: "You are here" });
  await expect(here).toContainText("CoreLDove");
  await page.getByRole("button", { name: "Switch to Bizoholic" }).click();
  await expect(page).toHaveURL(/\/portal/);
  await expect(header.getByRole("button", { name: "Portal: Bizoholic. Switch to another" })).toBeVisible();
});

test("somebody of one tenant is shown its name and no switcher", async ({ page }) => {
  await signIn(page, "viewer@coreldove.example");
  await expect(page.getByRole("button", { name: /Switch to another/ })).toHaveCount(0);
  await page.goto("/account/tenants");
  await expect(page.getByRole("main").getByRole("listitem")).toHaveCount(1);
});
