import { randomUUID } from "node:crypto";
import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect, SUPPORT, signIn, signInByCookie, test } from "./story.ts";

const CLIENT = "member@verde-kitchen.example";
const PNG = Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==", "base64");
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

async function expectAccessible(page: Page): Promise<void> {
  for (const width of [390, 1440]) {
    await page.setViewportSize({ width, height: 900 });
    const { violations } = await new AxeBuilder({ page }).withTags(RULES).setLegacyMode().analyze();
    expect(violations.map(({ id, nodes }) => `${width}: ${id} at ${nodes.map((node) => node.target.join(" ")).join(", ")}`)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
  }
}

// A file that is refused is a request that fails, which the browser notes.
test.describe("a conversation", () => {
  test.use({ allowComplaints: [/422/] });
  test("a client writes with files; staff note, answer and resolve by keys; the client sees it live, and a message opens it again", async ({
    page,
    browser,
    watch,
  }) => {
    const subject = `Shop is slow ${randomUUID().slice(0, 8)}`;
    await signIn(page, CLIENT);
    await page.goto("/portal/support");
    await page.getByRole("link", { name: "New conversation" }).first().click();
    await page.getByLabel("Subject").fill(subject);
    await page.getByLabel("Message", { exact: true }).fill("Since this morning. A picture is with it.");
    // What it is counts, not what it is called.
    const files = page.locator("input[type=file]");
    await files.setInputFiles({ name: "evil.png", mimeType: "image/png", buffer: Buffer.from("<!doctype html><script>alert(1)</script>") });
    await expect(page.getByText("Web pages and SVG drawings are not taken")).toBeVisible();
    await page.getByRole("button", { name: "Remove from the list: evil.png" }).click();
    await files.setInputFiles([
      { name: "slow.png", mimeType: "text/html", buffer: PNG },
      { name: "Zahlen für März.csv", mimeType: "text/csv", buffer: Buffer.from("day,ms\n1,9000\n") },
    ]);
    await expect(page.getByText("Sent", { exact: true })).toHaveCount(2);
    await page.getByRole("button", { name: "Send to support" }).click();
    await expect(page.getByRole("heading", { level: 1, name: subject })).toBeVisible();
    const thread = page.getByRole("list", { name: "Messages", exact: true });
    await expect(thread).toContainText("Since this morning.");
    const picture = thread.locator("img");
    await expect(picture).toBeVisible();
    await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(1);
    const link = thread.getByRole("link", { name: /^Save Zahlen für März\.csv/ });
    const file = await page.request.get((await link.getAttribute("href")) ?? "");
    expect(await file.text()).toBe("day,ms\n1,9000\n");
    expect(file.headers()).toMatchObject({
      "content-disposition": `attachment; filename="Zahlen f_r M_rz.csv"; filename*=UTF-8''Zahlen%20f%C3%BCr%20M%C3%A4rz.csv`,
      "content-type": "text/plain",
      "cache-control": "no-store",
    });
    expect(file.headers()["content-security-policy"]).toContain("sandbox");
    expect(file.headers()["x-content-type-options"]).toContain("nosniff");
    await expectAccessible(page);

    const atDesk = await browser.newContext();
    watch(atDesk);
    const staff = await atDesk.newPage();
    await signIn(staff, SUPPORT);
    await staff.goto(`/admin/conversations?search=${encodeURIComponent(subject)}`);
    await expect(staff.getByRole("list", { name: "Conversations", exact: true }).getByRole("link")).toHaveCount(1);
    await expectAccessible(staff);
    // By keys alone: to the first, open it, to the reply.
    await expect(async () => {
      await staff.keyboard.press("j");
      await expect(staff.getByRole("link", { name: subject })).toBeFocused({ timeout: 1_000 });
    }).toPass();
    await staff.keyboard.press("r");
    await expect(staff.getByRole("heading", { level: 1, name: subject })).toBeVisible();
    await staff.getByLabel("Your note").fill("They called twice already.");
    await staff.getByRole("button", { name: "Write note" }).click();
    await expect(staff.getByRole("list", { name: "Messages", exact: true })).toContainText("They called twice already.");
    await staff.locator("h1").click();
    await staff.keyboard.press("r");
    const answer = staff.getByRole("textbox", { name: "Your answer" });
    await expect(answer).toBeFocused();
    // A half-written answer is there again after the page was left.
    const kept = staff.waitForResponse((response) => response.url().endsWith("/draft") && response.ok());
    await staff.keyboard.type("We are on it");
    await kept;
    await staff.reload();
    await expect(answer).toHaveValue("We are on it");
    await answer.fill("We are on it: the database was full.");
    await staff.getByRole("button", { name: "Send", exact: true }).click();
    await expect(staff.getByRole("list", { name: "Messages", exact: true })).toContainText("the database was full");
    await expect(answer).toHaveValue("");
    await expectAccessible(staff);

    // The client's page was open all the time.
    await expect(thread).toContainText("We are on it: the database was full.");
    await expect(page.getByText("Waiting for you").first()).toBeVisible();
    await expect(page.getByText("They called twice already.")).toHaveCount(0);
    await expect(async () => {
      await staff.reload();
      await expect(staff.getByText(/^Seen by/).first()).toBeVisible({ timeout: 1_000 });
    }).toPass();

    await staff.locator("h1").click();
    await staff.keyboard.press("e");
    await expect(staff.getByText(/^Resolved by/)).toBeVisible();
    await expect(page.getByText("This is resolved. A message opens it again.")).toBeVisible();
    await page.getByRole("textbox", { name: "Your message" }).fill("It is slow again.");
    await page.getByRole("button", { name: "Send", exact: true }).click();
    await expect(page.getByText("Waiting for support").first()).toBeVisible();
    await expect(staff.getByRole("list", { name: "Messages", exact: true })).toContainText("It is slow again.");

    // Its author takes it back, and it is gone for both.
    await thread.getByRole("listitem").filter({ hasText: "It is slow again." }).last().getByRole("button", { name: "Withdraw" }).click();
    await page.getByRole("dialog", { name: "Withdraw the message?" }).getByRole("button", { name: "Withdraw" }).click();
    await expect(thread).toContainText("This message was withdrawn.");
    await expect(staff.getByRole("list", { name: "Messages", exact: true })).not.toContainText("It is slow again.");
    await atDesk.close();
  });
});

test.describe("somebody of another company", () => {
  test.use({ allowComplaints: [/404/] });
  test("finds neither the conversation nor its file", async ({ page, browser }) => {
    await signIn(page, CLIENT);
    await page.goto("/portal/support/new");
    await page.getByLabel("Subject").fill("Ours alone");
    await page.getByLabel("Message", { exact: true }).fill("With a file.");
    await page.locator("input[type=file]").setInputFiles({ name: "a.txt", mimeType: "text/plain", buffer: Buffer.from("Ours") });
    await expect(page.getByText("Sent", { exact: true })).toBeVisible();
    await page.getByRole("button", { name: "Send to support" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "Ours alone" })).toBeVisible();
    const address = new URL(page.url()).pathname;
    const file = (await page.getByRole("link", { name: /^Save a\.txt/ }).getAttribute("href")) ?? "";
    const other = await browser.newPage();
    await signInByCookie(other, "admin@bizoholic.example");
    await other.goto(address);
    await expect(other.getByText("With a file.")).toHaveCount(0);
    expect((await other.request.get(address)).status()).toBe(404);
    expect((await other.request.get(file)).status()).toBe(404);
    await other.close();
  });
});
