import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { requireStaff, requireTenant } from "#lib/access";
import {
  addTenantDomain,
  authFrame,
  beginProviderSignIn,
  callNextAuth,
  changeProvider,
  contextOfRequest,
  cookieNames,
  createProvider,
  findCompanyProvider,
  getProvider,
  listMyTenants,
  listProviders,
  makeSessionToken,
  removeTenantDomain,
  signIn,
  switchProvider,
  testProvider,
  verifyTenantDomain,
} from "#lib/identity";
import type { CreateProviderInput } from "#lib/identity/schema";
import { createProviderInput } from "#lib/identity/schema";
import { newId } from "#lib/platform/crypto";
import type { Runtime } from "#lib/platform/runtime";
import { createPerson, createTenant, signedInContext, staffContext, tenantContext, testRuntime } from "../support/contexts.ts";
import { query, type TestDatabase, testDatabase } from "../support/database.ts";
import { type LocalProvider, startLocalProvider } from "../support/sign-in-provider.ts";

const PASSWORD = "correct horse battery staple";

let database: TestDatabase;
let runtime: Runtime;
let local: LocalProvider;
let redirectUri = "";

beforeAll(async () => {
  database = await testDatabase();
  runtime = { ...testRuntime(database, { env: { PROVIDERS_ON_LOOPBACK: "true" } }), db: database.db, jobs: database.jobs };
  // As the server does: NextAuth knows from here where it is.
  process.env.NEXTAUTH_URL = runtime.config.publicUrl;
  local = await startLocalProvider(() => redirectUri);
});
beforeEach(() => {
  runtime = { ...runtime, ...testRuntime(database, { env: { PROVIDERS_ON_LOOPBACK: "true" } }), db: database.db, jobs: database.jobs };
});
afterAll(async () => {
  await local.close();
  await database.drop();
});

const sql = <Row extends object>(text: string, values: unknown[] = []) => query<Row>(database.superuserUrl, text, values);
const facts = (cookieHeader: string | null = null) => ({ cookieHeader, requestId: newId(), ip: "192.0.2.7", userAgent: "tests" });
const anonymous = () => contextOfRequest(runtime, facts());
const settings = (over: Partial<CreateProviderInput> = {}) =>
  createProviderInput.parse({
    name: "Company login",
    kind: "oidc",
    issuer: local.issuer,
    clientId: local.clientId,
    clientSecret: local.clientSecret,
    scopes: "openid email profile groups",
    ...over,
  });

/** A tenant with a domain of its own and an admin; the domain is verified unless told. */
async function company({ isVerified = true, ...over }: Partial<CreateProviderInput> & { isVerified?: boolean } = {}) {
  const tenant = await createTenant(database.db);
  const domain = `${tenant.slug}.example`;
  const staff = await staffContext(database);
  const added = await addTenantDomain(staff, { tenant: tenant.slug, domain });
  if (isVerified) await verifyTenantDomain(staff, added.id);
  const admin = await tenantContext(database, tenant.id, "tenant_admin");
  const provider = await createProvider(admin, "tenant", settings({ emailDomains: [domain], ...over }), runtime);
  return { tenant, domain, domainId: added.id, staff, admin, provider };
}

interface Meddling {
  /** Changes what comes back from the provider. */
  answer?: (query: Record<string, string>) => Record<string, string>;
  /** Changes the cookies that the browser brings back. */
  cookies?: (cookies: Record<string, string>) => Record<string, string>;
  begin?: (address: string) => string;
}

/** The whole way of a browser: to the provider, through its forms, and back. @returns where it ends, and the session it has */
async function travel(providerId: string, login: string, meddling: Meddling = {}) {
  redirectUri = `${runtime.config.publicUrl}/api/auth/callback/${providerId}`;
  const begun = await beginProviderSignIn(await anonymous(), providerId, "/portal/team", runtime);
  const back = new URL(await local.visit(meddling.begin?.(begun.to) ?? begun.to, login));
  const sent = Object.fromEntries(begun.cookies.map(({ name, value }) => [name, value]));
  const frame = await authFrame(runtime, facts(), providerId);
  const answer = await callNextAuth(frame.options, {
    method: "GET",
    path: ["callback", providerId],
    query: (meddling.answer ?? ((all) => all))(Object.fromEntries(back.searchParams)),
    cookies: (meddling.cookies ?? ((all) => all))(sent),
  });
  return { to: answer.location, signedIn: frame.outcome.signedIn, cookies: answer.cookies };
}

