import { randomUUID } from "node:crypto";
import { inDatabase } from "./in-database.ts";
import { expect, mailedLink, signIn, test } from "./story.ts";

const CLIENT = "admin@harbor-dental.example";
const LARGEST_PAGE_BYTES = 100_000;

test("a tenant shows what it reached: figures with their source, no claim that the data does not hold, and words with consent", async ({
  page,
  browser,
}) => {
  const title = `Results ${randomUUID().slice(0, 8)}`;
  const email = `${randomUUID().slice(0, 8)}@clients.example`;
  await signIn(page, CLIENT);
  await page.goto("/portal/portfolio");
  await page.getByRole("link", { name: "New portfolio" }).click();
  await page.getByLabel("Title").fill(title);
  await page.getByRole("button", { name: "Propose figures" }).click();
  await expect(page.getByText("Verified").first()).toBeVisible();
  await expect(page.getByText(/From \d+ rows?, last written/).first()).toBeVisible();
  await page.getByRole("button", { name: "Save and go on" }).click();

  const badges = page.getByRole("form", { name: "Badges" });
  await badges.getByRole("checkbox", { name: "First Campaign Launch" }).check();
  await badges.getByRole("checkbox", { name: /^Level \d+/ }).check();
  await badges.getByRole("button", { name: "Save and go on" }).click();

  const added = page.getByRole("form", { name: "New case study" });
  await added.getByLabel("Title").fill("Search");
  await added.getByLabel("Results").fill("Revenue grew by 98765 %.");
  await added.getByRole("button", { name: "Add the case study" }).click();
  await expect(page.getByText("The data does not support this. It cannot be published so.")).toBeVisible();
  await page.getByRole("link", { name: "Publish", exact: true }).click();
  await page.getByRole("button", { name: "Publish", exact: true }).click();
  await expect(page.getByText("The data does not support everything that is claimed.")).toBeVisible();
  await page.getByRole("link", { name: "Case studies" }).click();
  await page.getByRole("form", { name: "Search" }).getByLabel("Show it as not verified").check();
  await page.getByRole("form", { name: "Search" }).getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Shown as not verified: the data does not support this.")).toBeVisible();

  await page.getByRole("link", { name: "Testimonials" }).click();
  await page.getByLabel("Name").fill("Clara Client");
  await page.getByLabel("E-mail").fill(email);
  await page.getByRole("button", { name: "Send the mail" }).click();
  await expect(page.getByText("Asked for", { exact: true })).toBeVisible();
  const visitor = await browser.newPage({ javaScriptEnabled: false });
  await visitor.goto(await mailedLink(email, "testimonial"));
  await visitor.getByLabel("Your words").fill("They kept every promise they made.");
  await visitor.getByRole("checkbox").check();
  await visitor.getByRole("button", { name: "Send it" }).click();
  await expect(visitor.getByRole("status")).toContainText("wait for approval");
  await page.reload();
  await page.getByRole("button", { name: "Approve" }).click();
  await expect(page.getByText("Approved", { exact: true })).toBeVisible();

  await page.getByRole("link", { name: "Publish", exact: true }).click();
  await page.getByRole("button", { name: "Publish", exact: true }).click();
  await expect(page.getByRole("heading", { name: "Everybody can read it" })).toBeVisible();
  const url = (await page.getByRole("link", { name: "As PDF" }).getAttribute("href"))?.replace(/\/pdf$/, "") ?? "";
  const response = await visitor.goto(url);
  expect((await response?.request().sizes())?.responseBodySize ?? LARGEST_PAGE_BYTES).toBeLessThan(LARGEST_PAGE_BYTES);
  await expect(visitor.getByRole("heading", { level: 1, name: title })).toBeVisible();
  await expect(visitor.getByText("Not verified")).toBeVisible();
  await expect(visitor.getByRole("heading", { name: "First Campaign Launch" })).toBeVisible();
  await expect(visitor.getByText("Launch your first campaign.")).toBeVisible();
  await expect(visitor.getByRole("heading", { name: /^Level \d+/ })).toBeVisible();
  await expect(visitor.getByText("They kept every promise they made.")).toBeVisible();
  expect((await visitor.request.get(`${url}/pdf`)).headers()["content-type"]).toBe("application/pdf");
  expect((await visitor.request.get(`${url}/card`)).headers()["content-type"]).toBe("image/png");

  await page.getByRole("button", { name: "Withdraw" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Withdraw" }).click();
  await expect(page.getByText("Withdrawn", { exact: true })).toBeVisible();
  expect((await visitor.goto(url))?.status()).toBe(404);
  await page.getByRole("button", { name: "Delete" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Delete the portfolio" }).click();
  await expect(page.getByText("The portfolio is deleted, and its page with it.")).toBeVisible();
  await inDatabase("DELETE FROM mail_message WHERE recipient = $1", [email]);
  await visitor.close();
});
