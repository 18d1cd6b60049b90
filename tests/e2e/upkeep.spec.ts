import { DEMO_PASSWORD } from "../support/installation.ts";
import { signInClient } from "../support/portal.ts";
import { openByKeyboard, tabTo } from "./keyboard.ts";
import { expect, PORTAL_URL, SUPER_ADMIN, signIn, signInByCookie, test } from "./story.ts";

test("a service is promised more, gets a restart hook and a secret for its probe, and a destination of alerts is changed", async ({ page }) => {
  const api = await signInClient(PORTAL_URL, SUPER_ADMIN, DEMO_PASSWORD);
  const probes = [{ name: "live", kind: "postgres", target: "127.0.0.1:9", database: "app", user: "app" }];
  const made = await api.request("POST", "/api/v1/services", {
    json: { key: "story-upkeep", name: "Story upkeep", kind: "database", probes },
    headers: { "idempotency-key": "upkeep-service" },
  });
  expect(made.status, await made.clone().text()).toBe(201);
  await signInByCookie(page, SUPER_ADMIN);

  await page.goto("/admin/objectives?search=upkeep");
  await page.getByRole("link", { name: "Story upkeep" }).click();
  const form = page.getByRole("form", { name: "What it promises" });
  await form.getByRole("spinbutton", { name: "Target" }).fill("100");
  await form.getByRole("button", { name: "Save" }).click();
  await expect(form.getByRole("alert")).toContainText("nothing never fails");
  await form.getByRole("spinbutton", { name: "Target" }).fill("99.5");
  await form.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("99.5% of 30 days")).toBeVisible();

  await page.goto("/admin/services/story-upkeep");
  await page.getByRole("link", { name: "Set a restart hook" }).click();
  await page.getByLabel("Address").fill("https://hooks.example/restart?key=hidden");
  await page.getByLabel("Type story-upkeep to confirm").fill("story-upkeep");
  await page.getByRole("button", { name: "Set a restart hook" }).click();
  await expect(page.getByRole("region", { name: "Your new key" })).toContainText("whsec_");
  await page.getByRole("link", { name: "I have kept it" }).click();
  const hook = page.getByRole("region", { name: "Restart hook" });
  await expect(hook).toContainText("hooks.example");
  await expect(page.getByText("key=hidden")).toHaveCount(0);
  await page.getByRole("button", { name: "Set secret: live" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Password", { exact: true }).fill("of the database");
  await dialog.getByRole("button", { name: "Set secret" }).click();
  await expect(page.getByRole("table", { name: "Secrets of its probes" }).getByText("Set", { exact: true })).toBeVisible();

  await page.goto("/admin/incidents/destinations/new?kind=mail");
  await page.getByRole("textbox", { name: "Name" }).fill("Story duty");
  await page.getByLabel("E-mail address").fill("duty@story.example");
  await page.getByRole("button", { name: "Make the destination" }).click();
  await page.getByRole("link", { name: "Change Story duty" }).click();
  await page.getByLabel("What somebody has to look at in the next days").uncheck();
  await page.getByRole("textbox", { name: "Services" }).fill("story-upkeep");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("The destination is changed.")).toBeVisible();
});

test("by keyboard alone a window of the timeline is chosen, spoken as times, and kept in the address", async ({ page }) => {
  await signInByCookie(page, SUPER_ADMIN);
  await openByKeyboard(page, "/status?range=7d");
  await tabTo(page, "From");
  const slider = page.getByRole("slider", { name: "From" });
  await expect(slider).toBeFocused();
  const before = await slider.getAttribute("aria-valuetext");
  // Until the script of the page runs, keys change nothing.
  await expect(async () => {
    await page.keyboard.press("PageUp");
    await expect(page).toHaveURL(/range=7d&from=\d{4}-\d\d-\d\dT\d\d%3A[03]0$/, { timeout: 1_500 });
  }).toPass();
  await page.keyboard.press("ArrowRight");
  await expect(slider).toHaveAttribute("aria-valuetext", /^\w{3} \d{1,2}, \d{4}/);
  expect(await slider.getAttribute("aria-valuetext")).not.toBe(before);
  await expect(page.getByText(/^From .+ to .+ changes? of state/)).toBeVisible();
  await expect(slider).toBeFocused();
  await page.keyboard.press("Home");
  await expect(page).toHaveURL(/\/status\?range=7d$/);
});

test("a session that ends while one types costs nothing: one signs in beside the form and sends it again", async ({ page, context }) => {
  // Without news of the session's end: with them the page is left at once.
  await page.routeWebSocket(/.*/, () => undefined);
  await signInByCookie(page, SUPER_ADMIN);
  await page.goto("/admin/objectives/redis");
  const form = page.getByRole("form", { name: "What it promises" });
  const save = form.getByRole("button", { name: "Save" });
  await form.getByRole("spinbutton", { name: "Target" }).fill("99.95");
  await context.clearCookies({ name: "next-auth.session-token" });
  await save.click();
  const opened = context.waitForEvent("page");
  await form.getByRole("alert").getByRole("link", { name: "Sign in in a new window" }).click();
  const beside = await opened;
  await expect(beside.getByRole("button", { name: "Sign in", exact: true })).toBeVisible();
  await signIn(beside, SUPER_ADMIN);
  await beside.close();

  await expect(form.getByRole("spinbutton", { name: "Target" })).toHaveValue("99.95");
  await save.click();
  await expect(page.getByText("99.95% of 30 days")).toBeVisible();
  await page.getByRole("button", { name: "Back to the default" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Back to the default" }).click();
  await expect(page.getByText("99.9% of 30 days · by default")).toBeVisible();
});