const contextOf = async ({ sessionId, userId }: { sessionId: string; userId: string }) => {
  const token = await makeSessionToken({ sessionId, userId }, runtime.authSecret, 3_600);
  return contextOfRequest(runtime, facts(`${cookieNames(runtime.config.publicUrl).session}=${token}`));
};

function somebody(email: string, more: Record<string, unknown> = {}): string {
  const login = newId();
  local.people.set(login, { email, email_verified: true, name: "Ada Byron", ...more });
  return login;
}

describe("signing in by a tenant’s own provider", () => {
  test("a member comes in, into that tenant, and the session says how", async () => {
    const { tenant, domain, provider } = await company();
    const person = await createPerson(database.db, { email: `ada@${domain}`, memberships: [{ tenantId: tenant.id, role: "manager" }] });
    await confirmAddress(person.id);
    const { to, signedIn, cookies } = await travel(provider.id, somebody(person.email));
    expect(to).toBe(`${runtime.config.publicUrl}/portal/team`);
    expect(cookies.some(({ name, value }) => name === cookieNames(runtime.config.publicUrl).session && value !== "")).toBe(true);
    if (!signedIn) throw new Error("nobody was let in");
    expect(signedIn).toMatchObject({ userId: person.id, stage: "open" });
    const context = await contextOf(signedIn);
    expect(context.tenant?.id).toBe(tenant.id);
    expect(context.actor).toMatchObject({ kind: "user", methods: ["provider"], tenantRole: "manager" });
  });

  test("it opens that tenant and no other of theirs", async () => {
    const { tenant, domain, provider } = await company();
    const other = await createTenant(database.db);
    const memberships = [other, tenant].map(({ id }) => ({ tenantId: id, role: "member" as const }));
    const person = await createPerson(database.db, { email: `bob@${domain}`, memberships });
    await confirmAddress(person.id);
    const { signedIn } = await travel(provider.id, somebody(person.email));
    if (!signedIn) throw new Error("nobody was let in");
    const context = await contextOf(signedIn);
    expect(context.tenant?.id).toBe(tenant.id);
    expect((await listMyTenants(context, { limit: 20 })).tenants.map(({ id }) => id)).toEqual([tenant.id]);
    await sql("UPDATE auth_session SET active_tenant_id = $2 WHERE id = $1", [signedIn.sessionId, other.id]);
    expect((await contextOf(signedIn)).tenant).toBeNull();
  });

  test("who is unknown joins when the provider may let them, in the role that the claim gives", async () => {
    const { tenant, domain, provider } = await company({ mayJoin: true, roleClaim: "groups", roleMap: { leads: "manager" } });
    const login = somebody(`new@${domain}`, { groups: ["leads", "other"] });
    const { signedIn } = await travel(provider.id, login);
    if (!signedIn) throw new Error("nobody was let in");
    const [joined] = await sql<{ role: string; email: string; name: string }>(
      `SELECT m.role, u.email, u.name FROM membership m JOIN "user" u ON u.id = m.user_id WHERE m.tenant_id = $1 AND m.user_id = $2`,
      [tenant.id, signedIn.userId],
    );
    expect(joined).toEqual({ role: "manager", email: `new@${domain}`, name: "Ada Byron" });
    // The claim changes: the older session loses its rights with it.
    local.people.set(login, { ...local.people.get(login), groups: [] });
    expect((await contextOf(signedIn)).grants.has("campaign.update")).toBe(true);
    await travel(provider.id, login);
    expect((await contextOf(signedIn)).grants.has("campaign.update")).toBe(false);
  });

  test("without leave to join, a stranger is told so and no account is made", async () => {
    const { domain, provider } = await company();
    const { to, signedIn } = await travel(provider.id, somebody(`stranger@${domain}`));
    expect(signedIn).toBeNull();
    expect(to).toContain("error=provider_unknown");
    expect(await sql(`SELECT 1 FROM "user" WHERE email = $1`, [`stranger@${domain}`])).toEqual([]);
  });

  test("nobody joins a tenant whose plan has no place left", async () => {
    const { tenant, domain, provider } = await company({ mayJoin: true });
    await sql("UPDATE tenant SET plan_key = 'free' WHERE id = $1", [tenant.id]);
    const [plan] = await sql<{ max_users: number }>("SELECT max_users FROM plan WHERE key = 'free'");
    const memberships = [{ tenantId: tenant.id, role: "viewer" as const }];
    for (let taken = 1; taken < (plan?.max_users ?? 0); taken++) await createPerson(database.db, { memberships });
    const email = `late@${domain}`;
    expect((await travel(provider.id, somebody(email))).to).toContain("error=provider_no_place");
    // Nothing of it stays: no account, no link.
    expect(await sql(`SELECT 1 FROM "user" WHERE email = $1`, [email])).toEqual([]);
  });

  test("an admin stays admin when the only other one is suspended by the operator", async () => {
    const { tenant, domain, provider, admin } = await company({ roleClaim: "groups", roleMap: { leads: "manager" } });
    const person = await createPerson(database.db, { email: `boss@${domain}`, memberships: [{ tenantId: tenant.id, role: "tenant_admin" }] });
    await confirmAddress(person.id);
    const adminId = admin.actor.kind === "user" ? admin.actor.userId : "";
    await sql(`UPDATE "user" SET status = 'suspended' WHERE id = $1`, [adminId]);
    await travel(provider.id, somebody(person.email, { groups: ["leads"] }));
    expect(await sql("SELECT role FROM membership WHERE user_id = $1", [person.id])).toEqual([{ role: "tenant_admin" }]);
  });

  test("the last admin stays admin whatever the claim says", async () => {
    const { tenant, domain, provider, admin } = await company({ roleClaim: "groups" });
    if (admin.actor.kind !== "user") throw new Error("no person");
    await sql(`UPDATE "user" SET email = $2, email_verified_at = now() WHERE id = $1`, [admin.actor.userId, `boss@${domain}`]);
    await travel(provider.id, somebody(`boss@${domain}`, { groups: [] }));
    const [{ role } = { role: "" }] = await sql<{ role: string }>("SELECT role FROM membership WHERE tenant_id = $1 AND user_id = $2", [
      tenant.id,
      admin.actor.userId,
    ]);
    expect(role).toBe("tenant_admin");
  });
});

