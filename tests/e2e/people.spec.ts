import { DEMO_PASSWORD } from "../support/installation.ts";
import { signInClient } from "../support/portal.ts";
import { expect, mailedLink, PORTAL_URL, SUPER_ADMIN, SUPPORT, signIn, test } from "./story.ts";

// Two browsers at once take their time.
test.slow();

// Nobody else's story is about them.
const CLIENT = "manager@harbor-dental.example";
const CLIENT_NAME = "Marcus Bell";
const OTHER_CLIENT = "manager@lumen-legal.example";
const OTHER_NAME = "Tariq Hussain";

test("suspending a person cuts their open page off at once and refuses every click; reactivating lets them sign in again", async ({
  page,
  browser,
  watch,
}) => {
  const theirs = await browser.newContext({ baseURL: PORTAL_URL });
  watch(theirs);
  const client = await theirs.newPage();
  await signIn(client, CLIENT);
  await expect(client.getByText("Live", { exact: true })).toBeVisible({ timeout: 30_000 });

  await signIn(page, SUPER_ADMIN);
  await page.goto("/admin/people");
  await page.getByRole("searchbox", { name: "Search people" }).fill("marcus BELL");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/search=marcus/);
  await page.getByRole("link", { name: CLIENT_NAME }).click();
  await expect(page.getByRole("heading", { level: 1, name: CLIENT_NAME })).toBeVisible();
  await expect(page.getByRole("region", { name: "Portals" })).toContainText("Harbor Dental");
  await expect(page.getByRole("link", { name: "Act as this person in Harbor Dental" })).toHaveAttribute(
    "href",
    /\/admin\/tenants\/[0-9a-f-]+\/impersonate\?user=[0-9a-f-]+$/,
  );

  await page.getByRole("button", { name: "Suspend" }).click();
  const dialog = page.getByRole("dialog", { name: `Suspend ${CLIENT_NAME}?` });
  await expect(dialog).toContainText("signed out at once");
  await dialog.getByRole("button", { name: "Suspend person" }).click();
  await expect(dialog.getByLabel("Reason")).toHaveAccessibleDescription(/Say why/);
  await dialog.getByLabel("Reason").fill("Left the company yesterday");
  await dialog.getByRole("button", { name: "Suspend person" }).click();
  await expect(page.getByText("This person is suspended and cannot sign in.")).toBeVisible();
  await expect(page.getByRole("main")).toContainText("Left the company yesterday");

  // The socket is closed by the server; the next thing they do leads to the sign-in, and a password does not help.
  await expect(client.getByText("Live", { exact: true })).toBeHidden({ timeout: 10_000 });
  await client.goto("/portal");
  await expect(client).toHaveURL(/\/login/);
  await client.getByLabel("E-mail").fill(CLIENT);
  await client.getByLabel("Password").fill(DEMO_PASSWORD);
  await client.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(client.getByRole("alert").filter({ hasText: "not right" })).toBeVisible();

  await page.goto("/admin/people?status=suspended");
  await page.getByRole("link", { name: CLIENT_NAME }).click();
  await page.getByRole("button", { name: "Reactivate" }).click();
  await page.getByRole("dialog").getByLabel("Reason").fill("Came back");
  await page.getByRole("dialog").getByRole("button", { name: "Reactivate person" }).click();
  await expect(page.getByText("This person is suspended and cannot sign in.")).toBeHidden();
  await page.getByRole("link", { name: "History" }).click();
  await expect(page.getByRole("region", { name: "Changes to the account" })).toContainText("Came back");
  await signIn(client, CLIENT);
  await expect(client).toHaveURL(/\/portal/);
  await theirs.close();
});

