import { DEMO_PASSWORD } from "../support/installation.ts";
import { expect, fillRegistration, mailedLink, openCompany, signInByForm, test } from "./story.ts";

const NEW_PASSWORD = "Sunny-meadow-42-kettle";

test("a company registers, confirms its address with the password it chose, and is in its own portal", async ({ page }) => {
  await page.goto("/login");
  await page.getByRole("link", { name: "Open a portal for your company" }).click();
  const nadia = { name: "Nadia Berg", email: "nadia@northern-sails.example", company: "Northern Sails", password: NEW_PASSWORD };
  await fillRegistration(page, { ...nadia, password: "northern-sails-2026" });
  await expect(page.getByLabel("Password")).toHaveAccessibleDescription(/your name, your address or your company/);
  await openCompany(page, nadia);
});

test("a link signs in, in the browser that asked, and leads to where one wanted to go; a second time it says that it was used", async ({ page }) => {
  const email = "viewer@bizoholic.example";
  await page.goto("/login?next=%2Fportal%3Fsort%3Dname");
  await page.getByRole("link", { name: "Mail me a link" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Sign in with a link" })).toBeVisible();
  await page.getByLabel("E-mail").fill(email);
  await page.getByRole("button", { name: "Mail me a link" }).click();
  await expect(page.getByRole("status").filter({ hasText: "a link is on its way" })).toBeVisible();
  const link = await mailedLink(email, "link");
  await page.goto(link);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page).toHaveURL(/\/portal\?sort=name$/);
  await page.goto(link);
  await expect(page.getByText("This link was used already.")).toBeVisible();
});

test("a link that another browser asked for says so, and waits for a yes", async ({ page, browser, watch }) => {
  const email = "manager@bizoholic.example";
  await page.goto("/login/link");
  await page.getByLabel("E-mail").fill(email);
  await page.getByRole("button", { name: "Mail me a link" }).click();
  await expect(page.getByRole("status").filter({ hasText: "a link is on its way" })).toBeVisible();
  const elsewhere = await browser.newContext({ baseURL: process.env.E2E_URL });
  watch(elsewhere);
  const other = await elsewhere.newPage();
  await other.goto(await mailedLink(email, "link"));
  await other.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(other.getByRole("alert").filter({ hasText: "Say that it was you" })).toBeVisible();
  await other.getByLabel("It was me who asked for this link").check();
  await other.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(other).toHaveURL(/\/portal$/);
  await elsewhere.close();
});

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });
  test("who forgot the password chooses a new one by mail, and then changes it back in the account", async ({ page }) => {
    const email = "viewer@summit-outdoor.example";
    await page.goto("/forgot");
    await page.getByLabel("E-mail").fill(email);
    await page.getByRole("button", { name: "Mail me a link" }).click();
    await expect(page.getByRole("status").filter({ hasText: "a link is on its way" })).toBeVisible();
    await page.goto(await mailedLink(email, "reset"));
    await page.getByLabel("New password", { exact: true }).fill("password1234");
    await page.getByRole("button", { name: "Save and sign in" }).click();
    await expect(page.getByLabel("New password", { exact: true })).toHaveAccessibleDescription(/too easy to guess/);
    await page.getByLabel("New password", { exact: true }).fill(NEW_PASSWORD);
    await page.getByRole("button", { name: "Save and sign in" }).click();
    await expect(page).toHaveURL(/\/portal$/);
    await page.goto("/account");
    const form = page.getByRole("form", { name: "Password" });
    await form.getByLabel("Present password").fill(NEW_PASSWORD);
    await form.getByLabel("New password", { exact: true }).fill(DEMO_PASSWORD);
    await form.getByRole("button", { name: "Change the password" }).click();
    await expect(page.getByRole("status").filter({ hasText: "Your password is changed" })).toBeVisible();
    // The browser's own session went on.
    await page.goto("/portal");
    await expect(page).toHaveURL(/\/portal$/);
    await page.context().clearCookies();
    await signInByForm(page, email);
    await expect(page).toHaveURL(/\/portal$/);
  });
});
