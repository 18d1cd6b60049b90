import type { Page } from "@playwright/test";
import { DEMO_PASSWORD } from "../support/installation.ts";
import { signInClient } from "../support/portal.ts";
import { expect, mailedLink, PORTAL_URL, signIn, test } from "./story.ts";

const ADMIN = "admin@lumen-legal.example";

/** Opens the only person that the search finds. @returns what they are called */
async function openMember(page: Page, search: string): Promise<string> {
  await page.goto(`/portal/team?search=${search}`);
  await page.getByRole("table", { name: "People" }).getByRole("link").first().click();
  await expect(page).toHaveURL(/\/portal\/team\/[0-9a-f-]{36}$/);
  return (await page.getByRole("heading", { level: 1 }).textContent()) ?? "";
}

test("an admin invites somebody, who joins by the mail’s link, appears in the team, and is let go again", async ({ page, browser, watch }) => {
  const email = `noor-${Date.now()}@partners.example`;
  await signIn(page, ADMIN);
  await page.getByRole("link", { name: "Team" }).click();
  await page.getByRole("link", { name: "Invite people" }).click();
  await page.getByLabel("E-mail addresses").fill(`${email}, not-an-address`);
  await page.getByRole("button", { name: "Send invitations" }).click();
  await expect(page.getByRole("main").getByRole("alert")).toContainText("Enter an address such as");
  await page.getByLabel("E-mail addresses").fill(email);
  await page.getByLabel("Role", { exact: true }).selectOption("Manager");
  await page.getByRole("button", { name: "Send invitations" }).click();
  await expect(page.getByRole("list", { name: "Open invitations" })).toContainText(email);

  const theirs = await browser.newContext({ baseURL: PORTAL_URL });
  watch(theirs);
  const guest = await theirs.newPage();
  await guest.goto(await mailedLink(email, "invite"));
  await expect(guest.getByRole("heading", { level: 1 })).toHaveText("Join Lumen Legal");
  await guest.getByLabel("Your name").fill("Noor Haddad");
  await guest.getByLabel("Password").fill("Sunny-meadow-42-kettle");
  await guest.getByRole("button", { name: "Accept and open the portal" }).click();
  await expect(guest).toHaveURL(/\/portal$/);

  expect(await openMember(page, "noor")).toBe("Noor Haddad");
  await page.getByLabel("Role", { exact: true }).selectOption("Viewer");
  await page.getByRole("button", { name: "Change role" }).click();
  await expect(page.getByText("has the role “Viewer” now")).toBeVisible();
  await page.getByRole("button", { name: "Remove from the team" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Remove" }).click();
  await expect(page).toHaveURL(/\/portal\/team$/);
  // Nobody touched their page: the socket was closed, and the page asked again by itself.
  await expect(guest).toHaveURL(/\/no-access/, { timeout: 10_000 });
  await theirs.close();
});

/** Somebody else writes another description of the role that a page is about. */
async function describeElsewhere(page: Page, description: string): Promise<void> {
  const path = `/api/v1/roles/${/roles\/([0-9a-f-]{36})/.exec(page.url())?.[1]}`;
  const api = await signInClient(PORTAL_URL, ADMIN, DEMO_PASSWORD);
  const { name, grants, version } = (await (await api.request("GET", path)).json()) as { name: string; grants: object; version: number };
  expect((await api.request("PUT", path, { json: { name, description, grants, version } })).status).toBe(200);
}

test("a role of one’s own is made from a built-in one; its change says who loses what, and what somebody else changed, before it is made", async ({
  page,
}) => {
  const name = `Analyst ${Date.now()}`;
  await signIn(page, ADMIN);
  await page.goto("/portal/team/roles");
  await page.getByRole("link", { name: "Start a new role from Viewer" }).click();
  await page.getByLabel("Name", { exact: true }).fill(name);
  await page.getByLabel("Generate reports").check();
  await page.getByRole("button", { name: "Make the role" }).click();
  await expect(page.getByRole("link", { name })).toBeVisible();

  const person = await openMember(page, "viewer@lumen");
  await page.getByLabel("Role", { exact: true }).selectOption(name);
  await page.getByRole("button", { name: "Change role" }).click();
  await expect(page.getByText(`has the role “${name}” now`)).toBeVisible();

  await page.goto("/portal/team/roles");
  await page.getByRole("link", { name }).click();
  await page.getByLabel("Generate reports").uncheck();
  await page.getByRole("button", { name: "Review the change" }).click();
  await expect(page.getByRole("list", { name: "No longer allowed" })).toContainText("Generate reports");
  await expect(page.getByRole("list", { name: "People with this role" })).toContainText(person);
  await describeElsewhere(page, "Theirs");
  await page.getByRole("button", { name: "Save the change" }).click();
  await expect(page.getByRole("main").getByRole("alert")).toContainText("Somebody changed this role meanwhile");
  await expect(page.getByRole("listitem").filter({ hasText: "Description" })).toContainText("Stands at “Theirs” now.");
  await page.getByRole("link", { name: "Keep mine" }).click();
  await page.getByRole("button", { name: "Save the change" }).click();
  await expect(page).toHaveURL(/\/portal\/team\/roles$/);
  await expect(page.getByText(`The role “${name}” is changed.`)).toBeVisible();
  await page.getByRole("button", { name: "Undo", exact: true }).click();
  await expect(page.getByText("Undone.", { exact: true })).toBeVisible();
  await expect(page.getByText("Theirs", { exact: true }).first()).toBeVisible();

  // As it was, for the tests beside this one.
  await openMember(page, "viewer@lumen");
  await page.getByLabel("Role", { exact: true }).selectOption("Viewer");
  await page.getByRole("button", { name: "Change role" }).click();
  await expect(page.getByText("has the role “Viewer” now")).toBeVisible();
});

test("an admin sees why a member may not do something, and what would change it", async ({ page }) => {
  await signIn(page, ADMIN);
  await openMember(page, "member@lumen");
  await page.getByRole("link", { name: "What they may do, and why" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(/^What .+ may do$/);
  await page.getByRole("list", { name: "Campaigns" }).getByRole("link", { name: "Delete campaigns" }).click();
  await expect(page).toHaveURL(/permission=campaign\.delete/);
  const opened = page.getByRole("region", { name: "“Delete campaigns”" });
  await expect(opened.getByRole("list", { name: "Reasons" })).toContainText("The role “Member” does not allow it.");
  await expect(opened.getByText("Give a role that allows it: Admin")).toBeVisible();
});