test("a session is ended from the list, then all; a role is given, and taken again", async ({ page }) => {
  const first = await signInClient(PORTAL_URL, OTHER_CLIENT, DEMO_PASSWORD);
  const second = await signInClient(PORTAL_URL, OTHER_CLIENT, DEMO_PASSWORD);
  const whoAmI = async (client: typeof first) => (await client.request("GET", "/api/auth/me")).status;
  await signIn(page, SUPER_ADMIN);
  await page.goto(`/admin/people?search=${encodeURIComponent(OTHER_CLIENT)}`);
  await page.getByRole("link", { name: OTHER_NAME }).click();
  await page.getByRole("link", { name: "Sessions", exact: true }).click();
  const card = page.getByRole("region", { name: "Where they are signed in" });
  await expect(card.getByRole("listitem")).toHaveCount(2);
  await card
    .getByRole("button", { name: /^End the session/ })
    .first()
    .click();
  await page.getByRole("dialog").getByLabel("Reason").fill("An unknown device");
  await page.getByRole("dialog").getByRole("button", { name: "End session" }).click();
  await expect(card.getByRole("button", { name: /^End the session/ })).toHaveCount(1);
  expect((await Promise.all([whoAmI(first), whoAmI(second)])).sort()).toEqual([200, 401]);
  await card.getByRole("button", { name: "End all sessions" }).click();
  await page.getByRole("dialog").getByLabel("Reason").fill("To be safe");
  await page.getByRole("dialog").getByRole("button", { name: "End all sessions" }).click();
  await expect(page.getByText("They are signed in nowhere")).toBeVisible();
  expect(await Promise.all([whoAmI(first), whoAmI(second)])).toEqual([401, 401]);

  await page.getByRole("main").getByRole("link", { name: "Overview" }).click();
  for (const [role, word] of [
    ["support", "Support"],
    ["none", "None"],
  ] as const) {
    await page.getByRole("button", { name: "Change role" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("Role", { exact: true }).selectOption(role);
    await dialog.getByLabel("Reason").fill("Helps out for a day");
    await dialog.getByRole("button", { name: "Change role" }).click();
    await expect(dialog).toBeHidden();
    await expect(page.getByRole("region", { name: "Profile" })).toContainText(`Role at the operator${word}`);
  }
});

test("a new member of staff gets a link, chooses a password with it and is in", async ({ page, browser, watch }) => {
  const email = "robin@newcomers.example";
  await signIn(page, SUPER_ADMIN);
  await page.goto("/admin/people");
  await page.getByRole("link", { name: "New member of staff" }).click();
  await page.getByLabel("Name", { exact: true }).fill("Robin Newcomer");
  await page.getByLabel("E-mail address").fill(SUPPORT);
  await page.getByRole("button", { name: "Make account and send link" }).click();
  await expect(page.getByLabel("E-mail address")).toHaveAccessibleDescription(/has this address already/);
  await page.getByLabel("E-mail address").fill(email);
  await page.getByRole("button", { name: "Make account and send link" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Robin Newcomer" })).toBeVisible();
  await expect(page.getByText("A link to choose a password is on its way")).toBeVisible();

  const link = await mailedLink(email, "reset");
  const theirs = await browser.newContext({ baseURL: PORTAL_URL });
  watch(theirs);
  const colleague = await theirs.newPage();
  await colleague.goto(link);
  await colleague.getByLabel("New password", { exact: true }).fill("violet harbour lantern 92");
  await colleague.getByRole("button", { name: "Save and sign in" }).click();
  await expect(colleague).toHaveURL(/\/admin/);
  await theirs.close();
});

test("support sees people, and is offered nothing it may not do", async ({ page }) => {
  await signIn(page, SUPPORT);
  await page.goto("/admin/people?role=super_admin,support");
  await expect(page.getByRole("link", { name: "New member of staff" })).toHaveCount(0);
  await page.getByRole("link", { name: "Sasha Ortega" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Sasha Ortega" })).toBeVisible();
  await expect(page.getByRole("main").getByRole("button")).toHaveCount(0);
  await page.goto("/admin/people/new");
  await expect(page.getByRole("main")).toContainText("You may see people, but not make accounts");
});

test("an address of the list that was tampered with is answered on the page, and an empty list says why", async ({ page }) => {
  await signIn(page, SUPER_ADMIN);
  const response = await page.goto("/admin/people?cursor=nonsense&status=sideways");
  expect(response?.status()).toBe(200);
  await page.goto("/admin/people?search=nobody-is-called-this");
  await expect(page.getByRole("main")).toContainText("contains “nobody-is-called-this”");
});
