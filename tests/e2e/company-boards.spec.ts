import { randomUUID } from "node:crypto";
import { inDatabase } from "./in-database.ts";
import { expect, SUPER_ADMIN, SUPPORT, signIn, test } from "./story.ts";

const ADMIN = "admin@bizoholic.example";
const COLLEAGUE = "manager@bizoholic.example";
const OTHER = "member@verde-kitchen.example";
const COMPANY = "Bizoholic";
const choose = (choice: "name" | "none") =>
  inDatabase("UPDATE company_board_choice SET choice = $2 WHERE tenant_id = (SELECT id FROM tenant WHERE name = $1)", [COMPANY, choice]);

test("a company joins the boards without its name, sees why it stands where it stands, and leaves; the operator has a board of their own", async ({
  page,
  browser,
}) => {
  test.slow();
  // Of the demonstration's companies all take part, one of them without its name.
  await choose("none");
  const name = `Story ${randomUUID().slice(0, 8)}`;
  const operator = await browser.newPage();
  const other = await browser.newPage();
  try {
    await signIn(operator, SUPER_ADMIN);
    await operator.goto("/admin/leaderboards");
    const form = operator.getByRole("form", { name: "Make a board" });
    await form.getByLabel("Name").fill(name);
    await form.getByRole("spinbutton", { name: "Weight of Points per member" }).fill("60");
    await form.getByRole("button", { name: "Make board" }).click();
    // Nothing that was typed is lost by a mistake.
    await expect(form.getByRole("link", { name: "The weights add up to 60, not to 100." })).toBeVisible();
    await form.getByRole("spinbutton", { name: "Weight of Achievements" }).fill("40");
    await form.getByRole("button", { name: "Make board" }).click();
    const row = operator.getByRole("table", { name: "Boards of your own" }).getByRole("row", { name });
    await expect(row).toContainText("Points per member 60%");

    await signIn(page, ADMIN);
    await page.goto("/portal/leaderboard");
    await page.getByRole("navigation", { name: "Leaderboards" }).getByRole("link", { name: "Companies" }).click();
    await expect(page.getByText("Your company does not take part.").first()).toBeVisible();
    const choice = page.getByRole("form", { name: "Taking part" });
    await choice.getByRole("radio", { name: /^Without its name/ }).check();
    await choice.getByRole("button", { name: "Save" }).click();
    await expect(choice.getByText("Your company takes part. It is ranked within a minute or two.")).toBeVisible();

    await operator.getByRole("button", { name: "Compute now" }).click();
    await expect(operator.getByText("The scores are computed.")).toBeVisible();
    await page.getByRole("navigation", { name: "Board", exact: true }).getByRole("link", { name }).click();
    const own = page.getByRole("table", { name: "Companies by score" }).getByRole("row", { name: COMPANY });
    await expect(own).toContainText("Yours");
    await page.getByText("Why your company stands where it stands").first().click();
    await expect(
      page.getByRole("table", { name: "Why your company stands where it stands" }).getByRole("row", { name: /Points per member/ }),
    ).toContainText("60%");

    // Another company sees that somebody stands there, and not who.
    await signIn(other, OTHER);
    await other.goto(page.url());
    const theirs = other.getByRole("table", { name: "Companies by score" });
    await expect(theirs.getByRole("row", { name: "A company without its name" })).toHaveCount(2);
    await expect(theirs.getByText(COMPANY)).toHaveCount(0);
    await expect(other.getByRole("form", { name: "Taking part" })).toHaveCount(0);

    await choice.getByRole("radio", { name: /^Not at all/ }).check();
    await choice.getByRole("button", { name: "Save" }).click();
    await expect(choice.getByText("Your company is on no board any more.")).toBeVisible();
    await other.reload();
    await expect(other.getByRole("heading", { name: "Companies compared" })).toBeVisible();
    await expect(theirs.getByRole("row", { name: "A company without its name" })).toHaveCount(1);

    await row.getByRole("button", { name: "Give up" }).click();
    await operator
      .getByRole("dialog", { name: `Give up “${name}”?` })
      .getByRole("button", { name: "Give up" })
      .click();
    await expect(row).toHaveCount(0);
    // Whoever kept the address of a board that is given up is told, and led to the others.
    await page.reload();
    await expect(page.getByText("There is no such board.")).toBeVisible();
  } finally {
    await operator.close();
    await other.close();
    await inDatabase("UPDATE measured_board SET retired_at = coalesce(retired_at, now()) WHERE name = $1", [name]);
    await choose("name");
  }
});

test("whoever may not decide for the company, or the platform, is not offered to", async ({ page, browser }) => {
  await signIn(page, COLLEAGUE);
  await page.goto("/portal/leaderboard/companies?scope=industry&period=week");
  await expect(page.getByRole("heading", { name: "Companies compared" })).toBeVisible();
  await expect(page.getByRole("form", { name: "Taking part" })).toHaveCount(0);
  const support = await browser.newPage();
  await signIn(support, SUPPORT);
  await support.goto("/admin/leaderboards");
  await expect(support.getByText("Your role does not allow this")).toBeVisible();
  await support.close();
});

test("the operator shows a board to everybody, on other websites too, and takes it back", async ({ page, browser }) => {
  const visitor = await browser.newPage();
  try {
    await signIn(page, SUPER_ADMIN);
    await page.goto("/admin/leaderboards?board=engagement&period=month");
    const form = page.getByRole("form", { name: "Who sees this board" });
    await form.getByRole("button", { name: "Show to everybody" }).click();
    const lines = page.getByRole("region", { name: "For other websites" });
    await expect(lines).toContainText("<iframe src=");
    const address = await lines.getByRole("link", { name: "Open the public board" }).getAttribute("href");
    const path = new URL(address ?? "").pathname;
    expect(path).toBe("/widgets/leaderboard/engagement");

    const answer = await visitor.goto(path);
    // It alone may be framed; what else stands below its path may not.
    expect(answer?.headers()["content-security-policy"]).toContain("frame-ancestors *");
    expect(answer?.headers()["x-frame-options"]).toBeUndefined();
    const beside = await visitor.request.get("/widgets/nothing");
    expect(beside.headers()["content-security-policy"]).toContain("frame-ancestors 'none'");
    await expect(visitor.getByRole("heading", { name: "Engagement" })).toBeVisible();
    // Made-up companies are in public never, whatever they chose.
    await expect(visitor.getByText("No company is shown here yet.")).toBeVisible();
    await expect(visitor.getByText(COMPANY)).toHaveCount(0);

    await form.getByRole("button", { name: "Show to companies only" }).click();
    await expect(form.getByRole("button", { name: "Show to everybody" })).toBeVisible();
    await visitor.reload();
    await expect(visitor.getByRole("heading", { name: "This board is not public" })).toBeVisible();
  } finally {
    await visitor.close();
    await inDatabase("DELETE FROM public_board WHERE board = $1", ["engagement"]);
  }
});
