import { newId } from "#lib/platform/crypto";
import { createFlag } from "./flags.ts";
import { inDatabase } from "./in-database.ts";
import { openByKeyboard, openDialog, pressOn, tabTo, typeInto } from "./keyboard.ts";
import { expect, SUPER_ADMIN, signInByCookie, test } from "./story.ts";

/*
 * The admin's screens without a mouse: each one's main act, by Tab, Enter, Space, arrows and letters alone. Screens that have such a
 * story elsewhere are not here: the list of tenants and a tenant's page (accessibility, table), its notes (tenant-page) and its deletion
 * (lifecycle), settings (branding), a backup (backups), an endpoint that is paused (webhooks), the design gallery (gallery).
 */
test.beforeEach(async ({ page }) => {
  await signInByCookie(page, SUPER_ADMIN);
});

const DIALOG_SHUT = { timeout: 15_000 };

test("by keyboard alone: figures lead to their rows, and lists to what they list", async ({ page }) => {
  await openByKeyboard(page, "/admin");
  await pressOn(page, { href: /^\/admin\/tenants/ });
  await expect(page).toHaveURL(/\/admin\/tenants/);
  await openByKeyboard(page, "/admin/plans");
  await pressOn(page, "Cohorts");
  await expect(page.getByRole("heading", { level: 1, name: "Cohorts" })).toBeVisible();
  await openByKeyboard(page, "/admin/plans/cohorts");
  await pressOn(page, "Plans and revenue");
  await expect(page).toHaveURL(/\/admin\/plans$/);
  await openByKeyboard(page, "/admin/plans/profit");
  await pressOn(page, "Show");
  await expect(page).toHaveURL(/month=/);
  await openByKeyboard(page, "/admin/plans/profit");
  await pressOn(page, { href: /^\/admin\/plans\/profit\/[0-9a-f-]{36}/ });
  await expect(page).toHaveURL(/\/admin\/plans\/profit\/[0-9a-f-]{36}/);
  await openByKeyboard(page, "/admin/usage");
  await pressOn(page, { href: /\/admin\/usage\?.*days=/ });
  await expect(page).toHaveURL(/days=/);
  await openByKeyboard(page, "/admin/security");
  await pressOn(page, "Audit trail");
  await expect(page).toHaveURL(/\/admin\/audit$/);
  await openByKeyboard(page, "/admin/system");
  await pressOn(page, "Refresh");
  await expect(page.getByRole("heading", { level: 1, name: "System" })).toBeVisible();
});

test("by keyboard alone: a search in the trail, an entry, a person found, and a dialog that closes to where it was opened", async ({ page }) => {
  await openByKeyboard(page, "/admin/audit");
  await typeInto(page, /^Who/, SUPER_ADMIN);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/super/);
  await openByKeyboard(page, page.url());
  await pressOn(page, { href: /^\/admin\/audit\/[0-9a-f-]{36}/ });
  await expect(page.getByText("Hash (SHA-256)")).toBeVisible();

  await openByKeyboard(page, "/admin/people");
  await typeInto(page, "Search people", "member@");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/search=member/);
  await openByKeyboard(page, page.url());
  await pressOn(page, { href: /^\/admin\/people\/[0-9a-f-]{36}$/ });
  await expect(page).toHaveURL(/\/admin\/people\/[0-9a-f-]{36}$/);
  await openByKeyboard(page, page.url());
  await openDialog(page, "Suspend");
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toHaveCount(0);

  await openByKeyboard(page, "/admin/people/new");
  await typeInto(page, /^Name/, "Kim Keys");
  const address = `keys-${newId().slice(-12)}@staff.example`;
  await typeInto(page, /^E-mail address/, address);
  await pressOn(page, "Make account and send link");
  await expect(page.getByRole("heading", { level: 1, name: "Kim Keys" })).toBeVisible();

  await openByKeyboard(page, "/admin/mail");
  // Others write mails too, and of the rows of a table only one is a stop of Tab.
  await typeInto(page, "Search mails", address);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/search=keys-/);
  await openByKeyboard(page, page.url());
  await pressOn(page, /keys-.*@staff\.example/);
  await expect(page.getByRole("complementary", { name: "Your account" })).toContainText("/reset/");
});

