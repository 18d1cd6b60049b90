import { expect, SUPER_ADMIN, signIn, test } from "./story.ts";

test("an operation is found by words and tried from its page, with one's own session", async ({ page }) => {
  await signIn(page, SUPER_ADMIN);
  await page.goto("/developers");
  await page.getByRole("searchbox", { name: "Search operations" }).fill("get tenants list");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/search=get/);
  await page.getByRole("link", { name: "List, search and page through tenants" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("List, search and page through tenants");
  await page.getByLabel(/^search/).fill("harbor");
  await page.getByRole("button", { name: /Send/ }).click();
  const main = page.getByRole("main");
  await expect(main).toContainText("200");
  await expect(main).toContainText("harbor-dental");
});

test("a write is tried too: the page brings the CSRF token and the idempotency key", async ({ page }) => {
  await signIn(page, SUPER_ADMIN);
  await page.goto("/developers/createTenant");
  await page.getByRole("textbox", { name: /body/i }).fill(JSON.stringify({ name: "Tried", slug: "tried-from-the-page", planKey: "free" }));
  await page.getByRole("button", { name: /Send/ }).click();
  await expect(page.getByRole("main")).toContainText("201");
});

test("the document is OpenAPI 3.1 and the page leads to every operation in it", async ({ page, request }) => {
  const answer = await request.get("/api/openapi.json");
  const document = (await answer.json()) as { openapi: string; paths: Record<string, Record<string, { operationId: string }>> };
  expect(document.openapi).toMatch(/^3\.1\./);
  const ids = Object.values(document.paths).flatMap((operations) => Object.values(operations).map(({ operationId }) => operationId));
  expect(ids.length).toBeGreaterThan(50);
  await page.goto("/developers");
  const links = await page
    .getByRole("main")
    .getByRole("link")
    .evaluateAll((all) => all.map((link) => link.getAttribute("href")));
  expect(ids.filter((id) => !links.includes(`/developers/${id}`))).toEqual([]);

  const again = await request.get("/api/openapi.json", { headers: { "if-none-match": answer.headers().etag ?? "" } });
  expect(again.status()).toBe(304);
});
