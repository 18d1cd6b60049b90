import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { DEMO_PASSWORD } from "../support/installation.ts";
import { signInClient } from "../support/portal.ts";
import { expect, PORTAL_URL, SUPER_ADMIN, SUPPORT, signInByCookie, test } from "./story.ts";

/** Tenants of one story alone: the tests beside it go on in the others. */
async function makeTenants(mark: string, count: number): Promise<string[]> {
  const api = await signInClient(PORTAL_URL, SUPER_ADMIN, DEMO_PASSWORD);
  const ids: string[] = [];
  for (let n = 0; n < count; n++) {
    const slug = `${mark}-${String(n).padStart(2, "0")}`;
    const json = { name: `Row ${slug}`, slug, planKey: n % 2 ? "free" : "starter" };
    const made = await api.request("POST", "/api/v1/tenants", { json, headers: { "idempotency-key": `key-of-${slug}` } });
    expect(made.status).toBe(201);
    ids.push(((await made.json()) as { id: string }).id);
  }
  return ids;
}

const markOf = (name: string) => `${name}${Date.now().toString(36)}`;
const open = (page: Page, panel: string) => page.locator("summary").filter({ hasText: panel }).click();
const rows = (page: Page) => page.locator("tbody tr");

test("filters by type are chosen in one form, shown as chips, and taken off one by one", async ({ page }) => {
  const mark = markOf("filter");
  await makeTenants(mark, 4);
  await signInByCookie(page, SUPER_ADMIN);
  await page.goto(`/admin/tenants?search=${mark}`);
  await expect(rows(page)).toHaveCount(4);
  await open(page, "Filters");
  await page.getByRole("checkbox", { name: "Free" }).check();
  await page.getByRole("checkbox", { name: "Trial" }).check();
  await page.getByRole("button", { name: "Apply filters" }).click();
  await expect(rows(page)).toHaveCount(2);
  await expect(page.getByRole("list", { name: "Filters" }).getByRole("listitem")).toHaveCount(2);
  await page.getByRole("link", { name: /Remove the filter Plan/ }).click();
  await expect(rows(page)).toHaveCount(4);
  await expect(page.getByRole("list", { name: "Filters" }).getByRole("listitem")).toHaveCount(1);
});

test("a header sorts and says so; columns, their order and the row height are chosen and remembered", async ({ page }) => {
  await signInByCookie(page, SUPER_ADMIN);
  await page.goto("/admin/tenants?view=all");
  await page.getByRole("columnheader", { name: "Plan" }).getByRole("link").click();
  await expect(page.getByRole("columnheader", { name: "Plan" })).toHaveAttribute("aria-sort", "ascending");
  await page.getByRole("columnheader", { name: "Plan" }).getByRole("link").click();
  await expect(page.getByRole("columnheader", { name: "Plan" })).toHaveAttribute("aria-sort", "descending");
  await open(page, "Columns");
  await page.getByRole("checkbox", { name: "People" }).uncheck();
  await page.getByRole("checkbox", { name: "Address" }).check();
  await page.getByText("Compact").click();
  await page.getByRole("button", { name: "Show these" }).click();
  await expect(page.getByRole("columnheader", { name: "Address" })).toBeVisible();
  await expect(page.getByRole("columnheader", { name: "People" })).toHaveCount(0);
  await page.getByRole("link", { name: "Move Address before" }).click();
  await expect(page).toHaveURL(/columns=name%2Cstatus%2Ckind%2Cplan%2Cslug%2Ccreated/);
  await page.goto("/admin/tenants?view=all");
  await expect(page.getByRole("columnheader", { name: "Address" })).toBeVisible();
  await expect(page.getByRole("columnheader", { name: "People" })).toHaveCount(0);
});

