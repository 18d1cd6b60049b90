import { mkdtemp, rm } from "node:fs/promises";
import { request as httpRequest } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { query, type TestDatabase, testDatabase } from "../../support/database.ts";
import { type Line, openLine } from "../../support/line.ts";
import { type ApiClient, type Portal, signInClient, startPortal } from "../../support/portal.ts";
import { callAction } from "./call-action.ts";
import { EXPECTED } from "./expected/index.ts";
import { type Cast, createCast, PASSWORD } from "./people.ts";
import { readSurface } from "./surface.ts";

const AT_ONCE = 8;
/** The server's silence is borne for 12 s and a connection awaited for 5 s; the rest is a busy machine. */
const LONGEST_ANSWER_MS = 20_000;
const RECOVERY = { timeout: 20_000, interval: 200 };
/** What no answer may tell: where our servers are, as whom we connect, and what our code looks like. */
const INTERNALS = /ECONN|127\.0\.0\.1:\d|postgres(ql)?:|redis:|bizosaas_(app|platform)|node_modules|\n {4}at /;
const MANY_PEOPLE = 12_000;
const RENAME = "app/(admin)/admin/tenants/actions.ts#renameTenantAction";

interface Answer {
  path: string;
  /** The status, or where one is sent to. */
  answer: number | string;
  body: string;
  requestId: string | null;
  mediaType: string;
  ms: number;
}