describe("who is not let in", () => {
  test.each([
    ["an address of a foreign domain", { email: "victim@elsewhere.example" }, "provider_foreign"],
    ["an address that the provider calls unverified", { email_verified: false }, "provider_unverified"],
    ["no address at all", { email: undefined }, "provider_unclear"],
  ])("%s", async (_name, claims, refusal) => {
    const { domain, provider } = await company({ mayJoin: true });
    const { to, signedIn } = await travel(provider.id, somebody(`ada@${domain}`, claims));
    expect(signedIn).toBeNull();
    expect(to).toContain(`error=${refusal}`);
  });

  test("anybody by a provider whose domain is not verified", async () => {
    const { domain, provider } = await company({ isVerified: false, mayJoin: true });
    expect((await travel(provider.id, somebody(`ada@${domain}`))).to).toContain("error=provider_foreign");
  });

  test("the operator’s staff, by a client’s provider", async () => {
    const { tenant, domain, provider } = await company({ mayJoin: true });
    const staff = await createPerson(database.db, {
      email: `op@${domain}`,
      platformRole: "super_admin",
      memberships: [{ tenantId: tenant.id, role: "member" }],
    });
    await confirmAddress(staff.id);
    expect((await travel(provider.id, somebody(staff.email))).to).toContain("error=provider_staff");
  });

  test("a linked person whose address has moved out of the company’s domain", async () => {
    const { domain, provider } = await company({ mayJoin: true });
    const login = somebody(`leaver@${domain}`);
    const { signedIn } = await travel(provider.id, login);
    await sql(`UPDATE "user" SET email = 'leaver@elsewhere.example' WHERE id = $1`, [signedIn?.userId]);
    expect((await travel(provider.id, login)).to).toContain("error=provider_foreign");
  });

  test("another person whom the company gave an address that was in use before", async () => {
    const { domain, provider } = await company({ mayJoin: true });
    await travel(provider.id, somebody(`office@${domain}`));
    expect((await travel(provider.id, somebody(`office@${domain}`))).to).toContain("error=provider_other_identity");
  });

  test("the owner of an address in an account that somebody else made with it and never confirmed", async () => {
    const { domain, provider } = await company({ mayJoin: true });
    await createPerson(database.db, { email: `planted@${domain}`, password: PASSWORD });
    expect((await travel(provider.id, somebody(`planted@${domain}`))).to).toContain("error=provider_unconfirmed");
  });

  test("a suspended member", async () => {
    const { tenant, domain, provider } = await company({ mayJoin: true });
    const person = await createPerson(database.db, { email: `out@${domain}`, memberships: [{ tenantId: tenant.id, role: "member" }] });
    await confirmAddress(person.id);
    await sql("UPDATE membership SET status = 'suspended' WHERE user_id = $1", [person.id]);
    expect((await travel(provider.id, somebody(person.email))).to).toContain("error=provider_not_member");
  });

  test.each<[string, Meddling]>([
    ["another state", { answer: (query) => ({ ...query, state: "another" }) }],
    ["no cookies, as in another browser", { cookies: () => ({}) }],
    ["another nonce", { begin: (address) => changed(address, "nonce", "another") }],
    ["another code", { answer: (query) => ({ ...query, code: "another" }) }],
    ["another issuer in the answer", { answer: (query) => ({ ...query, iss: "https://elsewhere.example" }) }],
  ])("with %s", async (_name, meddling) => {
    const { domain, provider } = await company({ mayJoin: true });
    const { to, signedIn } = await travel(provider.id, somebody(`ada@${domain}`), meddling);
    expect(signedIn).toBeNull();
    expect(to).toContain("error=");
  });
});