test("a view keeps filters and sort under a name, is shared with staff, and is deleted", async ({ page, browser, watch }) => {
  const name = `Trials ${Date.now()}`;
  await signInByCookie(page, SUPER_ADMIN);
  await page.goto("/admin/tenants?status=trial&sort=-created");
  await open(page, "Views");
  const save = page.locator("summary").filter({ hasText: "Save what is shown" });
  await expect(save).toBeVisible();
  if (!(await page.getByRole("form", { name: "Save a view" }).isVisible())) await save.click();
  const form = page.getByRole("form", { name: "Save a view" });
  await form.getByLabel("Name").fill(name);
  await form.getByRole("checkbox", { name: "Shared with all staff" }).check();
  await form.getByRole("button", { name: "Save view" }).click();
  await expect(page).toHaveURL(/view=[0-9a-f-]{36}/);
  await expect(page.locator("summary").filter({ hasText: name })).toBeVisible();

  const theirs = await browser.newContext({ baseURL: PORTAL_URL });
  watch(theirs);
  const colleague = await theirs.newPage();
  await signInByCookie(colleague, SUPPORT);
  await colleague.goto("/admin/tenants?view=all");
  await open(colleague, "Views");
  await colleague.getByRole("link", { name: new RegExp(name) }).click();
  await expect(colleague.getByRole("link", { name: "Remove the filter Status: Trial" })).toBeVisible();
  await expect(colleague.getByRole("columnheader", { name: "Created" })).toHaveAttribute("aria-sort", "descending");
  await open(colleague, name);
  await expect(colleague.getByText("Change this view")).toHaveCount(0);
  await theirs.close();

  await open(page, name);
  await page.getByText("Change this view").click();
  await page.getByRole("button", { name: "Delete this view" }).click();
  await expect(page).toHaveURL(/view=all/);
});

test("what is filtered is taken along whole, as CSV and as a workbook", async ({ page }) => {
  const mark = markOf("export");
  await makeTenants(mark, 27);
  await signInByCookie(page, SUPPORT);
  await page.goto(`/admin/tenants?search=${mark}`);
  await open(page, "Export");
  const [csv] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name: /CSV/ }).click()]);
  const lines = (await readFile(await csv.path(), "utf8")).trim().split("\r\n");
  expect(lines).toHaveLength(29);
  expect(lines.at(-1)).toBe("End: 27 tenants");
  const [xlsx] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name: /Excel/ }).click()]);
  expect(xlsx.suggestedFilename()).toMatch(/\.xlsx$/);
});

test("a selection lasts over pages, becomes all that match, and an act upon it is undone", async ({ page }) => {
  const mark = markOf("bulk");
  await makeTenants(mark, 27);
  await signInByCookie(page, SUPER_ADMIN);
  await page.goto(`/admin/tenants?search=${mark}`);
  await page.getByRole("checkbox", { name: "Select all on this page" }).check();
  const bar = page.getByRole("region", { name: "Selected tenants" });
  await expect(bar).toContainText("25 selected");
  await page.getByRole("link", { name: "Next page" }).click();
  await expect(rows(page)).toHaveCount(2);
  await expect(bar).toContainText("25 selected");
  await rows(page).first().getByRole("checkbox").check();
  await expect(bar).toContainText("26 selected");
  await bar.getByRole("button", { name: "Select all 27 that match" }).click();
  await expect(bar).toContainText("All 27 that match are selected");
  await bar.getByRole("button", { name: "Suspend…" }).click();
  await bar.getByLabel("Reason").fill("Said by the story");
  await bar.getByRole("button", { name: "Suspend all 27" }).click();
  await expect(bar).toContainText(/Suspending 27 tenants in \d+ s/);
  await bar.getByRole("button", { name: "Undo" }).click();
  await expect(bar).toContainText("Undone: nothing was changed.");
  await bar.getByRole("button", { name: "Close" }).click();
  await expect(bar).toHaveCount(0);
  await expect(rows(page).first()).toContainText("Trial");
});

