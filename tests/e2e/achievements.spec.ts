import { randomUUID } from "node:crypto";
import { inDatabase } from "./in-database.ts";
import { openByKeyboard, pressOn, tabTo, typeInto } from "./keyboard.ts";
import { expect, SUPER_ADMIN, SUPPORT, signIn, test } from "./story.ts";

/** Something happened in a tenant, as its log has it. */
async function happened(slug: string, name: string, at: string): Promise<string> {
  const id = randomUUID();
  await inDatabase(
    `INSERT INTO achievement_event (tenant_id, id, name, at, local_date, data)
     SELECT id, $2::uuid, $3, $4::timestamptz, $4::timestamptz::date, '{}' FROM tenant WHERE slug = $1`,
    [slug, id, name, at],
  );
  return id;
}

test("an operator builds an achievement by keyboard, tries it on the past, and publishes it with the past", async ({ page }) => {
  test.slow();
  const name = `Story ${randomUUID().slice(0, 8)}`;
  const key = name.toLowerCase().replace(" ", "-");
  const events = [
    await happened("harbor-dental", "listing.offer_published", "2026-10-01T10:00:00Z"),
    await happened("harbor-dental", "listing.offer_published", "2026-10-02T10:00:00Z"),
  ];
  try {
    await signIn(page, SUPER_ADMIN);
    await openByKeyboard(page, "/admin/achievements/new");
    await typeInto(page, /^Name/, name);
    await typeInto(page, /^Description/, "Publish two offers, or come every day.");
    await pressOn(page, "Add part");
    // The focus is where the new part is.
    await expect(page.getByRole("region", { name: "Part 2", exact: true })).toBeFocused();
    const first = page.getByRole("region", { name: "Part 1", exact: true });
    await first.getByLabel("Event").selectOption("Offers published");
    await first.getByLabel("at least").fill("2");
    await page.getByLabel("Must hold").selectOption("Any of these");
    const second = page.getByRole("region", { name: "Part 2", exact: true });
    await second.getByLabel("What").selectOption("Days in a row");
    await second.getByLabel("Days", { exact: true }).fill("300");
    await tabTo(page, /^Save draft/);
    await page.keyboard.press("Enter");
    await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();

    await page.getByRole("link", { name: "Dry run of version 1" }).click();
    await expect(page.getByText("Would unlock for 1 tenant.")).toBeVisible();
    await expect(page.getByRole("table", { name: "Dry run" })).toContainText("Harbor");

    await page.getByRole("main").getByRole("link", { name, exact: true }).click();
    await page.getByRole("button", { name: "Publish", exact: true }).click();
    const dialog = page.getByRole("dialog", { name: /Publish version 1/ });
    await dialog.getByLabel("Count what has happened already").check();
    await dialog.getByRole("button", { name: "Publish" }).click();
    await expect(page.getByRole("heading", { name: "Going through the past" })).toBeVisible();
    await expect
      .poll(
        async () => {
          await page.reload();
          return page.getByText(/awarded 1 times\./).isVisible();
        },
        { timeout: 30_000 },
      )
      .toBe(true);

    await page.getByRole("button", { name: "Retire", exact: true }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Retire" }).click();
    await expect(page.getByRole("main")).toContainText("Retired");
  } finally {
    await inDatabase("DELETE FROM achievement_award WHERE definition_key = $1", [key]);
    await inDatabase("DELETE FROM achievement_definition WHERE key = $1", [key]);
    await inDatabase("DELETE FROM achievement_event WHERE id = ANY($1::uuid[])", [events]);
  }
});

test("a client sees what is near, filters, finds hidden ones hidden, and takes a picture of what was earned", async ({ page }) => {
  await signIn(page, "member@bizoholic.example");
  await page.getByRole("link", { name: "Achievements", exact: true }).first().click();
  await expect(page.getByRole("heading", { level: 1, name: "Achievements" })).toBeVisible();
  await expect(page.getByRole("heading", { name: "What brings you on soonest" })).toBeVisible();
  await page.getByLabel("State").selectOption("Hidden");
  await page.getByRole("button", { name: "Show", exact: true }).click();
  await page.waitForURL(/state=hidden/);
  await expect(page.getByText("Hidden achievement").first()).toBeVisible();
  await expect(page.getByRole("main")).not.toContainText("Jackpot");
  await page.getByLabel("State").selectOption("Earned");
  await page.getByRole("button", { name: "Show", exact: true }).click();
  await page.waitForURL(/state=earned/);
  const link = page.getByRole("link", { name: /Picture to share of First Campaign Launch/ });
  const picture = await page.request.get((await link.getAttribute("href")) ?? "");
  expect(picture.headers()["content-type"]).toBe("image/png");
  // PNG, 1200 × 630: the header says so.
  const bytes = await picture.body();
  expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([1200, 630]);
});

test("an achievement is told of at the moment it is earned, without confetti for who wants no movement", async ({ page }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await signIn(page, "member@bizoholic.example");
  await expect(page.getByText("Live", { exact: true })).toBeVisible();
  await inDatabase(
    `WITH written AS (
       INSERT INTO realtime_update (tenant_id, topic, payload)
       SELECT id, 'achievement.awarded', '{"name": "Told by a story", "points": 7}' FROM tenant WHERE slug = 'bizoholic' RETURNING id
     ) SELECT pg_notify('bizosaas_updates', id::text) FROM written`,
    [],
  );
  await expect(page.getByText("Unlocked: Told by a story. 7 points.")).toBeVisible();
  await expect(page.locator("canvas.pointer-events-none")).toHaveCount(0);
});

test("an achievement that was taken back says since when and why, and can be earned again", async ({ page }) => {
  await inDatabase(
    `INSERT INTO achievement_award (id, tenant_id, definition_key, cause_key, awarded_at, taken_back_at, taken_back_because)
     SELECT gen_random_uuid(), id, 'open-for-business', 'story:taken-back', now() - interval '2 days', now(), 'event' FROM tenant WHERE slug = $1`,
    ["bizoholic"],
  );
  try {
    await signIn(page, "member@bizoholic.example");
    await page.goto("/portal/achievements?surface=commerce");
    const card = page.getByRole("listitem").filter({ hasText: "Open for Business" });
    await expect(card).toContainText(/Taken back .*\. What it stood on is gone/);
    await expect(card).not.toContainText("Earned");
  } finally {
    await inDatabase("DELETE FROM achievement_award WHERE cause_key = $1", ["story:taken-back"]);
  }
});

test("support is told which permission achievements need", async ({ page }) => {
  await signIn(page, SUPPORT);
  await page.goto("/admin/achievements");
  await expect(page.getByText("Your role does not allow this")).toBeVisible();
});

test("an administrator makes an achievement of the company's own, and a mistake loses nothing that was typed", async ({ page }) => {
  const name = `Own ${randomUUID().slice(0, 8)}`;
  try {
    await signIn(page, "admin@bizoholic.example");
    await page.goto("/portal/achievements");
    await page.getByRole("link", { name: "One of your own" }).click();
    const form = page.getByRole("form", { name: "New achievement of your own" });
    await form.getByLabel("Name", { exact: true }).fill(name);
    await form.getByLabel("Description").fill("Publish three offers.");
    await form.getByLabel("Points").fill("500");
    await form.getByRole("button", { name: "Make achievement" }).click();
    await expect(form.getByRole("link", { name: "An achievement of your own gives at most 100 points." })).toBeVisible();
    await expect(form.getByLabel("Name", { exact: true })).toHaveValue(name);
    await form.getByLabel("Points").fill("50");
    await form.getByRole("button", { name: "Make achievement" }).click();
    await expect(page.getByText(`“${name}” counts from now on.`)).toBeVisible();
    await expect(page.getByText(name, { exact: true })).toBeVisible();
  } finally {
    await inDatabase("DELETE FROM achievement_definition WHERE name = $1 AND tenant_id IS NOT NULL", [name]);
  }
});