describe("a provider that counts no longer", () => {
  test("disabled: it takes nobody, and who came by it is out", async () => {
    const { domain, provider, admin } = await company({ mayJoin: true });
    const { signedIn } = await travel(provider.id, somebody(`ada@${domain}`));
    if (!signedIn) throw new Error("nobody was let in");
    await switchProvider(admin, "tenant", provider.id, { isEnabled: false, version: provider.version }, runtime);
    expect((await contextOf(signedIn)).actor.kind).toBe("anonymous");
    await expect(beginProviderSignIn(await anonymous(), provider.id, null, runtime)).rejects.toMatchObject({ code: "not_found" });
  });

  test("with another client it is another provider: links and sessions are gone", async () => {
    const { domain, provider, admin } = await company({ mayJoin: true });
    const { signedIn } = await travel(provider.id, somebody(`ada@${domain}`));
    if (!signedIn) throw new Error("nobody was let in");
    const { clientSecret, ...fields } = settings({ emailDomains: [domain], clientId: "another" });
    await changeProvider(admin, "tenant", provider.id, { ...fields, version: provider.version }, runtime);
    expect((await contextOf(signedIn)).actor.kind).toBe("anonymous");
    expect((await getProvider(admin, "tenant", provider.id, runtime)).peopleCount).toBe(0);
  });

  test("its domain is taken away: who came by it is out", async () => {
    const { domain, domainId, provider, staff } = await company({ mayJoin: true });
    const { signedIn } = await travel(provider.id, somebody(`ada@${domain}`));
    if (!signedIn) throw new Error("nobody was let in");
    await removeTenantDomain(staff, domainId);
    expect((await contextOf(signedIn)).actor.kind).toBe("anonymous");
  });
});

