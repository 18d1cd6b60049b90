import { randomUUID } from "node:crypto";
import { expect, openCompany, SUPER_ADMIN, SUPPORT, signIn, test } from "./story.ts";

const CLIENT = "member@verde-kitchen.example";

test("a member invites a company; it is remembered with consent and registers; a reviewer decides by keys, and the member sees their points", async ({
  page,
  browser,
}) => {
  await signIn(page, CLIENT);
  await page.goto("/portal/referrals");
  await page.getByRole("button", { name: "Make my link" }).click();
  const card = page.getByRole("region", { name: "Your link" });
  const link = (await card.getByText(/\/r\/BIZ[0-9A-F]{8}$/).textContent()) ?? "";
  await expect(card.getByRole("img", { name: "QR code of your link" })).toBeVisible();
  await expect(card.getByRole("link", { name: "On LinkedIn" })).toHaveAttribute("href", /utm_source%3Dlinkedin/);

  const visiting = await browser.newContext();
  const visitor = await visiting.newPage();
  await visitor.goto(`${new URL(link).pathname}?utm_source=linkedin`);
  await expect(visitor.getByRole("heading", { level: 1, name: /invites you$/ })).toBeVisible();
  await expect(visiting.cookies()).resolves.not.toContainEqual(expect.objectContaining({ name: "bizosaas-invitation" }));
  const second = await visiting.newPage();
  await second.goto(`${new URL(link).pathname}?utm_source=x`);
  await visitor.getByRole("button", { name: "Remember this invitation for 365 days" }).click();
  await expect(visitor.getByText("This browser remembers the invitation.").first()).toBeVisible();
  // Whoever invited first did, also when a page of somebody else's is sent that was open before.
  const remembered = (await visiting.cookies()).find(({ name }) => name === "bizosaas-invitation")?.value;
  await second.getByRole("button", { name: "Remember this invitation for 365 days" }).click();
  await expect(second.getByText("This browser remembers the invitation.").first()).toBeVisible();
  expect((await visiting.cookies()).find(({ name }) => name === "bizosaas-invitation")?.value).toBe(remembered);
  await second.close();
  // It is remembered: the way to registering need not carry it.
  await visitor.goto("/register");
  await expect(visitor.getByText(/^Invited by .*: you are spared a quarter of your first month\.$/)).toBeVisible();
  const company = `Invited ${randomUUID().slice(0, 6)}`;
  const email = `greta@invited-${randomUUID().slice(0, 8)}.example`;
  const greta = { name: "Greta Holm", email, company, password: "Sunny-meadow-42-kettle" };
  await openCompany(visitor, greta);
  await visiting.close();

  // The same machine and within five minutes: the score asks a person.
  const mine = page.getByRole("table", { name: "Who came" }).getByRole("row", { name: email.slice(email.indexOf("@")) });
  await expect(async () => {
    await page.reload();
    await expect(mine).toContainText("In review", { timeout: 1_000 });
  }).toPass();
  await expect(mine).toContainText("g…@");
  await expect(page.getByText(email)).toHaveCount(0);

  const staff = await browser.newPage();
  await signIn(staff, SUPER_ADMIN);
  await staff.goto("/admin/referrals");
  await staff.getByRole("navigation", { name: "Which referrals" }).getByRole("link", { name: email }).click();
  const review = staff.getByRole("region", { name: /: Registered$/ });
  await expect(review).toContainText(email);
  await expect(review.getByRole("listitem").filter({ hasText: "Same address as the referrer" })).toContainText("The referrer has used");
  await expect(review.getByRole("listitem").filter({ hasText: "Shared payment instrument" })).toContainText("Not known");
  // A asks for the reason first, and approves once there is one.
  await staff.keyboard.press("a");
  await expect(review.getByLabel("Why")).toBeFocused();
  await staff.keyboard.type("They share our house of offices.");
  await staff.keyboard.press("Tab");
  await staff.keyboard.press("a");
  await expect(staff.getByText("Approved. The points are pending for seven days.")).toBeVisible();
  await staff.goto("/admin/referrals?which=decided");
  await expect(staff.getByRole("navigation", { name: "Which referrals" }).last()).toContainText(email);
  await staff.goto("/admin/referrals/rings");
  await expect(staff.getByRole("table", { name: "Who invited whom" }).last().getByRole("row", { name: company })).toContainText("Approved");
  await staff.close();

  await page.reload();
  await expect(mine).toContainText("Approved");
  await expect(mine).toContainText("25");
  await page.goto("/portal/points");
  await expect(page.getByRole("table", { name: "Entries" })).toContainText("Pending");

  // Whoever follows the link once it is closed is nobody's.
  await page.goto("/portal/referrals");
  await page.getByRole("button", { name: "Close this code" }).click();
  await page
    .getByRole("dialog", { name: /^Close this code/ })
    .getByRole("button", { name: "Close this code" })
    .click();
  await expect(page.getByRole("heading", { name: "You have no link yet" })).toBeVisible();
});

test.describe("an invitation that does not count", () => {
  test.use({ allowComplaints: [/404/] });
  test("says so, and the way in is open all the same", async ({ page }) => {
    await page.goto("/r/BIZ00000000");
    await expect(page.getByRole("heading", { name: "This invitation does not count any more" })).toBeVisible();
    await page.getByRole("link", { name: "Open a portal" }).click();
    await expect(page).toHaveURL(/\/register$/);
  });
});

test("an administrator makes a code for a fair and sees what it brought", async ({ page }) => {
  await signIn(page, "admin@bizoholic.example");
  await page.goto("/portal/referrals");
  const form = page.getByRole("form", { name: "Codes for campaigns" });
  await form.getByLabel("What for").fill("Trade fair");
  await form.getByRole("button", { name: "Make code" }).click();
  const row = page.getByRole("table", { name: "Codes for campaigns" }).getByRole("row", { name: "Trade fair" }).first();
  await row.getByRole("link").click();
  await expect(page.getByRole("heading", { level: 1, name: /^Code PRO[0-9A-F]{8}$/ })).toBeVisible();
  await expect(page.getByText("Nothing yet").first()).toBeVisible();
});

test("support is told which permission reviewing needs", async ({ page }) => {
  await signIn(page, SUPPORT);
  await page.goto("/admin/referrals");
  await expect(page.getByText("Your role does not allow this")).toBeVisible();
});
