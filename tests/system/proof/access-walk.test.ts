import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { newId, randomToken } from "#lib/platform/crypto";
import { appDatabaseUrl } from "#lib/platform/database";
import { type TestDatabase, testDatabase } from "../../support/database.ts";
import { type ApiClient, apiClient, type Portal, signInClient, startPortal } from "../../support/portal.ts";
import { callAction } from "./call-action.ts";
import { EXPECTED } from "./expected/index.ts";
import type { Expected } from "./expected/shared.ts";
import { type Cast, createCast, PASSWORD, PERSONAS, type Persona } from "./people.ts";
import { readSurface } from "./surface.ts";
import { type WrittenRows, watchWrites } from "./written-rows.ts";

/** Where a refusal is no problem+json: what provisioning speaks, and forms of people without script. */
const REFUSALS = [
  ["/api/scim/", "application/scim+json"],
  ["/status/subscri", "text/html"],
  ["/portfolio/[address]/", "application/problem+json"],
  ["/portfolio/", "text/html"],
  ["/testimonial/", "text/html"],
  ["/portal/portfolio/", "text/html"],
  ["/reports/", "text/html"],
  ["/widgets/", "text/html"],
] as const;

/** A document has its name from the beginning: one that is streamed after the rest is missed by who reads aloud what came first. */
const TITLE_IN_HEAD = /^<!DOCTYPE html>\s*<html[^>]*><head>(?:(?!<\/head>).)*<title>[^<]+<\/title>(?:(?!<\/head>).)*<\/head>/is;

/**
 * Walks every page, route and action as everybody, against the running product. What is expected stands in `expected/`; a
 * page, route or action that is not there fails the test, and so does one that no longer exists.
 */
