import { createFlag } from "./flags.ts";
import { expect, SUPER_ADMIN, SUPPORT, signIn, signInByCookie, test } from "./story.ts";

test("the operator creates a flag, gives it to one tenant, sees why, and kills it", async ({ page, browser, baseURL }) => {
  await signIn(page, SUPER_ADMIN);
  const path = await createFlag(page, "pipeline");
  const key = path.split("/").at(-1) ?? "";
  const main = page.getByRole("main");
  await expect(main.getByText("Off", { exact: true }).first()).toBeVisible();

  await page.getByLabel("Tenant’s short name").fill("bizoholic");
  await page.getByLabel("It is").selectOption("On");
  await page.getByRole("button", { name: "Save rule", exact: true }).click();
  await expect(page.getByRole("table", { name: "Tenants with a rule of their own" }).getByRole("row", { name: /Bizoholic/ })).toContainText("On");
  await expect(
    page.getByRole("table", { name: "What decides for how many tenants" }).getByRole("row", { name: /Rule for the tenant/ }),
  ).toContainText("1");

  await page.getByLabel("Look up a tenant").fill("bizoholic");
  await page.getByRole("button", { name: "Look up" }).click();
  await expect(main.getByRole("status").filter({ hasText: "by its own rule" })).toBeVisible();

  // What the tenant's own people and programs are told.
  const client = await browser.newContext({ baseURL });
  const theirs = await client.newPage();
  await signInByCookie(theirs, "manager@bizoholic.example");
  const flagsOfClient = async () => ((await (await theirs.request.get("/api/v1/flags/evaluated")).json()) as { flags: string[] }).flags;
  await expect.poll(flagsOfClient).toContain(key);

  await page.goto(path);
  await page.getByRole("button", { name: "Kill", exact: true }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog).toContainText("1 tenant has it now and loses it");
  await dialog.getByLabel("Reason").fill("It is slower than we thought.");
  await dialog.getByRole("button", { name: "Kill flag" }).click();
  await expect(main.getByText("Reason: It is slower than we thought.").first()).toBeVisible();
  await expect.poll(flagsOfClient, { timeout: 1_000, intervals: [100] }).not.toContain(key);
  await client.close();

  await page.goto("/admin/flags?state=killed");
  await expect(page.getByRole("table", { name: "Feature flags" }).getByRole("row", { name: new RegExp(key) })).toContainText("Killed");
  await page.goto(path);
  await page.getByRole("button", { name: "Revive", exact: true }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Revive flag" }).click();
  await expect(page.getByRole("dialog")).toBeHidden();
  await expect(page.getByRole("button", { name: "Kill", exact: true })).toBeVisible();
  await page.getByRole("button", { name: "Delete", exact: true }).click();
  await page.getByRole("dialog").getByLabel(`Type “${key}” to confirm`).fill(key);
  await page.getByRole("dialog").getByRole("button", { name: "Delete flag" }).click();
  await page.waitForURL("**/admin/flags");
});

test("support sees flags and may change none", async ({ page }) => {
  await signIn(page, SUPER_ADMIN);
  const path = await createFlag(page, "support");
  await page.context().clearCookies();
  await signIn(page, SUPPORT);
  await page.goto(path);
  await expect(page.getByRole("heading", { level: 1, name: "Story of support" })).toBeVisible();
  await expect(page.getByRole("button", { name: /Kill|Save|Delete/ })).toHaveCount(0);
});

test("what was typed for a new flag and not saved is put back when the form is opened again, and goes when it is dropped", async ({ page }) => {
  await signIn(page, SUPER_ADMIN);
  await page.goto("/admin/flags/new");
  // Kept as soon as the page's script runs.
  await expect(async () => {
    await page.getByLabel("Name").fill("Half a flag");
    expect(await page.evaluate(() => Object.keys(localStorage).some((key) => key.endsWith(" new flag")))).toBe(true);
  }).toPass();
  await page.getByLabel("For everybody else").selectOption("On");
  await page.goto("/admin/flags/new");
  await expect(page.getByText(/^Your unsaved text of .* was put back\.$/)).toBeVisible();
  await expect(page.getByLabel("Name")).toHaveValue("Half a flag");
  await expect(page.getByLabel("For everybody else")).toHaveValue("true");
  await page.getByRole("button", { name: "Drop it" }).click();
  await expect(page.getByLabel("Name")).toHaveValue("");
  await page.reload();
  await expect(page.getByLabel("Name")).toHaveValue("");
  await expect(page.getByText(/was put back/)).toHaveCount(0);
});