test("by keyboard alone: a flag is made, killed with a reason and revived", async ({ page }) => {
  await openByKeyboard(page, "/admin/flags");
  await pressOn(page, "New flag");
  await expect(page).toHaveURL(/\/admin\/flags\/new/);
  await openByKeyboard(page, "/admin/flags/new");
  await typeInto(page, /^Key/, `keys.story_${newId().slice(-12)}`);
  await typeInto(page, /^Name/, "Made by keys");
  await pressOn(page, "Create flag");
  await expect(page.getByRole("heading", { level: 1, name: "Made by keys" })).toBeVisible();
  await openByKeyboard(page, page.url());
  await openDialog(page, "Kill");
  await typeInto(page, /^Reason/, "It was slow.");
  await pressOn(page, "Kill flag");
  await expect(page.getByText("Reason: It was slow.").first()).toBeVisible();
  await expect(page.getByRole("dialog")).toHaveCount(0, DIALOG_SHUT);
  await openByKeyboard(page, page.url());
  await openDialog(page, "Revive");
  await pressOn(page, "Revive flag");
  await expect(page.getByRole("button", { name: "Kill", exact: true })).toBeVisible();
});

test("by keyboard alone: a plan, a rule for a privilege, a sign-in domain and rules of backups are changed", async ({ page }) => {
  await openByKeyboard(page, "/admin/plans");
  await pressOn(page, { href: /^\/admin\/plans\/professional$/ });
  await expect(page).toHaveURL(/\/admin\/plans\/professional$/);
  await openByKeyboard(page, "/admin/plans/professional");
  await typeInto(page, /^AI requests per day/, "130");
  await pressOn(page, "Save the plan");
  await expect(page.getByText("Professional is changed.")).toBeVisible();

  await openByKeyboard(page, "/admin/privileges");
  await tabTo(page, "Who has");
  await page.keyboard.press("End");
  await typeInto(page, "may", "Delete lea");
  await pressOn(page, "Add rule");
  await expect(page.getByRole("status").filter({ hasText: "is added" })).toBeVisible();

  await openByKeyboard(page, "/admin/sign-in");
  await typeInto(page, /^Tenant’s short name/, "bizoholic");
  await typeInto(page, "Domain", `keys-${newId().slice(-12)}.example`);
  await pressOn(page, "Add domain");
  await expect(page.getByRole("row", { name: /keys-/ }).first()).toBeVisible();

  await openByKeyboard(page, "/admin/backups");
  await pressOn(page, { href: /^\/admin\/backups\/rules$/ });
  await expect(page).toHaveURL(/\/rules$/);
  await openByKeyboard(page, "/admin/backups/rules");
  await typeInto(page, /^A backup is made/, "Daily");
  await pressOn(page, "Show what they would do");
  await expect(page).toHaveURL(/\/admin\/backups\/rules\?/);
});

