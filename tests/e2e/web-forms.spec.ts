import { randomUUID } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, PORTAL_URL, signIn, test } from "./story.ts";

const MANAGER = "manager@verde-kitchen.example";

test.describe("a form on a page of one's own", () => {
  // A browser tells of every answer that is no success, as is the one that asks to put a field right.
  test.use({ allowComplaints: [/status of 422/] });

  test("is made, put on a site, sent without and with script, held where it looks like spam, and becomes a lead with a score", async ({
    page,
    browser,
    watch,
  }) => {
    await signIn(page, MANAGER);
    await page.goto("/portal/forms/new");
    const name = `Contact ${randomUUID().slice(0, 6)}`;
    await page.getByLabel("Name", { exact: true }).fill(name);
    await page.getByLabel("Title").fill("Write to us");
    await page.getByRole("spinbutton", { name: "Proof of work" }).fill("8");
    await page.getByRole("spinbutton", { name: "Least time to fill it in" }).fill("0");
    await page.getByRole("button", { name: "Make form" }).click();
    await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
    const script =
      (await page
        .getByText(/data-bizosaas-form="/)
        .first()
        .textContent()) ?? "";
    const key = /data-bizosaas-form="([\w-]{16})"/.exec(script)?.[1] ?? "";

    // A page of somebody else's, from another origin.
    const site = createServer((_request, response) => {
      response.setHeader("content-type", "text/html");
      response.end(
        `<!doctype html><html lang="en"><title>Shop</title><link rel="icon" href="data:,"><h1>Shop</h1><div data-bizosaas-form="${key}"></div><script async src="${PORTAL_URL}/forms.js"></script></html>`,
      );
    });
    await new Promise<void>((resolve) => site.listen(0, "127.0.0.1", resolve));
    const elsewhere = await browser.newContext();
    watch(elsewhere);
    try {
      const visitor = await elsewhere.newPage();
      await visitor.goto(`http://127.0.0.1:${(site.address() as AddressInfo).port}/?utm_source=newsletter`);
      await visitor.getByLabel("First name").fill("Greta");
      await visitor.getByLabel("Mail address").fill("greta@company");
      await visitor.getByLabel("I agree that my details").check();
      await visitor.getByRole("button", { name: "Send" }).click();
      await expect(visitor.getByText("Please look at the marked fields")).toBeVisible();
      await expect(visitor.getByLabel("Mail address")).toHaveAttribute("aria-invalid", "true");
      await visitor.getByLabel("Mail address").fill("greta@prospect.example");
      await visitor.getByRole("button", { name: "Send" }).click();
      await expect(visitor.getByText("Thank you. We have received your words")).toBeVisible();
    } finally {
      site.close();
      await elsewhere.close();
    }

    // Without script there is no proof: the words wait for a person.
    const plain = await browser.newContext({ javaScriptEnabled: false, baseURL: PORTAL_URL });
    watch(plain);
    const reader = await plain.newPage();
    await reader.goto(`/f/${key}?utm_source=print`);
    await reader.getByLabel("Mail address").fill("otto@prospect.example");
    await reader.getByLabel("I agree that my details").check();
    await reader.getByRole("button", { name: "Send" }).click();
    await expect(reader.getByText("Thank you. We have received your words")).toBeVisible();
    await plain.close();

    const card = (who: string) => page.getByRole("listitem").filter({ hasText: who }).first();
    await expect(async () => {
      await page.reload();
      await expect(card("greta@prospect.example")).toContainText("Open the lead", { timeout: 1_000 });
      await expect(card("otto@prospect.example")).toContainText("The proof of work is missing", { timeout: 1_000 });
    }).toPass();
    await expect(card("greta@prospect.example")).toContainText("newsletter");
    await expect(page.getByText("Mail address: missing or not right", { exact: true })).toBeVisible();
    await card("otto@prospect.example").getByRole("button", { name: "Make it a lead" }).click();
    await expect(async () => {
      await page.reload();
      await expect(card("otto@prospect.example")).toContainText("Open the lead", { timeout: 1_000 });
    }).toPass();
    const lead = await card("otto@prospect.example").getByRole("link", { name: "Open the lead" }).getAttribute("href");
    const id = lead?.split("/").at(-1) ?? "";
    await expect(async () => {
      const { score } = (await (await page.request.get(`/api/v1/crm/leads/${id}/score`)).json()) as {
        score: { score: number; factors: { points: number }[] } | null;
      };
      expect(score?.factors.reduce((sum, { points }) => sum + points, 0)).toBe(score?.score);
      expect(score).not.toBeNull();
    }).toPass();
  });
});

test("a manager sees how leads are scored, and sets the weights", async ({ page }) => {
  await signIn(page, MANAGER);
  await page.goto("/portal/leads/scoring");
  await expect(page.getByText("A scorecard needs 50 won and 50 lost.")).toBeVisible();
  await page.getByRole("spinbutton", { name: "How well they fit" }).fill("30");
  await page.getByLabel("Countries you look for").fill("at, de");
  await page.getByRole("button", { name: "Save rules" }).click();
  await expect(page.getByText("Saved. Open leads are scored anew within minutes.")).toBeVisible();
  await page.reload();
  await expect(page.getByRole("spinbutton", { name: "How well they fit" })).toHaveValue("30");
  await expect(page.getByLabel("Countries you look for")).toHaveValue("AT, DE");
});
