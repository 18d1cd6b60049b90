import { mkdtemp, readdir, rm } from "node:fs/promises";
import { createServer, type IncomingHttpHeaders, request, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { brotliDecompressSync } from "node:zlib";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import type { StaffContext } from "#lib/access";
import { cookieNames } from "#lib/identity";
import { newId } from "#lib/platform/crypto";
import type { Runtime } from "#lib/platform/runtime";
import { createService, createStatusDesk } from "#lib/services";
import { createServiceInput } from "#lib/services/schema";
import { startSettingsMemory } from "#lib/settings";
import { createTenant, staffContext, testRuntime } from "../support/contexts.ts";
import { query, type TestDatabase, testDatabase } from "../support/database.ts";
import { type Line, openLine } from "../support/line.ts";

let database: TestDatabase;
let staff: StaffContext;
let folder: string;
const open: { close(): Promise<unknown> }[] = [];

beforeAll(async () => {
  database = await testDatabase();
  staff = await staffContext(database);
  folder = await mkdtemp(join(tmpdir(), "status-desk-"));
});
afterEach(async () => {
  for (const each of open.splice(0).reverse()) await each.close();
});
afterAll(async () => {
  await database.drop();
  await rm(folder, { recursive: true });
});

interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  bytes: Buffer;
  text: string;
}

interface Desk {
  ask(path: string, headers?: Record<string, string>, method?: string): Promise<Answer>;
}

/**
 * The desk of a process that has just started, behind a server of its own; what it does not own is answered with 418. One that can read the
 * database has done so: on a busy machine that may take longer than anybody waits for it.
 */