test("by keyboard alone: what is missing of a provider is told, an endpoint is made, changed and tried, and a schedule is run", async ({ page }) => {
  await openByKeyboard(page, "/admin/sign-in");
  await pressOn(page, "New provider");
  await expect(page).toHaveURL(/\/admin\/sign-in\/new$/);
  await openByKeyboard(page, "/admin/sign-in/new");
  await typeInto(page, /^Name/, "Keys login");
  await pressOn(page, "Save provider");
  await expect(page.getByRole("main").getByRole("alert").filter({ hasText: /\S/ }).first()).toBeVisible();

  await openByKeyboard(page, "/admin/integrations");
  await pressOn(page, "New endpoint");
  await expect(page).toHaveURL(/\/admin\/integrations\/new$/);
  await openByKeyboard(page, "/admin/integrations/new");
  const receiver = `127.0.0.1:9/${newId()}`;
  await typeInto(page, /^Address/, `http://${receiver}`);
  await pressOn(page, /^A tenant’s own details changed/, "Space");
  await pressOn(page, "Make the endpoint");
  await expect(page.getByText(/^whsec_/)).toBeVisible();
  await pressOn(page, "I have kept it");
  await expect(page.getByText(/^whsec_/)).toHaveCount(0);
  await openByKeyboard(page, "/admin/integrations");
  await pressOn(page, receiver);
  await expect(page).toHaveURL(/\/admin\/integrations\/[0-9a-f-]{36}$/);
  const endpoint = new URL(page.url()).pathname;
  await openByKeyboard(page, `${endpoint}/edit`);
  await typeInto(page, /^Description/, "Told by keys");
  await pressOn(page, "Save");
  await expect(page.getByText("Told by keys").first()).toBeVisible();
  await openByKeyboard(page, `${endpoint}/rotate`);
  await pressOn(page, "Make the new secret");
  await expect(page.getByText(/^whsec_/)).toBeVisible();
  await openByKeyboard(page, endpoint);
  await openDialog(page, "Send test");
  await pressOn(page, "Send it");
  await expect(page.getByRole("heading", { level: 1, name: "webhook.test" })).toBeVisible();
  await openByKeyboard(page, page.url());
  await pressOn(page, "Refresh");

  await openByKeyboard(page, "/admin/jobs");
  await pressOn(page, "Schedules");
  await expect(page.locator("#schedules")).toBeFocused();
  await openDialog(page, "Run now: notifications.purge");
  await pressOn(page, "Run now");
  await expect(page.getByText("notifications.purge is on its way.")).toBeVisible();
  await openByKeyboard(page, "/admin/jobs/notifications.purge");
  await pressOn(page, { href: /^\/admin\/jobs\/notifications\.purge\/[0-9a-f-]{36}/ });
  await expect(page.getByRole("heading", { level: 1, name: "Run of notifications.purge" })).toBeVisible();
  await openByKeyboard(page, page.url());
  await tabTo(page, "Refresh");
});

test("by keyboard alone: a sign-in provider is changed, opens a dialog that closes, and is deleted", async ({ page }) => {
  const id = newId();
  const path = `/admin/sign-in/${id}`;
  // Closed from the first: nobody who signs in meanwhile is offered it.
  await inDatabase(
    `INSERT INTO identity_provider (id, name, kind, issuer, client_id, client_secret_sealed, is_enabled)
     VALUES ($1, 'Keys login', 'oidc', 'https://login.keys.example', 'keys', 'sealed by nobody', false)`,
    [id],
  );
  try {
    await openByKeyboard(page, "/admin/sign-in");
    await pressOn(page, { href: new RegExp(`^${path}$`) });
    await expect(page.getByRole("heading", { level: 1, name: "Keys login" })).toBeVisible();
    await openByKeyboard(page, path);
    await typeInto(page, /^Name/, "Keyed login");
    await typeInto(page, /^E-mail domains/, "keys.example");
    await pressOn(page, "Save changes");
    await expect(page.getByRole("status").filter({ hasText: "The provider is changed." })).toBeVisible();
    await expect(page.getByRole("heading", { level: 1, name: "Keyed login" })).toBeVisible();
    await openByKeyboard(page, path);
    await openDialog(page, "Delete");
    await pressOn(page, "Delete provider");
    await expect(page).toHaveURL(/\/admin\/sign-in$/);
    await expect(page.getByText("Keyed login")).toHaveCount(0);
  } finally {
    await inDatabase("DELETE FROM identity_provider WHERE id = $1", [id]);
  }
});

