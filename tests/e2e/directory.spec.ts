import { expect, PORTAL_URL, signIn, test } from "./story.ts";

/** Makes a service account with a key for a directory, as the page's steps say. @returns the key */
async function directoryKey(page: Parameters<typeof signIn>[0]): Promise<string> {
  const name = `Directory ${Date.now()}`;
  await page.getByRole("link", { name: "Make an API key" }).click();
  await page.getByRole("button", { name: "New service account" }).click();
  const dialog = page.getByRole("dialog", { name: "New service account" });
  await dialog.getByLabel("Name").fill(name);
  await dialog.getByRole("button", { name: "Make the account" }).click();
  await page.getByRole("region", { name }).getByRole("link", { name: "New key" }).click();
  await page.getByLabel("Name", { exact: true }).fill("SCIM");
  await page.getByLabel("Provision people from a directory (SCIM)").check();
  await page.getByRole("button", { name: "Make the key" }).click();
  return (await page.getByRole("region", { name: "Your new key" }).getByRole("code").first().textContent()) ?? "";
}

test("a directory sends a group, and an admin chooses the role that it gives", async ({ page, request }) => {
  const group = `Kitchen leads ${Date.now()}`;
  await signIn(page, "admin@verde-kitchen.example");
  await page.goto("/portal/settings/directory");
  const secret = await directoryKey(page);
  const answer = await request.post(`${PORTAL_URL}/api/scim/v2/Groups`, {
    headers: { authorization: `Bearer ${secret}`, "content-type": "application/scim+json" },
    data: JSON.stringify({ schemas: ["urn:ietf:params:scim:schemas:core:2.0:Group"], displayName: group }),
  });
  expect(answer.status()).toBe(201);

  await page.goto("/portal/settings/directory");
  const form = page.getByRole("form", { name: `Role of ${group}` });
  await expect(form.getByLabel(`Role that ${group} gives`)).toHaveValue("");
  await form.getByLabel(`Role that ${group} gives`).selectOption("Manager");
  await form.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("status").filter({ hasText: `“${group}” now gives the role “Manager”.` })).toBeVisible();
  await page.reload();
  await expect(form.getByLabel(`Role that ${group} gives`)).toHaveValue("manager");
});
