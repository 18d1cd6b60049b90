import { newId } from "#lib/platform/crypto";
import { inDatabase } from "./in-database.ts";
import { expect, SUPER_ADMIN, SUPPORT, signInByCookie, test } from "./story.ts";

/** What is opened or chosen stays where it can be seen, on a phone as on a desktop. */
const PHONE = { width: 390, height: 844 };
const DESKTOP = { width: 1440, height: 900 };
const WITH_FIGURES = ["/admin", "/admin/gamification", "/admin/security", "/admin/backups"];

for (const path of WITH_FIGURES) {
  test(`what the figures of ${path} mean opens within the page`, async ({ page }) => {
    await signInByCookie(page, SUPER_ADMIN);
    for (const size of [PHONE, DESKTOP]) {
      await page.setViewportSize(size);
      await page.goto(path);
      const marks = page.getByRole("main").locator("summary[aria-label^='What “']");
      await expect(marks.first()).toBeVisible();
      for (const mark of await marks.all()) {
        await mark.click();
        const meaning = mark.locator("xpath=following-sibling::p");
        await expect(meaning).toBeVisible();
        const box = await meaning.boundingBox();
        expect(box?.x).toBeGreaterThanOrEqual(0);
        expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(size.width);
        await mark.click();
      }
    }
  });
}

test("a row beside its list is shown whole on a phone, with all that its table says", async ({ page }) => {
  await signInByCookie(page, SUPER_ADMIN);
  await page.setViewportSize(PHONE);
  await page.goto("/admin/ledger?view=all");
  await page.locator("a[data-preview]").first().click();
  const sides = page.getByRole("complementary").getByRole("table", { name: "Both sides of the entry" });
  await expect(sides).toBeVisible();
  // The pane scrolls, not the table in it.
  const hidden = await sides.locator("xpath=..").evaluate((frame) => frame.scrollHeight - frame.clientHeight);
  expect(hidden).toBe(0);
});

test("the chosen one of many tabs is in sight on a phone", async ({ page }) => {
  await signInByCookie(page, SUPER_ADMIN);
  await page.setViewportSize(PHONE);
  await page.goto("/admin/people?view=all");
  await page.getByRole("link", { name: "Never signed in" }).click();
  const chosen = page.getByRole("main").locator("a[aria-current='page']");
  await expect(chosen).toHaveText("Never signed in");
  const box = await chosen.boundingBox();
  expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(PHONE.width);
});

test("a row that cannot be selected has the way to its preview at its corner on a phone", async ({ page }) => {
  await signInByCookie(page, SUPER_ADMIN);
  await page.setViewportSize(PHONE);
  await page.goto("/admin/ledger?view=all");
  const row = await page.locator("tbody tr").first().boundingBox();
  const way = await page.locator("tbody a[data-preview]").first().boundingBox();
  const gap = (row?.x ?? 0) + (row?.width ?? 0) - (way?.x ?? 0) - (way?.width ?? 0);
  expect(gap).toBeLessThanOrEqual(20);
});

test("long names of a list stay in their row and beside its controls on a phone", async ({ page }) => {
  const mark = newId().slice(-8);
  const recipient = `somebody.with.a.very.long.name.${mark}@a-company-of-many-words.example`;
  const subject = `Your report ${mark} of all campaigns that ran this winter, with every channel`;
  await inDatabase("INSERT INTO mail_message (id, recipient, subject, text, status, created_at) VALUES ($1, $2, $3, 'Here it is.', 'sent', now())", [
    newId(),
    recipient,
    subject,
  ]);
  await signInByCookie(page, SUPER_ADMIN);
  await page.setViewportSize(PHONE);
  await page.goto(`/admin/mail?search=${mark}`);
  const row = page.locator("tbody tr").filter({ hasText: recipient });
  await expect(row).toHaveCount(1);
  const right = async (part: string) => {
    const box = await row.locator(part).first().boundingBox();
    return (box?.x ?? 0) + (box?.width ?? 0);
  };
  const edge = await row.boundingBox();
  expect(await right(`[title="${recipient}"]`)).toBeLessThanOrEqual((edge?.x ?? 0) + (edge?.width ?? 0));
  const way = await row.locator("a[data-preview]").first().boundingBox();
  expect(await right("td[data-primary] > *")).toBeLessThanOrEqual(way?.x ?? 0);
});

test("the overview of who sees no revenue leaves no hole: health stands below the decisions, both beside the activity", async ({ page }) => {
  await signInByCookie(page, SUPPORT);
  await page.setViewportSize(DESKTOP);
  await page.goto("/admin");
  const boxOf = (name: string) => page.getByRole("heading", { level: 2, name }).boundingBox();
  const [decisions, activity, health] = [await boxOf("Needs a decision"), await boxOf("Latest activity"), await boxOf("Health")];
  expect(activity?.x).toBeLessThan(decisions?.x ?? 0);
  expect(health?.x).toBe(decisions?.x);
  expect(Math.abs((activity?.y ?? 0) - (decisions?.y ?? 0))).toBeLessThanOrEqual(8);
});

test("whoever goes to a part of a page, from there to another page and back finds the page again, at its part", async ({ page }) => {
  await signInByCookie(page, SUPER_ADMIN);
  await page.goto("/admin/jobs");
  await expect(async () => {
    await page.getByRole("link", { name: "Schedules", exact: true }).click();
    await expect(page.locator("#schedules")).toBeFocused({ timeout: 1_000 });
  }).toPass();
  await expect(page).toHaveURL(/\/admin\/jobs#schedules$/);
  await page.locator("#schedules").getByRole("link", { name: "mail.purge", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: "mail.purge" })).toBeVisible();
  await page.goBack();
  await expect(page.getByRole("heading", { level: 1, name: "Jobs" })).toBeVisible();
  await expect(page).toHaveURL(/\/admin\/jobs#schedules$/);
  await page.goBack();
  await expect(page).toHaveURL(/\/admin\/jobs$/);
  await expect(page.getByRole("heading", { level: 1, name: "Jobs" })).toBeVisible();
});

test("whoever skips to the content and goes on by keyboard comes back to the page they left", async ({ page }) => {
  await signInByCookie(page, SUPER_ADMIN);
  await page.goto("/admin/jobs");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(page.locator("#main")).toBeFocused();
  await page.getByRole("link", { name: "mail.purge", exact: true }).first().click();
  await expect(page.getByRole("heading", { level: 1, name: "mail.purge" })).toBeVisible();
  await page.goBack();
  await expect(page.getByRole("heading", { level: 1, name: "Jobs" })).toBeVisible();
});
