import type { Page } from "@playwright/test";
import { tellOfClosingLate } from "./late-closing.ts";
import { expect, SUPPORT, signInByCookie, test } from "./story.ts";

const GALLERY = "/admin/design?family=all";

test.describe.configure({ mode: "parallel" });

async function openGallery(page: Page): Promise<void> {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await signInByCookie(page, SUPPORT);
  await page.goto(GALLERY);
  // A chart that tells its values comes last, and with script: then everything listens for keys.
  await expect(async () => {
    await page.mouse.move(0, 0);
    await page.locator(".still-plot, .recharts-surface").first().hover();
    await expect(page.locator(".recharts-surface").first()).toBeVisible({ timeout: 1_000 });
  }).toPass();
}

test("a combobox filters, chooses and closes by keyboard alone", async ({ page }) => {
  await openGallery(page);
  const field = page.getByRole("combobox", { name: "Sample company", exact: true });
  await field.focus();
  await field.pressSequentially("cafe");
  const options = page.getByRole("listbox", { name: "Sample company", exact: true }).getByRole("option");
  await expect(options).toHaveText([/^Sample café/]);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(field).toHaveValue("Sample café");
  await expect(field).toHaveAttribute("aria-expanded", "false");
  await field.pressSequentially("x");
  await page.keyboard.press("Escape");
  await expect(field).toHaveValue("Sample café");
});

test("a dialog that is opened again before the page hears that it was shut keeps the focus within it", async ({ page }) => {
  const tellOfClosing = await tellOfClosingLate(page);
  await openGallery(page);
  const opener = page.getByRole("button", { name: "Open the sample dialog", exact: true });
  const field = page.getByRole("textbox", { name: "Sample field in a dialog", exact: true });
  await opener.focus();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Escape");
  await expect(opener).toBeFocused();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  await expect(field).toBeFocused();
  await tellOfClosing();
  await expect(field).toBeFocused();
});

test("a combobox of several adds, and takes away by Backspace", async ({ page }) => {
  await openGallery(page);
  const field = page.getByRole("combobox", { name: "Sample companies", exact: true });
  await field.focus();
  await field.pressSequentially("hotel");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Escape");
  await expect(page.locator("input[name='many']")).toHaveCount(3);
  await page.keyboard.press("Backspace");
  await page.keyboard.press("Backspace");
  await expect(page.locator("input[name='many']")).toHaveCount(1);
});

test("a day is typed or chosen from the calendar by keyboard, and the focus comes back", async ({ page }) => {
  await openGallery(page);
  const opener = page.getByRole("button", { name: "Choose a day: Sample day", exact: true });
  await opener.focus();
  await page.keyboard.press("Enter");
  const popup = page.getByRole("dialog", { name: "Choose a day: Sample day", exact: true });
  await expect(popup.getByRole("button", { name: "Thursday, November 26, 2026", exact: true })).toBeFocused();
  const steps = [
    ["ArrowDown", "Thursday, December 3, 2026"],
    ["PageDown", "Sunday, January 3, 2027"],
    ["End", "Saturday, January 9, 2027"],
    ["Home", "Sunday, January 3, 2027"],
    ["ArrowRight", "Monday, January 4, 2027"],
  ] as const;
  for (const [key, day] of steps) {
    await page.keyboard.press(key);
    await expect(popup.getByRole("button", { name: day, exact: true })).toBeFocused();
  }
  await page.keyboard.press("Enter");
  await expect(popup).toBeHidden();
  await expect(opener).toBeFocused();
  await expect(page.locator("input[name='day']")).toHaveValue("2027-01-04");
  await page.getByLabel("Sample day", { exact: true }).fill("2/30/2026 ");
  await expect(page.getByText("Type a day as MM/DD/YYYY.")).toBeVisible();
  await page.getByLabel("Sample day", { exact: true }).fill("2/28/2026");
  await expect(page.locator("input[name='day']")).toHaveValue("2026-02-28");
});

test("tabs move by arrows, past those that are locked, and around the ends", async ({ page }) => {
  await openGallery(page);
  await page.getByRole("tab", { name: "Sample second" }).click();
  await page.keyboard.press("ArrowRight");
  await expect(page.getByRole("tab", { name: "Sample third" })).toBeFocused();
  await expect(page.getByRole("tabpanel", { name: "Sample third" })).toBeVisible();
  await page.keyboard.press("ArrowRight");
  await expect(page.getByRole("tab", { name: "Sample first" })).toHaveAttribute("aria-selected", "true");
  await page.getByRole("tab", { name: "الجزء الأول" }).focus();
  await page.keyboard.press("ArrowLeft");
  await expect(page.getByRole("tab", { name: "الجزء الثاني" })).toBeFocused();
});

