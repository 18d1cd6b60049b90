import { randomUUID } from "node:crypto";
import { expect, signIn, test } from "./story.ts";

const MANAGER = "manager@harbor-dental.example";
const mailOf = (from: string, subject: string, id: string) =>
  Buffer.from(
    `From: Ada <${from}>\r\nTo: office@harbor-dental.example\r\nSubject: ${subject}\r\nMessage-ID: <${id}@engine.example>\r\nContent-Type: text/html\r\n\r\n<p>We would <b>like</b> an offer.</p>`,
  );

test("a saved mail is logged on a lead and stands on its timeline as text; taken away, it is gone", async ({ page }) => {
  const mark = randomUUID().slice(0, 6);
  await signIn(page, MANAGER);
  await page.goto("/portal/leads/new");
  await page.getByLabel("First name").fill("Ada");
  await page.getByLabel("Last name").fill(`Byron ${mark}`);
  await page.getByLabel("E-mail").fill(`ada-${mark}@engine.example`);
  await page.getByRole("button", { name: "Add" }).click();
  await expect(page.getByRole("heading", { level: 1, name: `Ada Byron ${mark}` })).toBeVisible();

  await page.getByRole("button", { name: "Log a mail" }).click();
  const dialog = page.getByRole("dialog", { name: "Log a mail" });
  const buffer = mailOf(`ada-${mark}@engine.example`, `Question ${mark}`, mark);
  await dialog.getByLabel("Choose saved mails").setInputFiles({ name: `${mark}.eml`, mimeType: "message/rfc822", buffer });
  const entry = page
    .getByRole("list", { name: "What was done" })
    .getByRole("listitem")
    .filter({ hasText: `Question ${mark}` });
  await expect(entry).toHaveCount(1);
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await entry.getByText("Text of the mail").click();
  await expect(entry.getByText("We would like an offer.")).toBeVisible();
  await entry.getByRole("button", { name: `Take away: Question ${mark}` }).click();
  await expect(entry).toHaveCount(0);
});

test("a mail that names nobody waits, and is put on a lead by hand", async ({ page }) => {
  const mark = randomUUID().slice(0, 6);
  await signIn(page, MANAGER);
  await page.goto("/portal/leads/new");
  await page.getByLabel("First name").fill("Grace");
  await page.getByLabel("Last name").fill(`Murray ${mark}`);
  await page.getByRole("button", { name: "Add" }).click();
  await expect(page.getByRole("heading", { level: 1, name: `Grace Murray ${mark}` })).toBeVisible();
  const lead = page.url();
  const { csrfToken } = (await (await page.request.get("/api/auth/csrf")).json()) as { csrfToken: string };
  const sent = await page.request.post("/api/v1/mail-log", {
    headers: { "content-type": "message/rfc822", "x-csrf-token": csrfToken },
    data: mailOf(`nobody-${mark}@unknown.example`, `Hello ${mark}`, `w-${mark}`),
  });
  expect(await sent.json()).toMatchObject({ isNew: true, isWaiting: true });

  await page.goto("/portal/leads/mails");
  await page.getByRole("button", { name: `Put on a record: Hello ${mark}` }).click();
  const dialog = page.getByRole("dialog", { name: "Whom is this mail about?" });
  const field = dialog.getByRole("combobox", { name: "Lead" });
  await field.fill(mark);
  await page.getByRole("option", { name: new RegExp(`Grace Murray ${mark}`) }).click();
  await dialog.getByRole("button", { name: "Put on a record" }).click();
  await expect(page.getByText("The mail stands on its page now.")).toBeVisible();
  await expect(page.getByRole("button", { name: `Put on a record: Hello ${mark}` })).toHaveCount(0);
  await page.goto(lead);
  await expect(page.getByRole("list", { name: "What was done" }).getByText(`Hello ${mark}`, { exact: true })).toBeVisible();

  await page.goto("/portal/leads/mails");
  await page.getByRole("navigation", { name: "Which mails" }).getByRole("link", { name: "On records" }).click();
  await expect(page).toHaveURL(/state=sorted/);
  await page.getByRole("searchbox", { name: "Search mails" }).fill(`NOBODY-${mark}`);
  await page.getByRole("search").getByRole("button", { name: "Search" }).click();
  await expect(page).toHaveURL(/search=/);
  const mails = page.getByRole("list", { name: "Mails", exact: true });
  await expect(mails.getByRole("heading", { name: `Hello ${mark}` })).toBeVisible();
  await mails.getByRole("link", { name: `Grace Murray ${mark}` }).click();
  await expect(page.getByRole("heading", { level: 1, name: `Grace Murray ${mark}` })).toBeVisible();
});
