import { randomUUID } from "node:crypto";
import { inDatabase } from "./in-database.ts";
import { expect, SUPER_ADMIN, SUPPORT, signIn, test } from "./story.ts";

const CLIENT = "member@verde-kitchen.example";

/** Somebody earned points, as an order would give them. */
async function earn(email: string, points: number): Promise<string> {
  const causeKey = `story:${randomUUID()}`;
  await inDatabase(
    `INSERT INTO ledger_entry (id, tenant_id, user_id, points, cause_key)
     SELECT gen_random_uuid(), m.tenant_id, m.user_id, $2, $3 FROM membership m JOIN "user" u ON u.id = m.user_id WHERE u.email = $1`,
    [email, points, causeKey],
  );
  return causeKey;
}

test("points that were paid by mistake are taken back: the reason stays, both entries stay, and the person sees it", async ({ page, browser }) => {
  const causeKey = await earn(CLIENT, 70);
  await signIn(page, SUPER_ADMIN);
  await page.goto(`/admin/ledger?search=${causeKey}`);
  const table = page.getByRole("table", { name: "Points ledger" });
  await table.getByRole("link", { name: causeKey, exact: true }).click();
  const pane = page.getByRole("complementary", { name: causeKey });
  await expect(pane.getByRole("table", { name: "Both sides of the entry" })).toContainText("Issued");
  await pane.getByRole("button", { name: "Take back" }).click();
  const dialog = page.getByRole("dialog", { name: /Take back 70 points/ });
  await expect(dialog).toContainText("What they can spend goes from");
  await dialog.getByRole("button", { name: "Take back" }).click();
  // Nothing is taken back without a reason.
  await expect(dialog.getByRole("link", { name: "Say why, in a few words." })).toBeVisible();
  await dialog.getByLabel("Reason").fill("Paid for a test order.");
  await dialog.getByRole("button", { name: "Take back" }).click();
  await expect(pane.getByText("Taken back by")).toBeVisible();
  await expect(pane.getByRole("button", { name: "Take back" })).toHaveCount(0);

  const theirs = await browser.newPage();
  await signIn(theirs, CLIENT);
  await theirs.goto("/portal/points");
  const entries = theirs.getByRole("table", { name: "Entries" });
  await expect(entries.getByRole("row", { name: /Takes back/ }).first()).toContainText("-70");
  await theirs.close();
});

test("points that look wrong are held for review, the person sees them held, and a decision gives them back or takes them away", async ({
  page,
  browser,
}) => {
  const causes = [await earn(CLIENT, 80), await earn(CLIENT, 90)];
  const theirs = await browser.newPage();
  await signIn(theirs, CLIENT);
  await signIn(page, SUPER_ADMIN);
  for (const [causeKey = "", decision, kind] of [
    [causes[0], "Give back", "Given back by"],
    [causes[1], "Take away", "Taken away by"],
  ] as const) {
    await page.goto(`/admin/ledger?search=${causeKey}`);
    await page.getByRole("table", { name: "Points ledger" }).getByRole("link", { name: causeKey, exact: true }).click();
    const pane = page.getByRole("complementary", { name: causeKey });
    await pane.getByRole("button", { name: "Hold for review" }).click();
    const dialog = page.getByRole("dialog", { name: /^Hold \d+ points of/ });
    await expect(dialog).toContainText("Level and rank stay.");
    await dialog.getByLabel("Reason").fill("Two orders at once.");
    await dialog.getByRole("button", { name: "Hold for review" }).click();
    // What is said of it does not cover what can be done next.
    const said = page.getByText("The points are held until somebody decides.");
    await expect(said).toBeVisible();
    const saidTo = await said.evaluate((toast) => toast.getBoundingClientRect().bottom);
    expect(saidTo).toBeLessThan(await pane.getByRole("button", { name: "Take back" }).evaluate((button) => button.getBoundingClientRect().top));
    await pane.getByText("Held by").locator("xpath=..").getByRole("link").click();
    await theirs.goto("/portal/points");
    await expect(
      theirs
        .getByRole("table", { name: "Entries" })
        .getByRole("row", { name: /Held for review/ })
        .first(),
    ).toContainText("Two orders at once.");

    const hold = page.getByRole("complementary", { name: "Points held for review" });
    await hold.getByRole("button", { name: decision }).click();
    const question = page.getByRole("dialog", { name: new RegExp(`^${decision === "Give back" ? "Give" : "Take"} \\d+ held points`) });
    await question.getByLabel("Reason").fill("Asked the client.");
    await question.getByRole("button", { name: decision }).click();
    await expect(hold.getByText(kind)).toBeVisible();
    await expect(hold.getByRole("button", { name: decision })).toHaveCount(0);
    await expect(hold.getByRole("list", { name: "Who did what about it" }).getByRole("listitem")).toHaveCount(2);
  }
  await theirs.goto("/portal/points");
  const entries = theirs.getByRole("table", { name: "Entries" });
  await expect(entries.getByRole("row", { name: /Released/ }).first()).toContainText("+80");
  await expect(entries.getByRole("row", { name: /Forfeited/ }).first()).toContainText("-90");
  await theirs.close();
});

test("the balances are added up anew when somebody asks", async ({ page }) => {
  await signIn(page, SUPER_ADMIN);
  await page.goto("/admin/ledger");
  await page.getByRole("link", { name: "Check now" }).click();
  await expect(page.getByText("Every balance is the sum of its entries")).toBeVisible();
});

test("a privilege says why it is held, and entries of referrals are told in words", async ({ page }) => {
  await signIn(page, "manager@harbor-dental.example");
  await page.goto("/portal/points");
  const held = page.getByRole("list", { name: "What you earned the right to" });
  await expect(held).toContainText("Manage dashboards");
  await expect(held).toContainText(/Level 3 takes 300 points, and you have [\d,]+\. You keep it down to 270\./);
  await expect(held).toContainText(/Reached with: .+, \+\d+, /);
  await page.context().clearCookies();
  await signIn(page, "admin@harbor-dental.example");
  await page.goto("/portal/points");
  const entries = page.getByRole("table", { name: "Entries" });
  await expect(entries).toContainText("Referral of a company");
  await expect(entries).not.toContainText("referral:");
});

test("what rewards cost is told in points and in money", async ({ page }) => {
  await signIn(page, SUPER_ADMIN);
  await page.goto("/admin/gamification");
  await expect(page.getByRole("table", { name: "What rewards cost in points" }).getByRole("row", { name: /^Achievements/ })).toContainText("%");
  await expect(page.getByRole("heading", { name: "What rewards cost in money" })).toBeVisible();
});

test("support is told which permission the ledger needs", async ({ page }) => {
  await signIn(page, SUPPORT);
  await page.goto("/admin/ledger");
  await expect(page.getByText("Your role does not allow this")).toBeVisible();
});
