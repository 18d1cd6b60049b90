import { randomUUID } from "node:crypto";
import { newId } from "#lib/platform/crypto";
import { inDatabase } from "./in-database.ts";
import { openByKeyboard, pressOn, tabTo, typeInto } from "./keyboard.ts";
import { expect, signIn, test } from "./story.ts";

/* What a client does most, without a mouse: from the figure to the row to the decision, a report begun, a campaign planned to its end. */

const CLIENT = "admin@bizoholic.example";

/** A creative that waits, of a campaign that is there already. @returns the creative's id */
async function waitingCreative(name: string): Promise<string> {
  const id = newId();
  await inDatabase(
    `WITH c AS (SELECT c.tenant_id, c.id FROM campaign c JOIN tenant t ON t.id = c.tenant_id
                WHERE t.slug = 'bizoholic' AND c.status <> 'archived' ORDER BY c.id LIMIT 1),
          made AS (INSERT INTO campaign_creative (id, tenant_id, campaign_id, name, state, submitted_at, created_at, updated_at)
                   SELECT $1::uuid, c.tenant_id, c.id, $2, 'waiting', now(), now(), now() FROM c RETURNING tenant_id, id)
     INSERT INTO campaign_creative_version (tenant_id, creative_id, number, text, made_at)
     SELECT tenant_id, id, 1, 'Twenty per cent off', now() FROM made`,
    [id, name],
  );
  return id;
}

test("by keyboard alone: the figure of what waits leads to exactly those rows, and one of them is approved", async ({ page }) => {
  const names = Array.from({ length: 6 }, (_, index) => `Banner ${randomUUID().slice(0, 8)} ${index}`);
  const ids = await Promise.all(names.map(waitingCreative));
  try {
    await signIn(page, CLIENT);
    await openByKeyboard(page, "/portal");
    const figure = page.getByRole("link", { name: /^Creatives that wait for approval: / });
    const count = Number((await figure.textContent())?.replace(/^\D+/, ""));
    expect(count).toBeGreaterThan(5);
    await pressOn(page, /^Creatives that wait for approval: /);
    await expect(page).toHaveURL(/\/portal\/campaigns\/creatives\?/);
    const rows = page.getByRole("table", { name: "Creatives" }).locator("tbody tr");
    await expect(rows).toHaveCount(count);
    await expect(rows.filter({ hasText: "Waiting for approval" })).toHaveCount(count);

    await openByKeyboard(page, page.url());
    await pressOn(page, { href: new RegExp(`/creatives/${ids[5]}$`) });
    await expect(page).toHaveURL(new RegExp(`/creatives/${ids[5]}$`));
    await openByKeyboard(page, page.url());
    await pressOn(page, "Approve");
    await expect(page.getByText("Approved", { exact: true }).first()).toBeVisible();
    await page.goto("/portal/campaigns/creatives?state=waiting");
    await expect(rows).toHaveCount(count - 1);
  } finally {
    await inDatabase("DELETE FROM campaign_creative WHERE id = ANY($1::uuid[])", [ids]);
  }
});

test("by keyboard alone: a report is begun from a template", async ({ page }) => {
  const name = `Keyed ${randomUUID().slice(0, 8)}`;
  await signIn(page, CLIENT);
  await openByKeyboard(page, "/portal/reports");
  await pressOn(page, "New report");
  await expect(page.getByRole("heading", { level: 1, name: "New report" })).toBeVisible();
  await openByKeyboard(page, "/portal/reports/new");
  await typeInto(page, "Name", name);
  await tabTo(page, /^Monthly overview/);
  await page.keyboard.press("ArrowDown");
  await expect(page.getByRole("radio", { name: /^Monthly overview/ })).not.toBeChecked();
  await page.keyboard.press("ArrowUp");
  await expect(page.getByRole("radio", { name: /^Monthly overview/ })).toBeChecked();
  await pressOn(page, "Begin the report");
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
  await expect(page.getByRole("region", { name: "Key figures" })).toBeVisible();
});

test("by keyboard alone: a campaign is planned step by step to its end, and launched", async ({ page }) => {
  test.slow();
  const name = `Keyed ${randomUUID().slice(0, 8)}`;
  const nextTo = async (heading: string) => {
    await pressOn(page, "Next");
    await expect(page.getByRole("heading", { level: 2, name: heading })).toBeVisible();
    await openByKeyboard(page, page.url());
  };
  await signIn(page, CLIENT);
  await openByKeyboard(page, "/portal/campaigns");
  await pressOn(page, "New campaign");
  await expect(page.getByRole("heading", { level: 1, name: "New campaign" })).toBeVisible();
  await openByKeyboard(page, "/portal/campaigns/new");
  await typeInto(page, "Name", name);
  await typeInto(page, /^What it is for/, "Sales");
  await nextTo("Budget and channels");
  await typeInto(page, /^Budget in/, "1000");
  await pressOn(page, "E-mail", "Space");
  await expect(page.getByRole("checkbox", { name: "E-mail" })).toBeChecked();
  await typeInto(page, /^Budget for E-mail/, "250");
  await nextTo("Audience and goals");
  await typeInto(page, /^Conversions/, "50");
  await nextTo("Links");
  await typeInto(page, /^Where people land/, "https://shop.example/keyed");
  await pressOn(page, "Next");
  await expect(page.getByRole("button", { name: "Create campaign" })).toBeVisible();
  await openByKeyboard(page, page.url());
  await pressOn(page, "Create campaign");
  await expect(page).toHaveURL(/\/campaigns\/[0-9a-f-]{36}$/);
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
  await openByKeyboard(page, page.url());
  await pressOn(page, /^Launch now/);
  await expect(page.getByRole("dialog")).toBeVisible();
  await pressOn(page, "Launch now");
  await expect(page.getByRole("main").getByText("Active", { exact: true })).toBeVisible();
});