async function startDesk({ appUrl = database.appUrl, dataDir = folder, isAway = false } = {}): Promise<Desk> {
  const runtime: Runtime = testRuntime({ appUrl, authSecret: database.authSecret }, { process: "web", env: { BIZOSAAS_DATA_DIR: dataDir } });
  const stopSettingsMemory = startSettingsMemory(runtime);
  const desk = createStatusDesk(runtime, { isHttps: false });
  const server: Server = createServer((incoming, response) => {
    if (desk.owns(incoming)) void desk.answer(incoming, response);
    else response.writeHead(418).end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  open.push({
    async close() {
      await new Promise((resolve) => server.close(resolve));
      await stopSettingsMemory();
      await runtime.close();
    },
  });
  const started: Desk = {
    ask: (path, headers = {}, method = "GET") =>
      new Promise((resolve, reject) => {
        const outgoing = request({ port, host: "127.0.0.1", path, method, headers, agent: false }, (response) => {
          const chunks: Buffer[] = [];
          response.on("data", (chunk: Buffer) => chunks.push(chunk));
          response.once("end", () => {
            const bytes = Buffer.concat(chunks);
            resolve({ status: response.statusCode ?? 0, headers: response.headers, bytes, text: bytes.toString() });
          });
        });
        outgoing.once("error", reject);
        outgoing.end();
      }),
  };
  const asOf = async () => (JSON.parse((await started.ask("/api/status")).text) as { asOf: string | null }).asOf;
  if (!isAway) await expect.poll(asOf, { timeout: 10_000 }).not.toBeNull();
  return started;
}

async function lineToDatabase(): Promise<Line> {
  const line = await openLine(database.appUrl);
  open.push({ close: () => line.cut() });
  return line;
}

const session = cookieNames("http://portal.example").session;
const unique = (name: string) => `${name}-${newId().slice(-8)}`;
const sql = (text: string, values: unknown[]) => query(database.superuserUrl, text, values);

async function publicService(over: object = {}): Promise<string> {
  const key = unique("shop");
  await createService(staff, createServiceInput.parse({ key, name: `Shop ${key}`, kind: "backend", visibility: "public", ...over }));
  await sql(
    "INSERT INTO service_state_interval (id, service_id, state, since) SELECT $1, id, 'operational', now() - interval '1 hour' FROM service WHERE key = $2",
    [newId(), key],
  );
  return key;
}

async function brandDomain(planKey = "enterprise"): Promise<{ tenantId: string; slug: string; host: string }> {
  const { id: tenantId, slug } = await createTenant(database.db, { planKey, name: "Harbor Dental" });
  const host = `${slug}.example`;
  await sql("INSERT INTO tenant_domain (id, tenant_id, domain, verified_at) VALUES ($1, $2, $3, now())", [newId(), tenantId, host]);
  await sql("INSERT INTO tenant_branding (tenant_id, product_name, colour, version, updated_at) VALUES ($1, 'Harbor Status', '#0a7d5a', 1, now())", [
    tenantId,
  ]);
  return { tenantId, slug, host };
}

describe("the status, told to everybody ahead of Next", () => {
  test("is one small document, not sent again to whoever has it, in the reader's language and theme", async () => {
    const key = await publicService();
    const desk = await startDesk();
    const first = await desk.ask("/status", { "accept-encoding": "gzip, br" });
    expect([first.status, first.headers["content-encoding"], first.bytes.length < 30_000]).toEqual([200, "br", true]);
    expect(brotliDecompressSync(first.bytes).toString()).toContain(`Shop ${key}`);
    expect(first.headers["content-security-policy"]).toMatch(/^default-src 'none'; style-src 'sha256-[^']+'; script-src 'sha256-/);
    const again = await desk.ask("/status", { "accept-encoding": "br", "if-none-match": String(first.headers.etag) });
    expect([again.status, again.bytes.length]).toEqual([304, 0]);
    const plain = await desk.ask("/status", { "accept-encoding": "br;q=0" });
    expect([plain.headers["content-encoding"], plain.text.includes("All times are in UTC")]).toEqual([undefined, true]);
    const german = await desk.ask("/status", { "accept-language": "de-CH, de;q=0.9", cookie: "theme=dark" });
    expect(german.text).toContain('<html lang="de" dir="ltr" class="dark">');
    const head = await desk.ask("/status", {}, "HEAD");
    expect([head.status, head.bytes.length, Number(head.headers["content-length"]) > 1_000]).toEqual([200, 0, true]);
  });

  test("leaves to Next whoever may be signed in, whatever is written, and every other page", async () => {
    const desk = await startDesk();
    const theirs = { cookie: `${session}=anything` };
    const refused = [
      desk.ask("/status", theirs),
      desk.ask("/api/status", theirs),
      desk.ask("/api/status", { authorization: "Bearer biz_key" }),
      desk.ask("/api/status?x=1"),
      desk.ask("/status", {}, "POST"),
      desk.ask("/status/postgres"),
      desk.ask("/statuses"),
    ];
    expect((await Promise.all(refused)).map(({ status }) => status)).toEqual(refused.map(() => 418));
  });

  test("as the API has it, has the shape that is declared, and no leaderboard", async () => {
    const key = await publicService();
    const desk = await startDesk();
    const answer = await desk.ask("/api/status");
    const told = JSON.parse(answer.text) as { services: { key: string }[]; leaderboard: unknown };
    expect(told.services.map((service) => service.key)).toContain(key);
    expect([told.leaderboard, answer.headers["cache-control"]]).toEqual([null, "public, max-age=1"]);
    expect((await desk.ask("/api/status", { "if-none-match": String(answer.headers.etag) })).status).toBe(304);
  });

  test("on a tenant's own domain has its brand and its own services, which no other page has", async () => {
    const { host, slug } = await brandDomain();
    const common = await publicService();
    const own = await publicService({ tenants: [slug] });
    const desk = await startDesk();
    const [theirs, ours] = [await desk.ask("/status", { host }), await desk.ask("/status")];
    for (const part of ["Harbor Status", "--brand-500:#0a7d5a", `Shop ${own}`, `Shop ${common}`, "/sso/begin"]) expect(theirs.text).toContain(part);
    expect(theirs.text).not.toContain("BizOSaaS");
    expect([ours.text.includes(`Shop ${own}`), ours.text.includes("Harbor Status")]).toEqual([false, false]);
    expect((await desk.ask("/status/atom.xml", { host })).text).toContain("<title>Harbor Status</title>");
    // A name that nobody has proved is nobody's.
    expect((await desk.ask("/status", { host: "unknown.example" })).text).not.toContain("Harbor Status");
  });

  test("has a brand's logo on its own domain, and nowhere else", async () => {
    const { host, tenantId } = await brandDomain();
    const hash = newId().replaceAll("-", "").repeat(2);
    await sql("INSERT INTO tenant_logo (tenant_id, hash, content_type, width, height, bytes) VALUES ($1, $2, 'image/png', 64, 32, $3)", [
      tenantId,
      hash,
      Buffer.from("png"),
    ]);
    const desk = await startDesk();
    expect((await desk.ask("/status", { host })).text).toContain(`/status/logo/${hash}`);
    const logo = await desk.ask(`/status/logo/${hash}`, { host });
    expect([logo.status, logo.headers["content-type"], logo.text]).toEqual([200, "image/png", "png"]);
    expect((await desk.ask(`/status/logo/${hash}`)).status).toBe(404);
  });
});

describe("with the database away", () => {
  test("a process that knew it tells what it was, and since when", async () => {
    const key = await publicService();
    const line = await lineToDatabase();
    const desk = await startDesk({ appUrl: line.through(database.appUrl) });
    expect((await desk.ask("/status")).text).not.toContain("The database does not answer");
    await line.cut();
    await expect.poll(async () => (await desk.ask("/status")).text, { timeout: 15_000, interval: 500 }).toContain("The database does not answer");
    expect((await desk.ask("/status")).text).toContain(`Shop ${key}`);
  });

  test("a process that starts then tells what was stored, also of a tenant's page, and says so", async () => {
    const { host } = await brandDomain();
    const key = await publicService();
    const dataDir = await mkdtemp(join(folder, "stored-"));
    const before = await startDesk({ dataDir });
    await Promise.all([before.ask("/status"), before.ask("/status", { host })]);
    await expect.poll(() => readdir(join(dataDir, "status-pages")), { timeout: 5_000 }).toHaveLength(2);

    const line = await lineToDatabase();
    await line.cut();
    const desk = await startDesk({ appUrl: line.through(database.appUrl), dataDir, isAway: true });
    const [ours, theirs] = [await desk.ask("/status"), await desk.ask("/status", { host })];
    expect([ours.status, ours.text.includes(`Shop ${key}`), ours.text.includes("The database does not answer")]).toEqual([200, true, true]);
    expect([theirs.text.includes("Harbor Status"), theirs.text.includes("The database does not answer")]).toEqual([true, true]);
  });

  test("a process that knows nothing says that, and tells what it measures by itself", async () => {
    const line = await lineToDatabase();
    await line.cut();
    const desk = await startDesk({ appUrl: line.through(database.appUrl), dataDir: await mkdtemp(join(folder, "empty-")), isAway: true });
    const page = await desk.ask("/status");
    expect([page.status, page.text.includes("nothing was stored"), page.text.includes("Job worker")]).toEqual([200, true, true]);
    const told = JSON.parse((await desk.ask("/api/status")).text) as { services: unknown; parts: unknown[] };
    expect([told.services, told.parts.length > 5]).toEqual([null, true]);
  });

  test("a database that is silent holds nobody up for longer than a second or two", async () => {
    const line = await lineToDatabase();
    const desk = await startDesk({ appUrl: line.through(database.appUrl), dataDir: await mkdtemp(join(folder, "silent-")) });
    await desk.ask("/status");
    line.freeze();
    await delay(2_100);
    const answers = await Promise.all(Array.from({ length: 20 }, () => desk.ask("/status")));
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
    line.thaw();
  });
});
