import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { hashPassword } from "#lib/identity";
import { newId } from "#lib/platform/crypto";
import { type TestDatabase, testDatabase } from "../../support/database.ts";
import { type ApiClient, type Portal, signInClient, startPortal } from "../../support/portal.ts";
import { PASSWORD } from "./people.ts";

const USER = "urn:ietf:params:scim:schemas:core:2.0:User";
const ENTERPRISE = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";
const GROUP = "urn:ietf:params:scim:schemas:core:2.0:Group";
const PATCH = "urn:ietf:params:scim:api:messages:2.0:PatchOp";
const ERROR = "urn:ietf:params:scim:api:messages:2.0:Error";
const DOMAIN = "works.example";

type Body = Record<string, unknown> & { id: string; Resources: Record<string, unknown>[]; totalResults: number };

/**
 * The requests that Entra ID and Okta send when they are connected, and those of their public test suites, over HTTP against the
 * running product: learn.microsoft.com/entra/identity/app-provisioning/use-scim-to-provision-users-and-groups and
 * developer.okta.com/docs/guides/scim-provisioning-integration-test.
 */
describe("a directory over HTTP", () => {
  let database: TestDatabase;
  let portal: Portal;
  let admin: ApiClient;
  let key: string;

  beforeAll(async () => {
    database = await testDatabase();
    const passwordHash = await hashPassword(PASSWORD);
    await database.db.transaction({ kind: "system", purpose: "test" }, async (tx) => {
      const tenantId = newId();
      const userId = newId();
      const shared = { kind: "client", status: "active", planKey: "enterprise", timeZone: "UTC", currency: "USD", locale: "en" };
      await tx.prisma.tenant.create({ data: { ...shared, id: tenantId, slug: "works", name: "Works" } });
      await tx.prisma.user.create({ data: { id: userId, email: `admin@${DOMAIN}`, name: "Admin", passwordHash } });
      await tx.prisma.membership.create({ data: { tenantId, userId, role: "tenant_admin" } });
      await tx.prisma.tenantDomain.create({ data: { id: newId(), tenantId, domain: DOMAIN, verifiedAt: new Date() } });
    });
    portal = await startPortal({ appUrl: database.appUrl, authSecret: database.authSecret });
    admin = await signInClient(portal.url, `admin@${DOMAIN}`, PASSWORD);
    await admin.request("GET", "/api/auth/csrf");
    const account = await made("/api/v1/service-accounts", { name: "Directory" });
    ({ secret: key } = (await made(`/api/v1/service-accounts/${account.id}/keys`, { name: "SCIM", scopes: ["user.provision"] })) as unknown as {
      secret: string;
    });
  }, 120_000);
  afterAll(async () => {
    await portal?.stop();
    await database?.drop();
  });

  async function made(path: string, json: object): Promise<{ id: string }> {
    const response = await admin.request("POST", path, { json, headers: { "idempotency-key": newId() } });
    expect(response.status).toBe(201);
    return (await response.json()) as { id: string };
  }

  async function scim(method: string, path: string, body?: object, headers: Record<string, string> = {}) {
    const response = await fetch(`${portal.url}/api/scim/v2${path}`, {
      method,
      headers: { authorization: `Bearer ${key}`, ...(body && { "content-type": "application/scim+json" }), ...headers },
      ...(body && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (text) expect(response.headers.get("content-type")).toContain("application/scim+json");
    return { status: response.status, headers: response.headers, body: (text ? JSON.parse(text) : null) as Body };
  }

  const provision = async (name: string) => {
    const { status, body } = await scim("POST", "/Users", {
      schemas: [USER, ENTERPRISE],
      externalId: name,
      userName: `${name}@${DOMAIN}`,
      active: true,
      name: { formatted: `${name} Test`, familyName: "Test", givenName: name },
      emails: [{ primary: true, type: "work", value: `${name}@${DOMAIN}` }],
      [ENTERPRISE]: { department: "Sales" },
    });
    expect(status).toBe(201);
    return body;
  };
  const roleOf = async (email: string) => {
    const { members } = (await (await admin.request("GET", `/api/v1/members?search=${encodeURIComponent(email)}`)).json()) as {
      members: { role: string; status: string }[];
    };
    return members[0] && { role: members[0].role, status: members[0].status };
  };

  test("says what it can do, to whoever has the key", async () => {
    const { body } = await scim("GET", "/ServiceProviderConfig");
    expect(body).toMatchObject({ patch: { supported: true }, filter: { supported: true }, bulk: { supported: false }, etag: { supported: true } });
    expect((await scim("GET", "/ResourceTypes")).body.Resources.map(({ name }) => name)).toEqual(expect.arrayContaining(["User", "Group"]));
    expect((await scim("GET", "/Schemas")).body.Resources.map(({ id }) => id)).toEqual(expect.arrayContaining([USER, GROUP]));
  });

  test("takes a key and nothing else: no cookie, no key without the scope", async () => {
    const withCookie = await admin.request("GET", "/api/scim/v2/Users");
    expect(withCookie.status).toBe(401);
    expect(await withCookie.json()).toMatchObject({ schemas: [ERROR], status: "401" });
    expect((await scim("GET", "/Users", undefined, { authorization: "Bearer biz_nokey" })).status).toBe(401);
    const account = await made("/api/v1/service-accounts", { name: "Reader" });
    const { secret } = (await made(`/api/v1/service-accounts/${account.id}/keys`, { name: "Read", scopes: ["user.read"] })) as unknown as {
      secret: string;
    };
    expect((await scim("GET", "/Users", undefined, { authorization: `Bearer ${secret}` })).status).toBe(403);
  });

  test("Entra’s test of the connection: a user that is not there is an empty list, by id 404", async () => {
    const missing = await scim("GET", `/Users?filter=${encodeURIComponent(`userName eq "nobody-${newId()}"`)}`);
    expect(missing).toMatchObject({ status: 200, body: { totalResults: 0, Resources: [] } });
    expect(await scim("GET", `/Users/${newId()}`)).toMatchObject({ status: 404, body: { schemas: [ERROR], status: "404" } });
    expect((await scim("GET", "/Users/not-an-id")).status).toBe(404);
  });

  test("a user is made, found, answered whole, and refused a second time", async () => {
    const made = await provision("grace");
    expect(made).toMatchObject({ userName: `grace@${DOMAIN}`, active: true, [ENTERPRISE]: { department: "Sales" }, meta: { resourceType: "User" } });
    const read = await scim("GET", `/Users/${made.id}`);
    expect(read.body).toEqual(made);
    expect(read.headers.get("etag")).toBe('W/"1"');
    for (const filter of [
      `userName eq "GRACE@${DOMAIN}"`,
      'externalId eq "grace"',
      `emails[type eq "work" and value eq "grace@${DOMAIN}"]`,
      'name.givenName sw "gra" and active eq true',
    ]) {
      const { body } = await scim("GET", `/Users?filter=${encodeURIComponent(filter)}`);
      expect(body, filter).toMatchObject({ totalResults: 1, Resources: [{ id: made.id }] });
    }
    // The grammar of filters ends with the bracket.
    expect(await scim("GET", `/Users?filter=${encodeURIComponent(`emails[type eq "work"].value eq "x"`)}`)).toMatchObject({
      status: 400,
      body: { scimType: "invalidFilter" },
    });
    expect(await scim("POST", "/Users", { schemas: [USER], userName: `Grace@${DOMAIN}` })).toMatchObject({
      status: 409,
      body: { schemas: [ERROR], scimType: "uniqueness", status: "409" },
    });
    expect(await roleOf(`grace@${DOMAIN}`)).toEqual({ role: "viewer", status: "active" });
  });

  test("bad requests are answered in SCIM’s own words", async () => {
    expect(await scim("POST", "/Users", { schemas: [USER] })).toMatchObject({ status: 400, body: { schemas: [ERROR], scimType: "invalidValue" } });
    const filter = await scim("GET", `/Users?filter=${encodeURIComponent("userName is 7")}`);
    expect(filter).toMatchObject({ status: 400, body: { scimType: "invalidFilter" } });
    const { id } = await provision("bad");
    const patch = { schemas: [PATCH], Operations: [{ op: "replace", path: "name[[", value: "x" }] };
    expect((await scim("PATCH", `/Users/${id}`, patch)).status).toBe(400);
    const text = await fetch(`${portal.url}/api/scim/v2/Users`, {
      method: "POST",
      headers: { authorization: `Bearer ${key}`, "content-type": "application/scim+json" },
      body: "{",
    });
    expect(text.status).toBe(400);
  });

  test("changes as Entra sends them: “Replace”, paths with filters, “False” as text", async () => {
    const { id } = await provision("edith");
    const patched = await scim("PATCH", `/Users/${id}`, {
      schemas: [PATCH],
      Operations: [
        { op: "Replace", path: "displayName", value: "Edith C" },
        { op: "Replace", path: 'emails[type eq "work"].value', value: `edith.clarke@${DOMAIN}` },
        { op: "Add", path: "title", value: "Engineer" },
        { op: "Replace", path: `${ENTERPRISE}:department`, value: "Power" },
      ],
    });
    expect(patched).toMatchObject({
      status: 200,
      body: { displayName: "Edith C", title: "Engineer", emails: [{ value: `edith.clarke@${DOMAIN}` }], [ENTERPRISE]: { department: "Power" } },
    });
    await scim("PATCH", `/Users/${id}`, { schemas: [PATCH], Operations: [{ op: "Replace", path: "active", value: "False" }] });
    expect(await roleOf(`edith@${DOMAIN}`)).toMatchObject({ status: "suspended" });
    await scim("PATCH", `/Users/${id}`, { schemas: [PATCH], Operations: [{ op: "replace", value: { active: true } }] });
    expect(await roleOf(`edith@${DOMAIN}`)).toMatchObject({ status: "active" });
  });

  test("changes as Okta sends them: PUT with the whole, and a version that has passed is refused", async () => {
    const before = await provision("ida");
    const { meta: _, ...whole } = before;
    const put = await scim("PUT", `/Users/${before.id}`, { ...whole, name: { givenName: "Ida", familyName: "Rhodes" } }, { "if-match": 'W/"1"' });
    expect(put).toMatchObject({ status: 200, body: { id: before.id, name: { familyName: "Rhodes" } } });
    expect((await scim("PUT", `/Users/${before.id}`, whole, { "if-match": 'W/"1"' })).status).toBe(412);
  });

  test("pages from one, as many as asked for, and not more than there are", async () => {
    for (const name of ["page1", "page2", "page3"]) await provision(name);
    const filter = encodeURIComponent(`userName sw "page"`);
    const { body } = await scim("GET", `/Users?filter=${filter}&startIndex=2&count=1&sortBy=userName`);
    expect(body).toMatchObject({ totalResults: 3, startIndex: 2, itemsPerPage: 1, Resources: [{ userName: `page2@${DOMAIN}` }] });
    const names = await scim("GET", `/Users?filter=${filter}&attributes=userName`);
    for (const resource of names.body.Resources) expect(Object.keys(resource).toSorted()).toEqual(["id", "schemas", "userName"]);
    const search = await scim("POST", "/Users/.search", {
      schemas: ["urn:ietf:params:scim:api:messages:2.0:SearchRequest"],
      filter: 'userName sw "page"',
    });
    expect(search).toMatchObject({ status: 200, body: { totalResults: 3 } });
  });

  test("groups hold users, lose them one by one, and are deleted; a user that is deleted is gone from the tenant", async () => {
    const [one, two] = [await provision("lise"), await provision("irene")];
    const group = await scim("POST", "/Groups", { schemas: [GROUP], displayName: "Physics", members: [{ value: one.id }] });
    expect(group).toMatchObject({ status: 201, body: { displayName: "Physics", members: [{ value: one.id }] } });
    const path = `/Groups/${group.body.id}`;
    await scim("PATCH", path, { schemas: [PATCH], Operations: [{ op: "Add", path: "members", value: [{ value: two.id }] }] });
    await scim("PATCH", path, { schemas: [PATCH], Operations: [{ op: "Remove", path: `members[value eq "${one.id}"]` }] });
    expect((await scim("GET", path)).body.members).toMatchObject([{ value: two.id }]);
    expect((await scim("GET", `${path}?excludedAttributes=members`)).body).not.toHaveProperty("members");
    expect((await scim("POST", "/Groups", { schemas: [GROUP], displayName: "physics" })).status).toBe(409);
    expect((await scim("DELETE", path)).status).toBe(204);
    expect((await scim("GET", path)).status).toBe(404);
    expect((await scim("DELETE", `/Users/${two.id}`)).status).toBe(204);
    expect((await scim("GET", `/Users/${two.id}`)).status).toBe(404);
    expect(await roleOf(`irene@${DOMAIN}`)).toBeUndefined();
  });
});