describe("a provider that is required", () => {
  test("members of its domain sign in by it only; others, and staff, as before", async () => {
    const { tenant, domain } = await company({ isRequired: true });
    const memberships = [{ tenantId: tenant.id, role: "member" as const }];
    const held = await createPerson(database.db, { email: `held@${domain}`, password: PASSWORD, memberships });
    const guest = await createPerson(database.db, { password: PASSWORD, memberships });
    const staff = await createPerson(database.db, { email: `op@${domain}`, password: PASSWORD, platformRole: "support", memberships });
    const by = async (email: string, password = PASSWORD) => signIn(await anonymous(), { email, password, remember: false }, runtime);
    await expect(by(held.email)).rejects.toMatchObject({ reason: "provider_required", message: expect.stringContaining("Company login") });
    const refusals = "SELECT after FROM audit_entry WHERE action = 'sign_in.refused' AND subject_id = $1";
    expect(await sql(refusals, [held.email])).toEqual([{ after: { reason: "provider_required" } }]);
    // Whoever does not know the password learns nothing of it.
    await expect(by(held.email, "a wrong one")).rejects.toMatchObject({ code: "invalid" });
    await expect(by(guest.email)).resolves.toMatchObject({ userId: guest.id });
    await expect(by(staff.email)).resolves.toMatchObject({ userId: staff.id });
  });

  test("whoever of its domain came in otherwise is signed out when it is required, but for who requires it", async () => {
    const { tenant, domain, provider } = await company({ mayJoin: true });
    const memberships = [{ tenantId: tenant.id, role: "tenant_admin" as const }];
    const person = (email?: string) => createPerson(database.db, { ...(email && { email }), password: PASSWORD, memberships });
    const comeIn = async ({ email }: { email: string }) => signIn(await anonymous(), { email, password: PASSWORD, remember: false }, runtime);
    const boss = await person(`boss@${domain}`);
    const [root, admin] = [await comeIn(boss), await comeIn(boss)];
    // As on a brand domain: it ends when the one that it follows does.
    await sql("UPDATE auth_session SET root_session_id = $2 WHERE id = $1", [admin.sessionId, root.sessionId]);
    const held = await comeIn(await person(`held@${domain}`));
    const guest = await comeIn(await person());
    const { signedIn: joined } = await travel(provider.id, somebody(`ada@${domain}`));
    if (!joined) throw new Error("nobody was let in");

    const context = requireTenant(await contextOf(admin));
    const { clientSecret, ...fields } = settings({ emailDomains: [domain], mayJoin: true, isRequired: true });
    await changeProvider(context, "tenant", provider.id, { ...fields, version: provider.version }, runtime);
    // From the older version: told at each field that stands differently, and nothing is written.
    const late = changeProvider(context, "tenant", provider.id, { ...fields, name: "Too late", version: provider.version }, runtime);
    await expect(late).rejects.toMatchObject({ code: "conflict", issues: [{ path: "name", message: `Stands at “${fields.name}” now.` }] });

    const kinds = await Promise.all([admin, held, guest, joined].map(async (session) => (await contextOf(session)).actor.kind));
    expect(kinds).toEqual(["user", "anonymous", "user", "user"]);
  });

  test("of a domain that is verified only later, the same", async () => {
    const { tenant, domain, domainId, staff } = await company({ isRequired: true, isVerified: false });
    const memberships = [{ tenantId: tenant.id, role: "member" as const }];
    const { email } = await createPerson(database.db, { email: `held@${domain}`, password: PASSWORD, memberships });
    const session = await signIn(await anonymous(), { email, password: PASSWORD, remember: false }, runtime);
    expect((await contextOf(session)).actor.kind).toBe("user");
    await verifyTenantDomain(staff, domainId);
    expect((await contextOf(session)).actor.kind).toBe("anonymous");
  });

  test("the address leads to it, for known and unknown people alike", async () => {
    const { domain, provider } = await company({ isRequired: true });
    for (const name of ["known", "unknown"])
      await expect(findCompanyProvider(await anonymous(), `${name}@${domain}`, runtime)).resolves.toMatchObject({ id: provider.id });
    await expect(findCompanyProvider(await anonymous(), "ada@elsewhere.example", runtime)).rejects.toMatchObject({ code: "invalid" });
  });
});

describe("a provider of the installation", () => {
  test("signs in people with a verified address, into their tenants, and joins nobody", async () => {
    const staff = await staffContext(database);
    const provider = await createProvider(staff, "installation", settings({ name: "Public login" }), runtime);
    const tenant = await createTenant(database.db);
    const person = await createPerson(database.db, { memberships: [{ tenantId: tenant.id, role: "viewer" }] });
    await confirmAddress(person.id);
    const { signedIn } = await travel(provider.id, somebody(person.email));
    expect(signedIn?.userId).toBe(person.id);
    expect((await travel(provider.id, somebody("nobody@elsewhere.example"))).to).toContain("error=provider_unknown");
    const second = await createPerson(database.db);
    await confirmAddress(second.id);
    expect((await travel(provider.id, somebody(second.email, { email_verified: undefined }))).to).toContain("error=provider_unverified");
    await expect(createProvider(staff, "installation", settings({ mayJoin: true }), runtime)).rejects.toMatchObject({ code: "invalid" });
  });
});

