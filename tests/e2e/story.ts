import { type BrowserContext, test as base, type CDPSession, expect, type Page } from "@playwright/test";
import { DEMO_PASSWORD } from "../support/installation.ts";
import { signInClient } from "../support/portal.ts";

export const PORTAL_URL = process.env.E2E_URL ?? "";
export const SUPER_ADMIN = "super@demo.bizosaas.example";
export const SUPPORT = "support@demo.bizosaas.example";
export { expect };

/** What a page is allowed to complain about: the test provokes it. */
type Allowed = RegExp[];
/** The browser says this when a page is left while its socket is still on the way, which is nobody's fault. */
const LEFT_EARLY = /WebSocket is closed before the connection is established/;

/**
 * A test whose pages may not complain: an error in the console (a refused script or style among them) or an uncaught
 * exception fails it. `allowComplaints` names those that belong to the story.
 */
export const test = base.extend<{ allowComplaints: Allowed; watch: (context: BrowserContext) => void }>({
  baseURL: PORTAL_URL,
  allowComplaints: async ({ browserName: _ }, use) => use([]),
  watch: async ({ allowComplaints }, use) => {
    const complaints: string[] = [];
    await use((context) => {
      context.on("console", (message) => {
        if (message.type() === "error" || message.type() === "warning") complaints.push(`${message.text()} (${message.location().url})`);
      });
      context.on("weberror", (error) => complaints.push(String(error.error())));
    });
    expect(complaints.filter((text) => ![LEFT_EARLY, ...allowComplaints].some((allowed) => allowed.test(text)))).toEqual([]);
  },
  context: async ({ context, watch }, use) => {
    watch(context);
    await use(context);
  },
});

/** Signs in through the form, as people do. */
export async function signInByForm(page: Page, email: string): Promise<void> {
  await page.goto("/login");
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password").fill(DEMO_PASSWORD);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await page.waitForURL((url) => url.pathname !== "/login");
}

/** Signs in over HTTP, for stories about something else. */
export async function signInByCookie(page: Page, email: string): Promise<void> {
  const { cookies } = await signInClient(PORTAL_URL, email, DEMO_PASSWORD);
  await page.context().addCookies([...cookies].map(([name, value]) => ({ name, value, url: PORTAL_URL })));
}

/** The same, and opens where one lands. */
export async function signIn(page: Page, email: string): Promise<void> {
  await signInByCookie(page, email);
  await page.goto(email.endsWith("@demo.bizosaas.example") ? "/admin/tenants" : "/portal");
}

/** The newest link of this kind that was mailed to an address, as the operator's staff read the outbox. */
export async function mailedLink(email: string, kind: string): Promise<string> {
  const staff = await signInClient(PORTAL_URL, SUPER_ADMIN, DEMO_PASSWORD);
  const outbox = await staff.request("GET", `/api/v1/platform/mail?search=${encodeURIComponent(email)}&limit=100`);
  const { mails } = (await outbox.json()) as { mails: { id: string; recipient: string }[] };
  for (const { id } of mails.filter(({ recipient }) => recipient === email)) {
    const { text } = (await (await staff.request("GET", `/api/v1/platform/mail/${id}`)).json()) as { text: string };
    const [, path] = new RegExp(`(/${kind}/[\\w.-]{43,80})`).exec(text) ?? [];
    if (path) return path;
  }
  throw new Error(`No link ${kind} was mailed to ${email}`);
}

interface NewCompany {
  company: string;
  /** Of the person who registers it. */
  name: string;
  email: string;
  password: string;
}

/** Fills the form of registration and sends it. */
export async function fillRegistration(page: Page, { company, name, email, password }: NewCompany): Promise<void> {
  await page.getByLabel("Your name").fill(name);
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Company").fill(company);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Register" }).click();
}

/** Registers a company and confirms it by the mail’s link: its person is in its portal, as its admin. */
export async function openCompany(page: Page, registration: NewCompany): Promise<void> {
  await page.goto("/register");
  await fillRegistration(page, registration);
  await expect(page.getByRole("status").filter({ hasText: `We have sent a mail to ${registration.email}` })).toBeVisible();
  await page.goto(await mailedLink(registration.email, "verify"));
  await page.getByLabel("Password").fill(registration.password);
  await page.getByRole("button", { name: "Confirm and open the portal" }).click();
  await expect(page).toHaveURL(/\/portal$/);
}

/** Gives the browser a device that makes passkeys and unlocks by itself. */
export async function virtualAuthenticator(page: Page): Promise<CDPSession> {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send("WebAuthn.enable");
  await cdp.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  return cdp;
}
