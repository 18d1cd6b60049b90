import { randomUUID } from "node:crypto";
import { expect, signIn, test } from "./story.ts";

const MANAGER = "manager@harbor-dental.example";

test("a field of one's own is added, filled in, shown, narrows the list, and is archived while something stands in it", async ({ page }) => {
  const mark = randomUUID().slice(0, 6);
  // Keys are made of letters alone.
  const letters = mark.replace(/[^a-f]/g, "x");
  const seats = `Seats ${letters}`;
  await signIn(page, MANAGER);
  await page.goto("/portal/settings/fields");
  const form = page.getByRole("form", { name: "New field" });
  await form.getByLabel("Name of the field").fill(seats);
  await form.getByLabel("What stands in it").selectOption("number");
  await form.getByLabel("Unit").fill("seats");
  await form.getByRole("button", { name: "Add field" }).click();
  await expect(page.getByRole("heading", { name: seats })).toBeVisible();

  await page.goto("/portal/leads/new");
  await page.getByLabel("First name").fill("Ada");
  await page.getByLabel("Last name").fill(`Fields ${mark}`);
  await page.getByLabel(`${seats} (seats)`).fill("many");
  await page.getByRole("button", { name: "Add" }).click();
  // What may not stand there is said at the field, and nothing typed is lost.
  await expect(page.getByText("Write a number such as 12 or 12.5, with at most 4 decimals.").first()).toBeVisible();
  await expect(page.getByLabel("First name")).toHaveValue("Ada");
  await page.getByLabel(`${seats} (seats)`).fill("12.5");
  await page.getByRole("button", { name: "Add" }).click();
  await expect(page.getByRole("heading", { level: 1, name: `Ada Fields ${mark}` })).toBeVisible();
  await expect(page.getByText("12.5 seats")).toBeVisible();

  const parameter = `cfSeats${letters.charAt(0).toUpperCase()}${letters.slice(1)}`;
  await page.goto(`/portal/leads?search=${mark}&${parameter}Min=13`);
  await expect(page.getByRole("link", { name: `Ada Fields ${mark}` })).toHaveCount(0);
  await page.goto(`/portal/leads?search=${mark}&${parameter}Min=12`);
  await expect(page.getByRole("link", { name: `Ada Fields ${mark}` })).toBeVisible();

  await page.goto("/portal/settings/fields");
  const card = page.getByRole("listitem").filter({ has: page.getByRole("heading", { name: seats }) });
  await card.getByRole("button", { name: "Take away" }).click();
  await page
    .getByRole("dialog", { name: `Take ${seats} away?` })
    .getByRole("button", { name: "Take away" })
    .click();
  await expect(page.getByRole("button", { name: "Bring back" }).first()).toBeVisible();
});