test("OAuth 2 without an ID token: what counts is the answer of the userinfo address", async () => {
  const { domain, provider } = await company({
    mayJoin: true,
    kind: "oauth2",
    issuer: undefined,
    authorizationUrl: `${local.issuer}/auth`,
    tokenUrl: `${local.issuer}/token`,
    userinfoUrl: `${local.issuer}/me`,
  });
  const { signedIn } = await travel(provider.id, somebody(`ada@${domain}`));
  expect(signedIn).not.toBeNull();
  const wrong = await travel(provider.id, somebody(`eve@${domain}`), { answer: (query) => ({ ...query, state: "another" }) });
  expect(wrong.signedIn).toBeNull();
});

describe("setting up", () => {
  test("takes an admin of the tenant, who sees their own tenant’s only, and never the secret", async () => {
    const { tenant, provider, admin } = await company();
    const manager = await tenantContext(database, tenant.id, "manager");
    await expect(createProvider(manager, "tenant", settings(), runtime)).rejects.toMatchObject({ code: "forbidden" });
    await expect(listProviders(manager, "tenant", runtime)).rejects.toMatchObject({ code: "forbidden" });
    const stranger = (await company()).admin;
    await expect(getProvider(stranger, "tenant", provider.id, runtime)).rejects.toMatchObject({ code: "not_found" });
    await expect(createProvider(admin, "installation", settings(), runtime)).rejects.toMatchObject({ code: "forbidden" });
    expect(JSON.stringify(await listProviders(admin, "tenant", runtime))).not.toContain(local.clientSecret);
    const [{ kept } = { kept: "" }] = await sql<{ kept: string }>("SELECT client_secret_sealed AS kept FROM identity_provider WHERE id = $1", [
      provider.id,
    ]);
    expect(kept).not.toContain(local.clientSecret);
  });

  test("the test of the connection asks the provider, and says what is wrong", async () => {
    const { provider, admin } = await company();
    expect(await testProvider(admin, "tenant", provider.id, runtime)).toMatchObject({ isGood: true });
    const unverified = await company({ isVerified: false, issuer: `${local.issuer}/nowhere` });
    const result = await testProvider(unverified.admin, "tenant", unverified.provider.id, runtime);
    expect(result.steps.map(({ name, isGood }) => [name, isGood])).toEqual([
      ["Discovery document", false],
      ["E-mail domains", false],
    ]);
  });

  test("an address inside the network is refused when it is typed, and when it is asked", async () => {
    const strict = { ...runtime, config: testRuntime(database).config };
    const { admin, provider, domain } = await company();
    await expect(createProvider(admin, "tenant", settings({ emailDomains: [domain] }), strict)).rejects.toMatchObject({
      issues: [{ path: "issuer", message: expect.stringContaining("https") }],
    });
    await expect(beginProviderSignIn(await anonymous(), provider.id, null, strict)).rejects.toMatchObject({ code: "unavailable" });
  });

  test("only the operator’s staff verify domains", async () => {
    const { admin } = await company();
    if (admin.actor.kind !== "user") throw new Error("no person");
    const context = await signedInContext(database, admin.actor.userId, requireTenant(admin).tenant.id);
    await expect(addTenantDomain(context as never, { tenant: admin.tenant.slug, domain: "x.example" })).rejects.toMatchObject({ code: "forbidden" });
    const support = requireStaff(await staffContext(database, "support"));
    await expect(addTenantDomain(support, { tenant: admin.tenant.slug, domain: "x.example" })).rejects.toMatchObject({ code: "forbidden" });
  });
});

const confirmAddress = (userId: string) => sql(`UPDATE "user" SET email_verified_at = now() WHERE id = $1`, [userId]);

function changed(address: string, name: string, value: string): string {
  const url = new URL(address);
  url.searchParams.set(name, value);
  return url.href;
}
