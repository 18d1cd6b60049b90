import { randomUUID } from "node:crypto";
import { expect, signIn, test } from "./story.ts";

const MANAGER = "manager@harbor-dental.example";

test("a lead that is entered goes to somebody by the rules and says why, unless its owner is chosen", async ({ page }) => {
  const mark = randomUUID().slice(0, 6);
  const rule = `Iceland ${mark}`;
  await signIn(page, MANAGER);
  await page.goto("/portal/leads/assignment");
  const form = page.getByRole("form", { name: "New rule" });
  await form.getByLabel("Name", { exact: true }).fill(rule);
  await form.getByLabel("How it gives leads").selectOption("territory");
  await form.getByLabel("Countries").fill("IS");
  await form.getByLabel("By hand", { exact: true }).check();
  await form.getByLabel("Sofia Reyes", { exact: true }).check();
  await form.getByRole("button", { name: "Add rule" }).click();
  const listed = page.getByRole("listitem").filter({ hasText: rule });
  await expect(listed).toContainText("By territory · By hand · IS");

  const enter = async (lastName: string, owner: string | null) => {
    await page.goto("/portal/leads/new");
    await page.getByLabel("Last name").fill(`${lastName} ${mark}`);
    await page.getByLabel("Country").selectOption({ label: "Iceland" });
    if (owner) await page.getByLabel("Owner", { exact: true }).selectOption({ label: owner });
    await page.getByRole("button", { name: "Add" }).click();
    await expect(page.getByRole("heading", { level: 1, name: `${lastName} ${mark}` })).toBeVisible();
  };
  try {
    await enter("Given", null);
    const why = page.getByText(`Assigned: Rule “${rule}”: country IS`);
    await expect(why).toBeVisible();
    await expect(why.locator("..")).toContainText("Sofia Reyes");
    await enter("Chosen", "Marcus Bell");
    await expect(page.getByText("Assigned: by hand")).toBeVisible();
  } finally {
    await page.goto("/portal/leads/assignment");
    await listed.getByRole("button", { name: "Delete", exact: true }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Delete", exact: true }).click();
    await expect(listed).toHaveCount(0);
  }
});