test("an act upon several is done after the time to undo it, with how it went", async ({ page }) => {
  test.slow();
  const mark = markOf("done");
  await makeTenants(mark, 2);
  await signInByCookie(page, SUPER_ADMIN);
  await page.goto(`/admin/tenants?search=${mark}`);
  await page.getByRole("checkbox", { name: "Select all on this page" }).check();
  const bar = page.getByRole("region", { name: "Selected tenants" });
  await bar.getByRole("button", { name: "Suspend…" }).click();
  await bar.getByLabel("Reason").fill("Said by the story");
  await bar.getByRole("button", { name: "Suspend 2" }).click();
  await expect(bar).toContainText("2 of 2 tenants suspended.", { timeout: 40_000 });
  await expect(rows(page).first()).toContainText("Suspended");
});

test("by keys alone: moves, selects, looks at a row beside the list, renames it, comes back, opens it", async ({ page }) => {
  const mark = markOf("keys");
  await makeTenants(mark, 3);
  await signInByCookie(page, SUPER_ADMIN);
  await page.goto(`/admin/tenants?search=${mark}`);
  // Keys work as soon as the page's script runs.
  await expect(async () => {
    await rows(page).first().focus();
    await page.keyboard.press("j");
    await expect(rows(page).nth(1)).toBeFocused({ timeout: 500 });
  }).toPass();
  await page.keyboard.press("x");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Space");
  await expect(page.getByRole("region", { name: "Selected tenants" })).toContainText("2 selected");
  await page.keyboard.press("Escape");
  await expect(page.getByRole("region", { name: "Selected tenants" })).toHaveCount(0);
  await rows(page).nth(2).focus();
  await page.keyboard.press("k");
  await page.keyboard.press("p");
  const preview = page.getByRole("complementary", { name: `Row ${mark}-01` });
  await expect(preview.getByRole("heading")).toBeFocused();
  await preview.getByRole("textbox", { name: "Name" }).fill(`Named ${mark}`);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("complementary", { name: `Named ${mark}` })).toBeVisible();
  await page
    .getByRole("complementary", { name: `Named ${mark}` })
    .getByRole("heading")
    .focus();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("complementary", { name: `Named ${mark}` })).toHaveCount(0);
  await rows(page).first().focus();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/admin\/tenants\/[0-9a-f-]{36}$/);
});

test("a page of more than a hundred is gone through from end to end by keys, and printed whole", async ({ page, browser }) => {
  const mark = markOf("long");
  const api = await signInClient(PORTAL_URL, "manager@harbor-dental.example", DEMO_PASSWORD);
  for (let n = 0; n < 110; n++) {
    const json = { firstName: `Row ${n}`, lastName: mark };
    expect((await api.request("POST", "/api/v1/leads", { json, headers: { "idempotency-key": `key-of-${mark}-${n}` } })).status).toBe(201);
  }
  await signInByCookie(page, "manager@harbor-dental.example");
  await page.goto(`/portal/leads?search=${mark}&limit=1000`);
  const drawn = page.locator("[data-row]");
  const focused = page.locator("[data-row]:focus");
  // The newest are first. Keys work as soon as the page's script runs.
  await expect(async () => {
    await drawn.first().focus();
    await page.keyboard.press("End");
    await expect(focused).toContainText(`Row 0 ${mark}`, { timeout: 2_000 });
  }).toPass();
  await expect(focused).toBeInViewport();
  await page.keyboard.press("ArrowUp");
  await expect(focused).toContainText(`Row 1 ${mark}`);
  await page.keyboard.press("Home");
  await expect(focused).toContainText(`Row 109 ${mark}`);
  await expect(focused).toBeInViewport();
  // Paper has all; the page goes back to what is near.
  await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
  await expect(drawn).toHaveCount(110);
  await page.evaluate(() => dispatchEvent(new Event("afterprint")));
  await expect.poll(() => drawn.count()).toBeLessThan(110);
  // What is printed before the script has run says that it is not all.
  const still = await browser.newContext({ javaScriptEnabled: false, storageState: await page.context().storageState() });
  const paper = await still.newPage();
  await paper.goto(page.url());
  await paper.emulateMedia({ media: "print" });
  await expect(paper.getByText(/^Without script a long page shows its first rows alone/).filter({ visible: true })).toHaveCount(1);
  await expect(paper.locator("tbody tr:not([data-row])").filter({ visible: true })).toHaveCount(0);
  await still.close();
});

