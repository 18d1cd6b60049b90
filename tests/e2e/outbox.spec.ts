import { readFile } from "node:fs/promises";
import { newId } from "#lib/platform/crypto";
import { inDatabase } from "./in-database.ts";
import { expect, SUPPORT, signInByCookie, test } from "./story.ts";

test("a mail in the outbox shows what it brings along, and staff take the file home", async ({ page }) => {
  const [mailId, fileId, mark] = [newId(), newId(), newId().slice(-8)];
  const name = `Overview ${mark}.pdf`;
  await inDatabase(
    "INSERT INTO mail_file (id, name, content_type, size_bytes, bytes, created_at) VALUES ($1, $2, 'application/pdf', 5, '\\x255044462d', now())",
    [fileId, name],
  );
  await inDatabase(
    "INSERT INTO mail_message (id, recipient, subject, text, status, file_id, created_at) VALUES ($1, $2, $3, 'Here it is.', 'sent', $4, now())",
    [mailId, `reader-${mark}@prospect.example`, `Report ${mark}`, fileId],
  );
  await signInByCookie(page, SUPPORT);
  await page.goto(`/admin/mail?search=${mark}`);
  await page
    .getByRole("link", { name: `Report ${mark}` })
    .first()
    .click();
  const mail = page.getByRole("complementary", { name: `Report ${mark}` });
  await expect(mail).toContainText("application/pdf");
  const [download] = await Promise.all([page.waitForEvent("download"), mail.getByRole("link", { name }).click()]);
  expect(download.suggestedFilename()).toBe(name);
  expect((await readFile(await download.path())).toString()).toBe("%PDF-");
  await inDatabase("UPDATE mail_file SET bytes = NULL, removed_at = now() WHERE id = $1", [fileId]);
  await page.reload();
  await expect(mail).toContainText("Removed on");
  await expect(mail).toContainText(name);
  await expect(mail.getByRole("link", { name })).toHaveCount(0);
});
