/**
 * `npm run bench figure-import [rows]`: how long a file of a million lines takes from its pieces to its days, how much memory the job uses, what
 * importing it again costs, and taking it back. Prints figures and judges nothing. PostgreSQL shares the machine.
 */
import { addImportPiece, beginImport, figureImportJob, getImport, startImport, undoImport } from "#lib/campaigns";
import { systemContext } from "#lib/identity";
import { newId } from "#lib/platform/crypto";
import { createTenant, testRuntime } from "../support/contexts.ts";
import { startBenchDatabase } from "./bench-database.ts";

const ROWS = Number(process.argv[3] ?? 1_000_000);
const CHANNELS = ["email", "linkedin", "google_ads", "facebook", "instagram", "x", "tiktok", "youtube", "content"];
const MOST_DAYS = 1_000;
const PIECE = 3 * 1024 * 1024;

const database = await startBenchDatabase();
const runtime = { ...testRuntime(database), db: database.db, jobs: database.jobs };
try {
  // A million lines are of more campaigns than a smaller plan has.
  const tenant = await createTenant(database.db, { currency: "EUR", planKey: "enterprise" });
  const context = await systemContext(runtime, tenant.id, "bench", newId());
  const file = Buffer.from(text());
  console.log(`${ROWS.toLocaleString("en")} lines, ${(file.length / 1e6).toFixed(1)} MB`);
  for (const name of ["first time", "again"]) {
    const id = await timed(`${name}: sent`, () => send(file));
    await startImport(context, id);
    const phases = watch(id);
    await timed(`${name}: imported`, () => work(id));
    console.log(`  ${phases()}`);
    const { daysCreated, daysChanged, daysSame, status } = await getImport(context, id);
    console.log(`  ${status}: ${daysCreated} new, ${daysChanged} replaced, ${daysSame} the same`);
    if (name === "again") continue;
    await undoImport(context, id);
    await timed("taken back", () => work(id));
    const again = await send(file);
    await startImport(context, again);
    await work(again);
  }

  async function send(bytes: Buffer): Promise<string> {
    const { id } = await beginImport(context, { fileName: "bench.csv", sizeBytes: bytes.length });
    for (let position = 0; position * PIECE < bytes.length; position += 1) {
      await addImportPiece(context, id, { position, base64: bytes.subarray(position * PIECE, (position + 1) * PIECE).toString("base64") });
    }
    return id;
  }

  /** How long it was in which state, looked at ten times a second. */
  function watch(id: string): () => string {
    const seen = new Map<string, number>();
    let last = performance.now();
    const timer = setInterval(async () => {
      const { status } = await getImport(context, id);
      const now = performance.now();
      seen.set(status, (seen.get(status) ?? 0) + now - last);
      last = now;
    }, 100);
    return () => {
      clearInterval(timer);
      return [...seen].map(([status, ms]) => `${status} ${(ms / 1_000).toFixed(1)} s`).join(", ");
    };
  }

  function work(importId: string): Promise<void> {
    return figureImportJob.handle({ tenantId: tenant.id, importId }, { id: newId(), attempt: 1, signal: new AbortController().signal, runtime });
  }
} finally {
  await runtime.close();
  await database.drop();
}

function text(): string {
  const lines = ["campaign,day,channel,impressions,clicks,conversions,spend,revenue"];
  const first = Date.UTC(2024, 0, 1);
  for (let n = 0; n < ROWS; n += 1) {
    const day = new Date(first + (Math.floor(n / CHANNELS.length) % MOST_DAYS) * 86_400_000).toISOString().slice(0, 10);
    const campaign = Math.floor(n / (CHANNELS.length * MOST_DAYS));
    lines.push(
      `campaign-${campaign},${day},${CHANNELS[n % CHANNELS.length]},${1_000 + (n % 900)},${20 + (n % 60)},${n % 9},${(n % 700) / 100},${(n % 4_000) / 10}`,
    );
  }
  return `${lines.join("\n")}\n`;
}

async function timed<T>(name: string, work: () => Promise<T>): Promise<T> {
  const [start, cpu] = [performance.now(), process.cpuUsage()];
  let peak = 0;
  const timer = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage().rss);
  }, 100);
  const answer = await work();
  clearInterval(timer);
  const { user, system } = process.cpuUsage(cpu);
  console.log(
    `${name.padEnd(24)} ${((performance.now() - start) / 1_000).toFixed(1)} s, CPU of this process ${((user + system) / 1e6).toFixed(1)} s, memory at most ${(peak / 1e6).toFixed(0)} MB`,
  );
  return answer;
}
