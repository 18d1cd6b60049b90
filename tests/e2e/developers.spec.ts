import { expect, SUPER_ADMIN, signIn, test } from "./story.ts";

test("an operation is tried from the page, with one's own session", async ({ page }) => {
  await signIn(page, SUPER_ADMIN);
  await page.goto("/developers");
  const operation = page
    .getByRole("article")
    .or(page.getByRole("region"))
    .filter({ hasText: "/api/v1/tenants" })
    .filter({ hasText: "List, search and page" })
    .last();
  await operation.getByText("Try it").click();
  await operation.getByLabel(/^search/).fill("harbor");
  await operation.getByRole("button", { name: /Send/ }).click();
  await expect(operation).toContainText("200");
  await expect(operation).toContainText("harbor-dental");
});

test("a write is tried too: the page brings the CSRF token and the idempotency key", async ({ page }) => {
  await signIn(page, SUPER_ADMIN);
  await page.goto("/developers");
  const operation = page.getByRole("article").or(page.getByRole("region")).filter({ hasText: "Create a tenant" }).last();
  await operation.getByText("Try it").click();
  await operation.getByLabel(/body/i).fill(JSON.stringify({ name: "Tried", slug: "tried-from-the-page", planKey: "free" }));
  await operation.getByRole("button", { name: /Send/ }).click();
  await expect(operation).toContainText("201");
});

test("the document is OpenAPI 3.1 and names every operation on the page", async ({ page, request }) => {
  const document = (await (await request.get("/api/openapi.json")).json()) as {
    openapi: string;
    paths: Record<string, Record<string, { summary: string }>>;
  };
  expect(document.openapi).toMatch(/^3\.1\./);
  await page.goto("/developers");
  const summaries = Object.values(document.paths).flatMap((operations) => Object.values(operations).map(({ summary }) => summary));
  expect(summaries.length).toBeGreaterThan(50);
  // Asked once: looking for each in a page of this size takes its time. What cannot be seen has no text here.
  const headings = await page.getByRole("heading").allInnerTexts();
  expect(summaries.filter((summary) => !headings.includes(summary))).toEqual([]);
});