test("a name that is changed elsewhere while one types is told; what was typed is kept, and stands or goes as one chooses", async ({
  page,
  browser,
  watch,
}) => {
  test.slow();
  const mark = markOf("both");
  await makeTenants(mark, 1);
  await signInByCookie(page, SUPER_ADMIN);
  await page.goto(`/admin/tenants?search=${mark}`);
  await page.getByRole("link", { name: /^Preview/ }).click();
  const about = { name: new RegExp(`^(Row|Mine|Theirs|Third) ${mark}`) };
  const preview = page.getByRole("complementary", about);
  const name = preview.getByRole("textbox", { name: "Name" });
  await expect(page.getByText("Live", { exact: true })).toBeVisible();
  await name.fill(`Mine ${mark}`);

  const elsewhere = await browser.newContext({ baseURL: PORTAL_URL });
  watch(elsewhere);
  const theirs = await elsewhere.newPage();
  await signInByCookie(theirs, SUPER_ADMIN);
  const rename = async (text: string) => {
    await theirs.goto(page.url());
    const pane = theirs.getByRole("complementary", about);
    await pane.getByRole("textbox", { name: "Name" }).fill(text);
    await pane.getByRole("button", { name: "Save name" }).click();
    await expect(pane.getByRole("heading", { level: 2 })).toHaveText(text);
  };
  await rename(`Theirs ${mark}`);

  // The page is brought up to date by itself, but for what was typed.
  await expect(preview.getByRole("heading", { level: 2 })).toHaveText(`Theirs ${mark}`);
  await expect(preview).toContainText("This was changed meanwhile");
  await expect(name).toHaveValue(`Mine ${mark}`);
  await preview.getByRole("button", { name: "Save name" }).click();
  await expect(preview).toContainText(`Stands at “Theirs ${mark}” now.`);
  await expect(name).toHaveValue(`Mine ${mark}`);
  await preview.getByRole("button", { name: "Keep mine" }).click();
  await expect(preview.getByRole("button", { name: "Keep mine" })).toHaveCount(0);
  await preview.getByRole("button", { name: "Save name" }).click();
  await expect(preview.getByRole("heading", { level: 2 })).toHaveText(`Mine ${mark}`);

  await name.fill("Typed in vain");
  await rename(`Third ${mark}`);
  await expect(preview).toContainText("This was changed meanwhile");
  await expect(name).toHaveValue("Typed in vain");
  await preview.getByRole("button", { name: "Show the newest" }).click();
  await expect(name).toHaveValue(`Third ${mark}`);
  await expect(name).toBeFocused();
  await elsewhere.close();
});

test("whoever keeps theirs leaves what others changed and they did not touch", async ({ page, browser, watch }) => {
  test.slow();
  const mark = markOf("mine");
  const [id] = await makeTenants(mark, 1);
  const edit = `/admin/tenants/${id}/edit`;
  await signInByCookie(page, SUPER_ADMIN);
  await page.goto(edit);
  const [name, currency] = [page.getByLabel("Name", { exact: true }), page.getByLabel("Currency", { exact: true })];
  await name.fill(`Mine ${mark}`);

  const elsewhere = await browser.newContext({ baseURL: PORTAL_URL });
  watch(elsewhere);
  const theirs = await elsewhere.newPage();
  await signInByCookie(theirs, SUPER_ADMIN);
  await theirs.goto(edit);
  await theirs.getByLabel("Name", { exact: true }).fill(`Theirs ${mark}`);
  await theirs.getByLabel("Currency", { exact: true }).fill("GBP");
  await theirs.getByRole("button", { name: "Save" }).click();
  await expect(theirs.getByRole("heading", { level: 1, name: `Theirs ${mark}` })).toBeVisible();
  await elsewhere.close();

  await page.getByRole("button", { name: "Save" }).click();
  await expect(name).toHaveAccessibleDescription(new RegExp(`Theirs ${mark}`));
  // One place says what can be done.
  await expect(page.getByRole("status").filter({ hasText: "This was changed meanwhile" })).toBeVisible();
  await expect(page.getByText("load the page again")).toHaveCount(0);
  await page.getByRole("button", { name: "Keep mine" }).click();
  await expect(page.getByText("What you changed is kept")).toBeVisible();
  await expect(name).toHaveValue(`Mine ${mark}`);
  await expect(currency).toHaveValue("GBP");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("heading", { level: 1, name: `Mine ${mark}` })).toBeVisible();
  await page.goto(edit);
  await expect(currency).toHaveValue("GBP");
});

