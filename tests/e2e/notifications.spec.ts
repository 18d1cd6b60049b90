import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { DEMO_PASSWORD } from "../support/installation.ts";
import { signInClient } from "../support/portal.ts";
import { expect, PORTAL_URL, SUPER_ADMIN, signIn, test } from "./story.ts";

const MEMBER = "member@bizoholic.example";
const ADMIN = "admin@bizoholic.example";
const bell = (page: Page) => page.getByRole("button", { name: /^Notifications/ });

/** An administrator of the portal changes the member's role to and fro: each change is told. */
async function changeRole(): Promise<void> {
  const api = await signInClient(PORTAL_URL, ADMIN, DEMO_PASSWORD);
  const { members } = (await (await api.request("GET", `/api/v1/members?search=${MEMBER}`)).json()) as { members: { userId: string }[] };
  for (const role of ["viewer", "member"]) {
    const answer = await api.request("PATCH", `/api/v1/members/${members[0]?.userId}`, { json: { role } });
    expect(answer.status).toBe(200);
  }
}

/** Opened by the keyboard, as soon as the page's script runs. */
async function openBell(page: Page) {
  const panel = page.getByRole("dialog", { name: "Notifications" });
  await bell(page).focus();
  await page.keyboard.press("Enter");
  await expect(panel.getByRole("link", { name: "All notifications and settings" })).toBeVisible();
  return panel;
}

test("a change of role arrives at an open page, is read by the keyboard alone, and is then no longer new", async ({ page }) => {
  test.slow();
  await signIn(page, MEMBER);
  await page.goto("/account/notifications");
  const markAll = page.locator("main").getByRole("button", { name: "Mark all as read" });
  if (await markAll.isVisible()) await markAll.click();
  await page.goto("/portal");
  await expect(page.getByRole("status").filter({ hasText: "Live" })).toBeVisible();
  await changeRole();
  // The worker of a portal that was just started has the demonstration's jobs to do first, and they are told, too: only what is
  // told of the role is counted here.
  const unread = async () => {
    const answer = (await (await page.request.get("/api/v1/notifications?limit=50")).json()) as {
      notifications: { title: string; isRead: boolean }[];
    };
    return answer.notifications.filter(({ title, isRead }) => !isRead && title.startsWith("Your role at")).length;
  };
  await expect.poll(unread, { timeout: 45_000 }).toBe(2);
  await expect(bell(page)).toHaveAccessibleName(/^Notifications, [2-9]\d* new$/);

  const panel = await openBell(page);
  await panel
    .getByRole("button", { name: /^New: .*Your role at/ })
    .first()
    .focus();
  await page.keyboard.press("Enter");
  await expect.poll(unread).toBe(1);

  await page.goto("/account/notifications");
  await expect(page.getByText(/Your role at .* is now/)).not.toHaveCount(0);
  await markAll.focus();
  await page.keyboard.press("Enter");
  await expect.poll(unread).toBe(0);
});

test("what somebody switched off stays off, and security cannot be", async ({ page }) => {
  await signIn(page, SUPER_ADMIN);
  await page.goto("/account/notifications");
  await expect(page.getByRole("checkbox", { name: "Security by mail" })).toBeDisabled();
  const box = page.getByRole("checkbox", { name: "Achievements in the portal" });
  await box.focus();
  await page.keyboard.press("Space");
  await page.getByRole("button", { name: "Save" }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByText("Your choice is kept.").first()).toBeVisible();
  await page.reload();
  await expect(box).not.toBeChecked();
});

test("the bell that is pressed before the page's script runs shows its list", async ({ page, context }) => {
  await signIn(page, MEMBER);
  let letScriptsIn = () => {};
  const gate = new Promise<void>((resolve) => {
    letScriptsIn = resolve;
  });
  await context.route("**/*.js", async (route) => {
    await gate;
    await route.continue();
  });
  await page.goto("/portal", { waitUntil: "commit" });
  await bell(page).click();
  await expect(page.getByRole("dialog", { name: "Notifications" })).toContainText("Loading");
  letScriptsIn();
  await expect(page.getByRole("link", { name: "All notifications and settings" })).toBeVisible();
});

for (const { theme, width } of [
  { theme: "light", width: 360 },
  { theme: "dark", width: 1440 },
]) {
  test(`the bell's list: no axe violation, ${theme} at ${width} px`, async ({ page, context, baseURL }) => {
    await page.emulateMedia({ reducedMotion: "reduce" });
    await context.addCookies([{ name: "theme", value: theme, url: baseURL ?? "" }]);
    await page.setViewportSize({ width, height: 900 });
    await signIn(page, MEMBER);
    await openBell(page);
    const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
    expect(violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html}`)).toEqual([]);
  });
}

test.describe("without a connection", () => {
  test.use({ allowComplaints: [/ERR_INTERNET_DISCONNECTED|WebSocket|socket\.io/] });
  test("the page says that it is offline, and that it is back", async ({ page, context }) => {
    await signIn(page, MEMBER);
    await expect(page.getByRole("status").filter({ hasText: "Live" })).toBeVisible();
    await context.setOffline(true);
    await expect(page.getByRole("status").filter({ hasText: "You are offline" })).toBeVisible();
    await context.setOffline(false);
    await expect(page.getByRole("status").filter({ hasText: "Connected again." })).toBeVisible();
  });
});

test.describe("without an answer", () => {
  test.use({ allowComplaints: [/ERR_CONNECTION_REFUSED|status of 503/] });
  test("news that cannot be fetched are fetched later: the page stays, and what is typed in it", async ({ page }) => {
    await signIn(page, MEMBER);
    await page.goto("/account");
    await expect(page.getByRole("status").filter({ hasText: "Live" })).toBeVisible();
    const name = page.getByRole("textbox", { name: "Name", exact: true });
    await name.fill("Half a na");
    await page.evaluate(() => Object.assign(window, { isTheSame: true }));
    const answers: string[] = [];
    await page.route("**/account?_rsc=*", async (route) => {
      answers.push(["nobody", "down"][answers.length] ?? "page");
      if (answers.at(-1) === "nobody") await route.abort("connectionrefused");
      else if (answers.at(-1) === "down") await route.fulfill({ status: 503, contentType: "text/html", body: "Restarting" });
      else await route.continue();
    });
    await changeRole();
    await expect.poll(() => answers.slice(0, 3)).toEqual(["nobody", "down", "page"]);
    await expect(bell(page)).toHaveAccessibleName(/new/);
    await expect(name).toHaveValue("Half a na");
    expect(await page.evaluate(() => "isTheSame" in window)).toBe(true);
  });
});