/** Walks the product while its database, and then its Redis, is not there for it, and looks whether it is itself again. */
describe("the database or Redis goes away half-way", () => {
  const surface = readSurface();
  // The first screen of each room; what lies deeper is made of the same.
  const pages = [...surface.pages.filter((page) => /^\/admin(\/(?!design)[a-z]+)?$/.test(page)), "/", "/status", "/portal", "/account"];
  const routes = surface.routes.filter((route) => /^GET \/api\/v1\/[^[]*$/.test(route)).map((route) => route.slice(4));
  let database: TestDatabase;
  let dataDir: string;
  let portal: Portal;
  let cast: Cast;
  let postgres: Line;
  let redis: Line;
  let staff: ApiClient;
  let tenantAdmin: ApiClient;
  beforeAll(async () => {
    const { redisUrl } = inject("servers");
    dataDir = await mkdtemp(join(tmpdir(), "bizosaas-outage-"));
    database = await testDatabase();
    [postgres, redis, cast] = await Promise.all([openLine(database.appUrl), openLine(redisUrl), createCast(database.db)]);
    portal = await startPortal({
      appUrl: postgres.through(database.appUrl),
      authSecret: database.authSecret,
      redisUrl: redis.through(redisUrl),
      env: { API_CALLS_PER_MINUTE: "100000", BIZOSAAS_DATA_DIR: dataDir },
    });
    [staff, tenantAdmin] = (await Promise.all(
      [cast.email.super_admin, cast.email.tenant_admin].map((email) => signInClient(portal.url, email, PASSWORD)),
    )) as [ApiClient, ApiClient];
  });
  afterAll(async () => {
    await portal?.stop();
    await Promise.all([postgres?.cut(), redis?.cut()]);
    await database?.drop();
    await rm(dataDir, { recursive: true, force: true });
  });

  const clientOf = (path: string) => (isOfTenant(path) ? tenantAdmin : staff);
  const isOfTenant = (path: string) => /^\/(portal|account)/.test(path);
  const usual = (path: string) => {
    const expected = path.startsWith("/api/") ? EXPECTED.routes[`GET ${path}`] : EXPECTED.pages[path];
    return expected?.[isOfTenant(path) ? "tenant_admin" : "super_admin"];
  };
  const isUsual = ({ path, answer }: Answer) => answer === usual(path);
  const unusualIn = (answers: Answer[]) => answers.filter((each) => !isUsual(each)).map(({ path, answer }) => ({ path, answer }));

  async function ask(path: string): Promise<Answer> {
    const began = performance.now();
    const response = await clientOf(path).request("GET", path);
    const body = await response.text();
    const location = response.headers.get("location");
    const answer = location ? new URL(location, portal.url).pathname : response.status;
    const mediaType = response.headers.get("content-type")?.split(";")[0] ?? "";
    return { path, answer, body, requestId: response.headers.get("x-request-id"), mediaType, ms: performance.now() - began };
  }

  async function walk(paths: string[]): Promise<Answer[]> {
    const answers: Answer[] = [];
    const left = [...paths];
    const walker = async () => {
      for (let path = left.shift(); path !== undefined; path = left.shift()) answers.push(await ask(path));
    };
    await Promise.all(Array.from({ length: AT_ONCE }, walker));
    return answers;
  }

  /** Either as ever, since nothing of the database is needed for it, or a whole refusal with the number under which the log has more. */
  function expectAnswerOf(given: Answer): void {
    const { path, answer, body, requestId, mediaType, ms } = given;
    expect.soft({ path, tells: INTERNALS.exec(body)?.[0] ?? null, isLate: ms > LONGEST_ANSWER_MS }).toEqual({ path, tells: null, isLate: false });
    if (mediaType === "text/html") expect.soft({ path, isWhole: body.trimEnd().endsWith("</html>") }).toEqual({ path, isWhole: true });
    if (isUsual(given)) return;
    if (path.startsWith("/api/")) {
      const problem = mediaType === "application/problem+json" ? (JSON.parse(body) as Record<string, unknown>) : {};
      expect.soft({ path, answer, code: problem.code, id: problem.request_id }).toEqual({ path, answer: 503, code: "unavailable", id: requestId });
    } else {
      expect
        .soft({ path, answer, tellsItsNumber: body.includes(`"digest\\":\\"${requestId}\\"`) })
        .toEqual({ path, answer: 500, tellsItsNumber: true });
    }
  }

  async function isAsUsual(paths: string[]): Promise<void> {
    await expect.poll(readiness, RECOVERY).toBe("pass");
    expect(unusualIn(await walk(paths))).toEqual([]);
  }

  const readiness = async () => ((await (await fetch(`${portal.url}/api/health/ready`)).json()) as { status: string }).status;

  const tenantNames = async () =>
    (await query<{ name: string }>(database.superuserUrl, "SELECT name FROM tenant ORDER BY name")).map(({ name }) => name);

  test("a database that is gone: each page and route says so at once, nobody is signed out, and all are back with it", async () => {
    const renameAction = surface.actions.find(({ key }) => key === RENAME);
    const declared = EXPECTED.actions[RENAME];
    if (!renameAction || !declared) throw new Error(`${RENAME} is not in the build`);
    await postgres.cut();
    try {
      const answers = await walk([...pages, ...routes]);
      answers.forEach(expectAnswerOf);
      // That they were asked without a database at all.
      expect(unusualIn(answers).length).toBeGreaterThan(answers.length / 2);

      const session = await tenantAdmin.request("GET", "/api/auth/session");
      expect({ status: session.status, cookies: session.headers.getSetCookie() }).toEqual({ status: 503, cookies: [] });

      const { form, page } = declared;
      expect(await callAction(staff, { id: renameAction.id, page, origin: portal.url, form: form(cast) })).toContain(
        "The database cannot be reached",
      );
    } finally {
      await postgres.mend();
    }
    await isAsUsual([...pages, ...routes]);
  });

  test("a database that is frozen holds nobody up for ever, and what was sent is not done later", async () => {
    const before = await tenantNames();
    postgres.freeze();
    try {
      const create = staff.request("POST", "/api/v1/tenants", {
        json: { name: "Sent into the ice", slug: "ice", planKey: "free" },
        headers: { "idempotency-key": "key-of-ice" },
      });
      const answers = await walk(["/status", "/api/v1/tenants", "/api/v1/plans", "/api/v1/search", "/api/v1/members"]);
      answers.forEach(expectAnswerOf);
      expect((await create).status).toBe(503);
      expect(await readiness()).toBe("fail");
    } finally {
      postgres.thaw();
    }
    await isAsUsual(["/admin", "/admin/tenants", "/portal", "/account", "/api/v1/tenants", "/api/v1/plans"]);
    expect(await tenantNames()).toEqual(before);
  });

  test("with neither database nor Redis everybody is told how it was, also by a process that starts then", async () => {
    const { redisUrl } = inject("servers");
    const isTold = async (url: string) => {
      const [page, api] = await Promise.all([fetch(`${url}/status`), fetch(`${url}/api/status`)]);
      const text = await page.text();
      return { page: page.status, api: api.status, saysSo: text.includes("The database does not answer"), hasServices: text.includes("PostgreSQL") };
    };
    const told = { page: 200, api: 200, saysSo: true, hasServices: true };
    expect(await isTold(portal.url)).toEqual({ ...told, saysSo: false });
    await Promise.all([postgres.cut(), redis.cut()]);
    try {
      await expect.poll(() => isTold(portal.url), RECOVERY).toEqual(told);
      const another = await startPortal({
        appUrl: postgres.through(database.appUrl),
        authSecret: database.authSecret,
        redisUrl: redis.through(redisUrl),
        env: { BIZOSAAS_DATA_DIR: dataDir },
      });
      try {
        expect(await isTold(another.url)).toEqual(told);
      } finally {
        await another.stop();
      }
    } finally {
      await Promise.all([postgres.mend(), redis.mend()]);
    }
    await isAsUsual(["/admin", "/portal"]);
  });

  test.each(["csv", "xlsx"])("a %s that is cut off in the middle does not look like a whole one", async (format) => {
    await query(
      database.superuserUrl,
      `INSERT INTO "user" (id, email, name) SELECT gen_random_uuid(), format('many-%s@many.example', i), format('One of many, %s', i)
       FROM generate_series(1, $1::int) AS i ON CONFLICT DO NOTHING`,
      [MANY_PEOPLE],
    );
    const cookie = [...staff.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const { isWhole, text } = await new Promise<{ isWhole: boolean; text: string }>((resolve, reject) => {
      const path = `/api/v1/people/export?format=${format}`;
      const request = httpRequest(portal.url + path, { headers: { cookie } }, (response) => {
        let text = "";
        response.once("data", () => void postgres.cut());
        response.on("data", (bytes: Buffer) => {
          text += bytes.toString("latin1");
        });
        response.on("error", () => undefined);
        response.once("close", () => resolve({ isWhole: response.complete, text }));
      });
      request.once("error", reject);
      request.end();
    }).finally(() => postgres.mend());
    expect({ isWhole, hasEnd: /End: \d+ people/.test(text) }).toEqual({ isWhole: false, hasEnd: false });
    await expect.poll(readiness, RECOVERY).toBe("pass");
  });

  test("a Redis that is frozen only degrades: every page is there, and not a second later for each thing that is counted", async () => {
    redis.freeze();
    try {
      await expect.poll(readiness, RECOVERY).toBe("warn");
      const answers = await walk(["/admin", "/admin/tenants", "/portal", "/account", ...routes]);
      expect(unusualIn(answers)).toEqual([]);
      // The one that finds it out waits; whoever comes after does not.
      expect(answers.filter(({ path, ms }) => path.startsWith("/api/") && ms > 800).length).toBeLessThan(answers.length / 4);
    } finally {
      redis.thaw();
    }
    await isAsUsual(["/admin", "/portal"]);
  });
});
