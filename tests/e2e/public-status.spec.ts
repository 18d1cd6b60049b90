import { expect, mailedLink, test } from "./story.ts";

test.describe("without script", () => {
  test.use({ javaScriptEnabled: false });

  test("a visitor reads how the services are, and subscribes to be told by mail, confirms it and ends it", async ({ page }) => {
    const email = "reader@subscribers.example";
    const response = await page.goto("/status");
    const wire = (await response?.request().sizes())?.responseBodySize ?? Number.POSITIVE_INFINITY;
    expect(wire).toBeLessThan(30_000);
    // Right after a start nothing is measured yet, and says so.
    await expect(async () => {
      await page.reload();
      await expect(page.getByRole("listitem").filter({ hasText: "PostgreSQL" })).toContainText("Operational", { timeout: 500 });
    }).toPass({ timeout: 30_000 });

    await page.getByLabel("E-mail").fill(email);
    await page.getByRole("button", { name: "Subscribe" }).click();
    await expect(page.getByRole("heading", { name: "Look into your mailbox" })).toBeVisible();
    await expect(page.getByRole("main")).toContainText(email);

    await page.goto(await mailedLink(email, "status/subscription"));
    await page.getByRole("button", { name: "Yes, tell me" }).click();
    await expect(page.getByRole("heading", { name: "You will be told" })).toBeVisible();
    await page.getByRole("button", { name: "No longer tell me" }).click();
    await expect(page.getByRole("heading", { name: "You are no longer told" })).toBeVisible();
    await page.getByRole("link", { name: "Back to the status page" }).click();
    await expect(page.getByRole("heading", { level: 2, name: "Services" })).toBeVisible();
  });

  test("an address that is none is refused with what to do, in the reader's language", async ({ browser }) => {
    const context = await browser.newContext({ locale: "de", javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto("/status");
    // As a browser would send it that checks nothing.
    await page.getByLabel("E-Mail").evaluate((field) => field.setAttribute("type", "text"));
    await page.getByLabel("E-Mail").fill("nobody");
    await page.getByRole("button", { name: "Abonnieren" }).click();
    await expect(page.getByRole("heading", { name: "Das hat nicht geklappt" })).toBeVisible();
    await context.close();
  });
});