test("by keyboard alone: a tenant’s flags say why, and one leads to its rules, where it is deleted", async ({ page }) => {
  const flag = await createFlag(page, "keys");
  const key = flag.split("/").at(-1) ?? "";
  try {
    await openByKeyboard(page, "/admin/tenants?search=bizoholic");
    await pressOn(page, { href: /^\/admin\/tenants\/[0-9a-f-]{36}$/ });
    await expect(page).toHaveURL(/\/admin\/tenants\/[0-9a-f-]{36}$/);
    await openByKeyboard(page, page.url());
    await pressOn(page, { href: /^\/admin\/tenants\/[0-9a-f-]{36}\/flags$/ });
    await expect(page).toHaveURL(/\/flags$/);
    await openByKeyboard(page, page.url());
    await pressOn(page, { href: new RegExp(`^${flag.replaceAll(".", "\\.")}$`) });
    await expect(page.getByRole("heading", { level: 1, name: "Story of keys" })).toBeVisible();
    await openByKeyboard(page, flag);
    await openDialog(page, "Delete");
    await typeInto(page, /^Type/, key);
    await pressOn(page, "Delete flag");
    await page.waitForURL("**/admin/flags");
  } finally {
    await inDatabase("DELETE FROM feature_flag WHERE key = $1", [key]);
  }
});

test("by keyboard alone: a tenant is opened step by step, and each of its pages does what it is for", async ({ page }) => {
  test.slow();
  const slug = `keys-${newId().slice(-12)}`;
  const nextStep = async (step: string) => {
    await pressOn(page, "Next");
    await page.waitForURL(`**/${step}`);
  };
  await openByKeyboard(page, "/admin/tenants/new");
  await typeInto(page, /^Name/, "Keyed");
  await typeInto(page, /^Address/, slug);
  await nextStep("plan");
  await nextStep("place");
  await nextStep("people");
  await tabTo(page, /^(Invite|Nobody)/);
  await page.keyboard.press("ArrowDown");
  await expect(page.getByLabel("Nobody yet")).toBeChecked();
  await nextStep("review");
  await pressOn(page, "Create tenant");
  await page.waitForURL(/\/admin\/tenants\/[0-9a-f-]{36}(\?|$)/);
  await expect(page.getByRole("heading", { level: 1, name: "Keyed" })).toBeVisible();
  const path = new URL(page.url()).pathname;

  await openByKeyboard(page, `${path}/edit`);
  await typeInto(page, /^Name/, "Keyed again");
  await pressOn(page, "Save");
  await expect(page.getByText("The changes are saved.")).toBeVisible();
  await openByKeyboard(page, `${path}/plan`);
  await openDialog(page, "Cancel the contract");
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await openByKeyboard(page, `${path}/domains`);
  await typeInto(page, "Domain", `${slug}.example`);
  await pressOn(page, "Add domain");
  await expect(page.getByText(`${slug}.example`).first()).toBeVisible();
  await openByKeyboard(page, `${path}/branding`);
  await typeInto(page, /^Name of the portal/, "Key Desk");
  await pressOn(page, "Save");
  await expect(page.getByText("The branding is changed.")).toBeVisible();
  await openByKeyboard(page, `${path}/members`);
  await typeInto(page, "Search members", "nobody");
  await page.keyboard.press("Enter");
  await expect(page.getByText("Nobody is found")).toBeVisible();
  await openByKeyboard(page, `${path}/timeline`);
  await pressOn(page, { href: /timeline\?kind=/ });
  await expect(page).toHaveURL(/kind=/);
  await openByKeyboard(page, `${path}/audit`);
  await pressOn(page, "Search in it");
  await expect(page).toHaveURL(/\/admin\/audit\?tenant=/);
  await openByKeyboard(page, `${path}/export`);
  await pressOn(page, "Make an export");
  await expect(page.getByRole("link", { name: /^Download/ })).toBeVisible();
  await openByKeyboard(page, `${path}/impersonate`);
  await tabTo(page, { href: /^\/(account|admin)\// });
  await openByKeyboard(page, `${path}/clone`);
  await typeInto(page, /^Name/, "Keyed twin");
  await typeInto(page, /^Address/, `${slug}-2`);
  await pressOn(page, "Clone the tenant");
  await expect(page.getByRole("heading", { level: 1, name: "Keyed twin" })).toBeVisible();
});
