import { randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import { expect, signIn, test } from "./story.ts";

const MANAGER = "manager@harbor-dental.example";

test("a file of leads is tried out, imported but for a bad line, which is downloaded, and taken back", async ({ page }) => {
  const mark = randomUUID().slice(0, 6);
  const csv = `First name,Last name,Email,Source\nAda,Lovelace ${mark},ada-${mark}@engine.example,event\nCharles,Babbage ${mark},no address,event\n`;
  await signIn(page, MANAGER);
  await page.goto("/portal/leads/import");
  await page.getByLabel("File with people").setInputFiles({ name: `people-${mark}.csv`, mimeType: "text/csv", buffer: Buffer.from(csv) });
  await expect(page.getByRole("heading", { level: 1, name: `people-${mark}.csv` })).toBeVisible();
  await expect(page.getByLabel("Last name")).toHaveValue("Last name");
  await page.getByRole("button", { name: "Try it out" }).click();
  await expect(page.getByText("Nothing is written yet.")).toBeVisible();
  await expect(page.getByText("Tried out", { exact: true }).first()).toBeVisible({ timeout: 60_000 });
  const lines = page.getByRole("table", { name: "Lines", exact: true });
  await expect(lines.getByRole("row", { name: new RegExp(`Charles Babbage ${mark}`) })).toContainText("Refused");
  await expect(lines.getByRole("row", { name: new RegExp(`Ada Lovelace ${mark}`) })).toContainText("New");

  await page.getByRole("button", { name: "Import now" }).click();
  await expect(page.getByText("Imported", { exact: true }).first()).toBeVisible({ timeout: 60_000 });
  await expect(page.getByText("Lines refused: 1")).toBeVisible();
  const link = lines.getByRole("link", { name: `Ada Lovelace ${mark}` });
  await expect(link).toBeVisible();
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name: "Download refused lines" }).click()]);
  const text = await readFile(await download.path(), "utf8");
  expect(text).toContain(`Charles,Babbage ${mark},no address,event,email: `);

  await page.getByRole("button", { name: "Take import back" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Take import back" }).click();
  await expect(page.getByText("Taken back", { exact: true }).first()).toBeVisible({ timeout: 60_000 });
  await page.goto(`/portal/leads?search=${mark}`);
  await expect(page.getByText(`Ada Lovelace ${mark}`)).toHaveCount(0);
});

test("two leads with one address are made one and parted again; the old address leads to the one that stays", async ({ page }) => {
  const mark = randomUUID().slice(0, 6);
  const addresses: string[] = [];
  await signIn(page, MANAGER);
  for (const [name, city] of [
    ["Grace", "Arlington"],
    ["G.", "New York"],
  ]) {
    await page.goto("/portal/leads/new");
    await page.getByLabel("First name").fill(name ?? "");
    await page.getByLabel("Last name").fill(`Hopper ${mark}`);
    await page.getByLabel("E-mail").fill(`grace-${mark}@navy.example`);
    await page.getByLabel("City").fill(city ?? "");
    await page.getByRole("button", { name: "Add", exact: true }).click();
    if (name === "G.") {
      // Who has the address is said before a second lead of it is written, and can be looked at; it is written when it is meant.
      await expect(page.getByText(`Grace Hopper ${mark} has this address already.`).first()).toBeVisible();
      await expect(page.getByRole("link", { name: "Show leads with this address" })).toHaveAttribute("href", /search=grace-/);
      await page.getByRole("button", { name: "Add it all the same" }).click();
    }
    await expect(page.getByRole("heading", { level: 1, name: `${name} Hopper ${mark}` })).toBeVisible();
    addresses.push(page.url());
  }
  await page.goto("/portal/leads/duplicates");
  const pair = page.getByRole("list", { name: "Pairs" }).getByRole("listitem").filter({ hasText: mark }).first();
  await expect(pair.getByText("Same address (60)")).toBeVisible();
  await pair.getByRole("link", { name: "Compare and merge" }).click();
  await page.getByRole("group", { name: "Place" }).getByText("New York").click();
  await page.getByRole("button", { name: "Make them one" }).click();
  await expect(page.getByText("The two are one now.", { exact: false }).first()).toBeVisible();
  await expect(page).toHaveURL(/\/leads\/[0-9a-f-]{36}$/);
  const survivor = new URL(page.url()).pathname;
  expect(addresses.map((each) => new URL(each).pathname)).toContain(survivor);
  await expect(page.getByText("New York").first()).toBeVisible();
  const gone = addresses.find((each) => new URL(each).pathname !== survivor) ?? "";
  await page.goto(gone);
  await expect(page).toHaveURL(new RegExp(`${survivor}$`));

  await page.goto("/portal/leads/duplicates");
  await page
    .getByRole("row", { name: new RegExp(`Hopper ${mark}`) })
    .getByRole("button", { name: "Part again" })
    .click();
  const asked = page.getByRole("dialog");
  // It stands in a cell whose words are kept on one line; its own are not cut off.
  await expect(asked.getByText("Both come back", { exact: false })).toBeVisible();
  expect(await asked.evaluate((dialog) => dialog.scrollWidth - dialog.clientWidth)).toBe(0);
  await asked.getByRole("button", { name: "Part again" }).click();
  // The news of it may draw the row anew before the answer comes to the dialog in it: the row says it either way.
  await expect(page.getByRole("table", { name: "Merged lately" }).getByRole("row", { name: new RegExp(`Hopper ${mark}`) })).toContainText(
    "Parted again",
  );
  await page.goto(gone);
  await expect(page).toHaveURL(gone);

  // Whoever tidies up merges more than a page shows; the way back is there for each.
  await page.goto("/portal/leads/duplicates?kind=contact&cursor=ffffffff-ffff-ffff-ffff-ffffffffffff");
  const pages = page.getByRole("navigation", { name: "Pages of merges" });
  await expect(pages.getByRole("link", { name: "First page" })).toHaveAttribute("href", "/portal/leads/duplicates?kind=contact");
  await expect(page.getByRole("table", { name: "Merged lately" })).toBeVisible();
});
