import { newId } from "#lib/platform/crypto";
import { inDatabase } from "./in-database.ts";
import { expect, SUPER_ADMIN, SUPPORT, signIn, test } from "./story.ts";

/** A mail whose job the worker cannot do here, since no mail server is configured: it fails for good at its first attempt. */
async function mailThatCannotBeSent(): Promise<{ mailId: string; runId: string }> {
  const [mailId, runId] = [newId(), newId()];
  await inDatabase(
    "INSERT INTO mail_message (id, recipient, subject, text, status) VALUES ($1, 'ada@jobs.example', 'For the jobs story', 'Hello', 'queued')",
    [mailId],
  );
  await inDatabase(
    `INSERT INTO pgboss.job (id, name, data, retry_limit, dead_letter) VALUES ($1, 'mail.send', jsonb_build_object('id', $2::text), 0, 'mail.send.dead')`,
    [runId, mailId],
  );
  return { mailId, runId };
}

test("an operator finds a failed run, sends it again when its cause is mended, and sees it done", async ({ page }) => {
  test.slow();
  const { mailId, runId } = await mailThatCannotBeSent();
  await signIn(page, SUPPORT);
  await page.getByRole("navigation").getByRole("link", { name: "Jobs" }).first().click();
  await expect(page.getByRole("heading", { level: 1, name: "Jobs" })).toBeVisible();
  const row = page.getByRole("table", { name: "Queues" }).getByRole("row", { name: /^mail\.send/ });
  await expect
    .poll(
      async () => {
        await page.getByRole("link", { name: "Refresh" }).click();
        return row.getByRole("cell").last().textContent();
      },
      { timeout: 20_000 },
    )
    .not.toBe("0");
  await row.getByRole("cell").last().getByRole("link").click();
  await expect(page).toHaveURL(/\/admin\/jobs\/mail\.send\?state=dead/);
  await page.getByRole("table", { name: "Runs" }).locator("tbody").getByRole("link").first().click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Dead letter of mail.send");
  await expect(page.getByText("SMTP_URL is not set in the worker").first()).toBeVisible();
  await expect(page.getByText(mailId)).toBeVisible();

  // The cause is mended: the mail went out another way.
  await inDatabase("UPDATE mail_message SET status = 'sent', sent_at = now() WHERE id = $1", [mailId]);
  const letter = page.url();
  await page.getByRole("button", { name: "Retry" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Send again" }).click();
  await expect(page).toHaveURL(new RegExp(`/admin/jobs/mail\\.send/${runId}`));
  await expect(page.getByText("It was sent again.")).toBeVisible();
  await expect
    .poll(
      async () => {
        await page.getByRole("link", { name: "Refresh" }).click();
        return page.getByRole("main").getByText("Done", { exact: true }).count();
      },
      { timeout: 20_000 },
    )
    .toBeGreaterThan(0);
  await expect(page.getByRole("button", { name: "Retry" })).toHaveCount(0);
  expect((await page.request.get(letter)).status()).toBe(404);

  await page.goto("/admin/audit?action=job.retry");
  await expect(page.getByRole("row").filter({ hasText: SUPPORT }).first()).toContainText("Job sent again");
});

test("a run is found by its id, and a schedule is run by hand", async ({ page }) => {
  await signIn(page, SUPER_ADMIN);
  await page.goto("/admin/jobs");
  const schedule = page.getByRole("table", { name: "Schedules" }).getByRole("row", { name: /^identity\.purge/ });
  await schedule.getByRole("button", { name: /^Run now/ }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Run now" }).click();
  await expect(page.getByText("identity.purge is on its way.")).toBeVisible();
  await expect
    .poll(
      async () => {
        await page.getByRole("link", { name: "Refresh" }).click();
        return schedule.textContent();
      },
      { timeout: 20_000 },
    )
    .toContain("Done");
  await schedule.getByRole("link").last().click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Run of identity.purge");
  const id = page.url().split("/").at(-1) ?? "";
  await page.goto("/admin/jobs/identity.purge");
  await page.getByRole("searchbox", { name: "Search runs" }).fill(id);
  await page.keyboard.press("Enter");
  const runs = page.getByRole("table", { name: "Runs" });
  await expect(runs.getByRole("link", { name: id, exact: true })).toBeVisible();
  await runs.getByRole("link", { name: `Preview ${id}` }).click();
  await page.getByRole("complementary", { name: id }).getByRole("link", { name: "Open the run" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Run of identity.purge");
  await page.goto("/admin/jobs/identity.purge?state=finished");
  await expect(page).toHaveURL(/state=done%2Ccancelled$/);
  await expect(runs.getByRole("link", { name: "Ended" })).toBeVisible();
  await page.goto("/admin/jobs/identity.purge?search=nothing");
  await expect(page.getByText("No run here")).toBeVisible();
});

test("queues at rest are left out until one asks for them", async ({ page }) => {
  await signIn(page, SUPPORT);
  await page.goto("/admin/jobs");
  const rows = page.getByRole("table", { name: "Queues" }).getByRole("row");
  const rest = page.getByText(/ at rest: nothing waits, runs or has failed/);
  const resting = async () => Number(/\d+/.exec((await rest.textContent()) ?? "")?.[0]);
  expect(await resting()).toBeGreaterThan(0);
  await page.getByRole("link", { name: "Show all queues" }).click();
  await expect(page).toHaveURL(/\?queues=all$/);
  // The header's row, and every queue that one can be named.
  await expect(rows.filter({ hasText: "privacy.make_export" })).toHaveCount(1);
  const all = (await rows.count()) - 1;
  expect(all).toBeGreaterThanOrEqual(await resting());
  await page.getByRole("link", { name: "Leave out those at rest" }).click();
  await expect(page).toHaveURL(/\/admin\/jobs$/);
  await expect(rows).not.toHaveCount(all + 1);
});

test("the page about the system tells versions, checks and settings, and no secret", async ({ page }) => {
  await signIn(page, SUPPORT);
  await page.goto("/admin/system");
  await expect(page.getByRole("heading", { level: 1, name: "System" })).toBeVisible();
  await expect(page.getByText("1 reports.")).toBeVisible();
  await expect(page.getByRole("table", { name: "Configuration" }).getByRole("row", { name: /AUTH_SECRET/ })).toContainText("Set, and kept secret");
  await expect(
    page
      .getByRole("table", { name: "Processes" })
      .getByRole("row", { name: /Job worker/ })
      .first(),
  ).toContainText("Running");
  await expect(page.getByRole("table", { name: "Migrations" }).getByRole("row")).not.toHaveCount(1);
  expect(await page.content()).not.toMatch(/postgres(ql)?:\/\/[^/\s"]*:[^/\s"]*@/);
});