test("works without script on a phone: filters, columns and the preview are addresses", async ({ browser, watch }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 390, height: 844 } });
  watch(context);
  const page = await context.newPage();
  await signInByCookie(page, SUPER_ADMIN);
  await page.goto("/admin/tenants?view=all");
  await page.getByRole("link", { name: /^Show what these buttons open/ }).click();
  await open(page, "Filters");
  await page.getByRole("checkbox", { name: "Brand of the agency" }).check();
  await page.getByRole("button", { name: "Apply filters" }).click();
  await expect(page).toHaveURL(/kind=brand/);
  await expect(page.getByRole("link", { name: /Remove the filter Kind/ })).toBeVisible();
  await page
    .getByRole("link", { name: /^Preview/ })
    .first()
    .click();
  await expect(page.getByRole("complementary").getByRole("heading", { level: 2 })).toBeVisible();
  await page.getByRole("link", { name: "Close the preview" }).click();
  await expect(page.getByRole("complementary")).toHaveCount(0);
});

test("a column is made wider by its edge, with keys and with the pointer, and stays so", async ({ page }) => {
  await signInByCookie(page, SUPER_ADMIN);
  await page.goto("/admin/tenants?view=all");
  const edge = page.getByRole("separator", { name: "Width of Plan" });
  const width = async () => (await page.getByRole("columnheader", { name: "Plan" }).boundingBox())?.width ?? 0;
  const before = await width();
  await expect(async () => {
    await edge.press("ArrowRight");
    expect(await width()).toBeGreaterThan(before);
  }).toPass();
  await expect(page).toHaveURL(/widths=[^&]*plan%3A\d+/);
  const byKeys = await width();
  const box = await edge.boundingBox();
  if (!box) throw new Error("the edge is not shown");
  await page.mouse.move(box.x + 4, box.y + 8);
  await page.mouse.down();
  await page.mouse.move(box.x + 64, box.y + 8, { steps: 4 });
  await page.mouse.up();
  await expect.poll(width).toBeCloseTo(byKeys + 60, -1);
  await expect(page).toHaveURL(new RegExp(`plan%3A${Math.round(byKeys + 60)}`));
  await page.goto("/admin/tenants?view=all");
  expect(await width()).toBeCloseTo(byKeys + 60, -1);
});

test("who is at a column's edge before the page's script moves it all the same", async ({ page }) => {
  let release: () => void = () => undefined;
  const isReleased = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route(/\/_next\/static\/.*\.js/, async (route) => {
    await isReleased;
    await route.continue();
  });
  await signInByCookie(page, SUPER_ADMIN);
  await page.goto("/admin/tenants?view=all", { waitUntil: "commit" });
  const edge = page.getByRole("separator", { name: "Width of Plan" });
  await edge.focus();
  release();
  await expect(async () => {
    await page.keyboard.press("ArrowRight");
    await expect(page).toHaveURL(/widths=[^&]*plan%3A\d+/, { timeout: 1_500 });
  }).toPass();
});