test("a tree opens, closes, jumps and chooses by keyboard", async ({ page }) => {
  await openGallery(page);
  const tree = page.getByRole("tree", { name: "Sample tree" });
  await tree.getByRole("treeitem", { name: "Sample branch south" }).focus();
  await page.keyboard.press("ArrowUp");
  await expect(tree.getByRole("treeitem", { name: "Sample branch north" })).toBeFocused();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight");
  await expect(tree.getByRole("treeitem", { name: "Sample shop" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(tree.getByRole("treeitem", { name: "Sample shop" })).toHaveAttribute("aria-selected", "true");
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("ArrowLeft");
  await expect(tree.getByRole("treeitem", { name: "Sample shop" })).toHaveCount(0);
});

test("a card moves by keys, by its menu and by the pointer, and every move is told", async ({ page }) => {
  await openGallery(page);
  const board = page.getByRole("region", { name: "Sample board", exact: true });
  const told = board.getByRole("status").first();
  const handle = board.getByRole("button", { name: "Move First sample deal" });
  await handle.focus();
  await page.keyboard.press("Space");
  await page.keyboard.press("ArrowRight");
  await expect(told).toHaveText("“First sample deal”: Sample won, 1 of 2");
  await expect(handle).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(board.locator("[data-column='new'] [data-card]")).toHaveCount(3);
  await expect(handle).toBeFocused();
  await page.keyboard.press("Space");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Space");
  await expect(told).toHaveText("Moved. “First sample deal”: Sample won, 1 of 2.");
  await board.getByRole("button", { name: "Send Second sample deal to a column" }).click();
  await board.getByRole("button", { name: "Sample lost" }).click();
  await expect(told).toHaveText("Moved. “Second sample deal”: Sample lost, 1 of 1.");
  const third = board.getByRole("button", { name: "Move Third sample deal" });
  const target = await board.locator("[data-column='lost']").boundingBox();
  await third.hover();
  await page.mouse.down();
  await page.mouse.move((target?.x ?? 0) + 40, (target?.y ?? 0) + 20, { steps: 6 });
  await page.mouse.up();
  await expect(told).toContainText("Moved. “Third sample deal”: Sample lost");
});

test("a tooltip shows with the keyboard's focus and closes with Escape", async ({ page }) => {
  await openGallery(page);
  await page.getByRole("button", { name: "Sample menu" }).focus();
  await page.keyboard.press("Tab");
  await expect(page.getByText("A sample tooltip.")).toBeVisible();
  await page.evaluate(() => scrollBy(0, 24));
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
  await expect(page.getByText("A sample tooltip.")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByText("A sample tooltip.")).toBeHidden();
});

test("files tell their limits, their progress and why they were refused", async ({ page }) => {
  await openGallery(page);
  const list = page.getByRole("list", { name: "Sample upload, sends nothing: files" });
  await page.getByLabel("Sample upload, sends nothing").setInputFiles([
    { name: "good.csv", mimeType: "text/csv", buffer: Buffer.from("a,b") },
    { name: "wrong.exe", mimeType: "application/octet-stream", buffer: Buffer.from("x") },
    { name: "will-fail.csv", mimeType: "text/csv", buffer: Buffer.from("a,b") },
  ]);
  await expect(list.getByText("Sent")).toBeVisible();
  await expect(list.getByText("Only .csv, .txt, or images can be read.")).toBeVisible();
  await expect(list.getByRole("button", { name: "Try again: will-fail.csv" })).toBeVisible();
});

test("a chart is drawn with the page, and tells its values to whoever points at it or comes by keys", async ({ page }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await signInByCookie(page, SUPPORT);
  const scripts: string[] = [];
  page.on("response", (response) => scripts.push(response.url()));
  await page.goto(GALLERY, { waitUntil: "networkidle" });
  const chart = page.getByRole("figure", { name: "Sample area" });
  await expect(chart.locator(".still-plot")).toBeVisible();
  const before = scripts.length;
  await chart.getByRole("group", { name: "Sample area" }).focus();
  await expect(chart.locator("svg.recharts-surface")).toBeFocused();
  expect(scripts.slice(before).some((url) => url.endsWith(".js"))).toBe(true);
  await page.keyboard.press("ArrowRight");
  await expect(chart.locator(".recharts-tooltip-wrapper")).toBeVisible();
});

test.describe("a script that cannot be fetched", () => {
  test.use({ allowComplaints: [/net::ERR_FAILED .*\.js/] });
  test("a chart whose library cannot be fetched stays as it is drawn, and tells its values once it can", async ({ page, context }) => {
    await page.emulateMedia({ reducedMotion: "reduce" });
    await signInByCookie(page, SUPPORT);
    await page.goto(GALLERY, { waitUntil: "networkidle" });
    const chart = page.getByRole("figure", { name: "Sample area" });
    await context.route("**/*.js", (route) => route.abort());
    const failed = page.waitForEvent("requestfailed");
    await chart.getByRole("group", { name: "Sample area" }).hover();
    await failed;
    await expect(chart.locator(".still-plot")).toBeVisible();
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await context.unroute("**/*.js");
    await page.mouse.move(0, 0);
    await chart.getByRole("group", { name: "Sample area" }).hover();
    await expect(chart.locator("svg.recharts-surface")).toBeVisible();
  });
});

test("a family that there is not is told in words, and leads to the first", async ({ page }) => {
  await signInByCookie(page, SUPPORT);
  await page.goto("/admin/design?family=nonsense");
  await expect(page.getByText("The address asks for what cannot be shown. What it says of “family” does not fit.")).toBeVisible();
  await page.getByRole("link", { name: "First page" }).click();
  await expect(page.getByRole("heading", { level: 2, name: "Buttons and links" })).toBeVisible();
  const families = page.getByRole("navigation", { name: "Families of components" });
  await families.getByRole("link", { name: "Records" }).click();
  await expect(page.getByRole("heading", { level: 2, name: "Records" })).toBeVisible();
  await expect(families.getByRole("link", { name: "Records" })).toHaveAttribute("aria-current", "page");
});