describe("every page, route and action, as everybody", () => {
  const surface = readSurface();
  let database: TestDatabase;
  let portal: Portal;
  let written: WrittenRows;
  let cast: Cast;
  const clients = {} as Record<Persona, ApiClient>;

  beforeAll(async () => {
    database = await testDatabase();
    const authSecret = randomToken();
    cast = await createCast(database.db);
    portal = await startPortal({ appUrl: database.appUrl ?? appDatabaseUrl(database.ownerUrl, authSecret), authSecret });
    for (const persona of PERSONAS) await comeIn(persona);
    written = await watchWrites(database);
  }, 120_000);

  const comeIn = async (persona: Persona) => {
    clients[persona] = persona === "nobody" ? apiClient(portal.url) : await signInClient(portal.url, cast.email[persona], PASSWORD);
    await clients[persona].request("GET", "/api/auth/csrf");
  };

  afterAll(async () => {
    await portal?.stop();
    await written?.close();
    await database?.drop();
  });

  const fill = (path: string) =>
    path
      .replace("[...nextauth]", "providers")
      .replace("[tenant]", cast.tenantId)
      .replace("[token]", "no-such-link")
      .replace("[code]", "BIZ00000000")
      .replace("[queue]", "no.queue")
      .replace("[key]", "no.such_flag")
      .replace("[service]", "no-such-service")
      .replace("[...address]", "no-such-page")
      .replace("[...document]", "summary.json")
      .replace("[probe]", "no-such-probe")
      .replace("[draft]/[step]", `${cast.tenantId}/${path.includes("campaigns") ? "basics" : "plan"}`)
      .replace("[exportId]", cast.tenantId)
      .replace("[invoice]", cast.tenantId)
      .replace("[taskId]", cast.tenantId)
      .replace("[creative]", cast.tenantId)
      .replace("[comment]", cast.tenantId)
      .replace("[test]", cast.tenantId)
      .replace("[link]", cast.tenantId)
      .replace("[template]", cast.tenantId)
      .replace("[share]", cast.tenantId)
      .replace("[schedule]", cast.tenantId)
      .replace(path.includes("campaigns") ? "[id]" : "[id]", path.includes("campaigns") ? cast.campaignId : cast.tenantId);

  /** What each persona is answered. What only reads is asked at once. */
  async function asEverybody(isReading: boolean, ask: (persona: Persona) => Promise<number | string>): Promise<Partial<Expected>> {
    const answers: Partial<Expected> = {};
    const answer = async (persona: Persona) => {
      answers[persona] = await ask(persona);
    };
    if (isReading) await Promise.all(PERSONAS.map(answer));
    else for (const persona of PERSONAS) await answer(persona);
    return answers;
  }

  test("nothing is reachable that the tables do not know, and they name nothing that is gone", () => {
    expect(surface.routes).toEqual(Object.keys(EXPECTED.routes).sort());
    expect(surface.pages).toEqual(Object.keys(EXPECTED.pages).sort());
    expect(surface.actions.map((action) => action.key).sort()).toEqual(Object.keys(EXPECTED.actions).sort());
  });

  test("the watch sees what is written, also when it is put back, and nothing of what is rolled back", async () => {
    const system = { kind: "system", purpose: "test" } as const;
    const rename = (name: string) =>
      database.db.transaction(system, (tx) => tx.prisma.tenant.updateMany({ where: { id: cast.tenantId }, data: { name } }));
    const name = await database.db.transaction(
      system,
      async (tx) => (await tx.prisma.tenant.findUniqueOrThrow({ where: { id: cast.tenantId } })).name,
    );
    await rename("For a moment");
    await rename(name);
    expect(await written.take()).toEqual(["tenant update", "tenant update"]);
    const undone = database.db.transaction(system, async (tx) => {
      await tx.prisma.tenant.updateMany({ where: { id: cast.tenantId }, data: { name: "Never" } });
      throw new Error("rolled back");
    });
    await expect(undone).rejects.toThrow("rolled back");
    expect(await written.take()).toEqual([]);
  });

  test("the watch passes over an alert that is measured under maintenance, and over no other, nor over who takes one in hand", async () => {
    const system = { kind: "system", purpose: "test" } as const;
    const open = (key: string, silencedAt: Date | null) =>
      database.db.transaction(system, (tx) =>
        tx.prisma.alert.create({
          data: { id: newId(), kind: "degraded", severity: "ticket", serviceKey: key, dedupeKey: `cause:${key}`, openedAt: new Date(), silencedAt },
        }),
      );
    const measured = { serviceKey: "walk-measured" };
    await open(measured.serviceKey, new Date());
    await database.db.transaction(system, (tx) => tx.prisma.alert.updateMany({ where: measured, data: { consequences: 2, quietSince: new Date() } }));
    expect(await written.take()).toEqual([]);
    await open("walk-told", null);
    await database.db.transaction(system, (tx) => tx.prisma.alert.updateMany({ where: measured, data: { acknowledgedAt: new Date() } }));
    await database.db.transaction(system, (tx) => tx.prisma.alert.deleteMany({ where: measured }));
    expect(await written.take()).toEqual(["alert insert", "alert update", "alert delete"]);
    await database.db.transaction(system, (tx) => tx.prisma.alert.deleteMany({ where: { serviceKey: "walk-told" } }));
    await written.take();
  });

  test.each(Object.keys(EXPECTED.routes))("%s", async (route) => {
    const [method = "", path = ""] = route.split(" ");
    const answers = await asEverybody(method === "GET", async (persona) => {
      const response = await clients[persona].request(
        method,
        fill(path),
        method === "GET" ? {} : { json: {}, headers: { "idempotency-key": randomToken() } },
      );
      const text = await response.text();
      if (response.status >= 400 && !path.includes("nextauth"))
        expect(response.headers.get("content-type")).toContain(REFUSALS.find(([start]) => path.startsWith(start))?.[1] ?? "application/problem+json");
      if (persona === "stranger" || persona === "nobody" || persona === "suspended") expect(text).not.toContain("Walk One");
      return response.status;
    });
    expect(answers).toEqual(EXPECTED.routes[route]);
    if (method !== "GET") expect(await written.take()).toEqual(EXPECTED.writes?.[route] ?? []);
    if (route !== "POST /api/auth/logout") return;
    for (const persona of PERSONAS) await comeIn(persona);
    await written.take();
  });

  test.each(Object.keys(EXPECTED.pages))("page %s", async (page) => {
    const answers = await asEverybody(true, async (persona) => {
      const response = await clients[persona].request("GET", fill(page));
      const location = response.headers.get("location");
      const html = await response.text();
      // Neither the text nor the title may tell of another's tenant.
      if (persona === "stranger" || persona === "nobody" || persona === "suspended") expect(html).not.toContain("Walk One");
      if (!location) expect({ persona, hasTitle: TITLE_IN_HEAD.test(html) }).toEqual({ persona, hasTitle: true });
      return location ? new URL(location, portal.url).pathname : response.status;
    });
    expect(answers).toEqual(EXPECTED.pages[page]);
  });

  test.each(Object.keys(EXPECTED.actions))("action %s", async (key) => {
    const declared = EXPECTED.actions[key];
    const action = surface.actions.find((each) => each.key === key);
    if (!declared || !action) throw new Error(`${key} is not in the build`);
    const answers = await asEverybody(false, async (persona) => {
      const answer = await callAction(clients[persona], {
        id: action.id,
        page: fill(declared.page),
        origin: portal.url,
        form: declared.form(cast),
      });
      const rows = await written.take();
      if (answer !== "ok" && answer !== "redirect") expect(rows).toEqual([]);
      return answer;
    });
    expect(answers).toEqual(declared.expected);
  });

  test("an action that another site sends is refused", async () => {
    const action = surface.actions.find((each) => each.key.endsWith("#beginTenantAction"));
    const client = await signInClient(portal.url, cast.email.super_admin, PASSWORD);
    await written.take();
    const answer = await callAction(client, {
      id: action?.id ?? "",
      page: "/admin/tenants/new",
      origin: "https://evil.example",
      form: { name: "Evil", slug: "evil-tenant", kind: "client" },
    });
    expect(answer).not.toBe("redirect");
    expect(await written.take()).toEqual([]);
  });
});