test("people are filtered, sorted and acted upon like tenants", async ({ page }) => {
  await signInByCookie(page, SUPER_ADMIN);
  await page.goto("/admin/people?role=super_admin,support&sort=-seen");
  await expect(page.getByRole("link", { name: /Remove the filter Staff role/ })).toBeVisible();
  await expect(page.getByRole("columnheader", { name: "Last sign-in" })).toHaveAttribute("aria-sort", "descending");
  await rows(page).filter({ hasText: SUPPORT }).getByRole("checkbox").check();
  const bar = page.getByRole("region", { name: "Selected people" });
  await bar.getByRole("button", { name: "End sessions…" }).click();
  await bar.getByLabel("Reason").fill("Said by the story");
  await bar.getByRole("button", { name: "End sessions 1" }).click();
  await expect(bar).toContainText(/Signing out 1 person in \d+ s/);
  await bar.getByRole("button", { name: "Undo" }).click();
  await expect(bar).toContainText("Undone: nothing was changed.");
});

test("the outbox is sorted and narrowed, and a mail is read beside it, by keys alone", async ({ page }) => {
  await signInByCookie(page, SUPPORT);
  await page.goto("/admin/mail?sort=to");
  await expect(page.getByRole("columnheader", { name: "Recipient" })).toHaveAttribute("aria-sort", "ascending");
  await page.getByRole("columnheader", { name: "Recipient" }).getByRole("link").focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("columnheader", { name: "Recipient" })).toHaveAttribute("aria-sort", "descending");
  const subject = await rows(page).first().getByRole("link").first().textContent();
  await expect(async () => {
    await rows(page).first().focus();
    await page.keyboard.press("p");
    await expect(page.getByRole("complementary", { name: subject ?? "" })).toBeVisible({ timeout: 2_000 });
  }).toPass();
  await expect(page.getByRole("complementary", { name: subject ?? "" }).getByRole("heading")).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("complementary", { name: subject ?? "" })).toHaveCount(0);
});

test("a form that is not saved asks before a link takes it along", async ({ page }) => {
  const mark = markOf("unsaved");
  await makeTenants(mark, 1);
  await signInByCookie(page, SUPER_ADMIN);
  await page.goto(`/admin/tenants?search=${mark}`);
  await rows(page).first().getByRole("link").first().click();
  await expect(page).toHaveURL(/\/admin\/tenants\/[0-9a-f-]{36}$/);
  await page.goto(`${page.url()}/edit`);
  const name = page.getByRole("textbox", { name: "Name" });
  await name.fill("Not saved");
  page.once("dialog", (dialog) => dialog.dismiss());
  await page.getByRole("link", { name: "Cancel" }).click();
  await expect(page).toHaveURL(/\/edit$/);
  await expect(name).toHaveValue("Not saved");
  page.once("dialog", (dialog) => dialog.accept());
  await page.getByRole("link", { name: "Cancel" }).click();
  await expect(page).toHaveURL(/\/admin\/tenants\/[0-9a-f-]{36}$/);
});

test.describe("a script that cannot be fetched", () => {
  test.use({ allowComplaints: [/net::ERR_FAILED .*\.js/] });
  test("a panel that cannot be fetched says so and closes, and opens once it can", async ({ page, context }) => {
    await signInByCookie(page, SUPER_ADMIN);
    await page.goto("/admin/tenants?view=all", { waitUntil: "networkidle" });
    await context.route("**/*.js", (route) => route.abort());
    await open(page, "Export");
    await expect(page.getByText("This could not be loaded.")).toBeVisible();
    await expect(page.getByRole("link", { name: /^CSV/ })).toHaveCount(0);
    await context.unroute("**/*.js");
    await open(page, "Export");
    await expect(page.getByRole("link", { name: /^CSV/ })).toBeVisible();
    await page.keyboard.press("Escape");

    // The same with what is loaded for a selection: nothing stays selected that nothing can be done with.
    const first = page.getByRole("checkbox", { name: /^Select (?!all)/ }).first();
    await context.route("**/*.js", (route) => route.abort());
    const failed = page.waitForEvent("requestfailed");
    await first.check({ force: true });
    await failed;
    await expect(first).not.toBeChecked();
    await context.unroute("**/*.js");
    await first.check({ force: true });
    await expect(page.getByRole("region", { name: "Selected tenants" })).toContainText("1 selected");
  });
});
