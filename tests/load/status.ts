/**
 * `npm run bench status [seconds]`: what `GET /api/status` and the public status page cost with 200 services that everybody is told of, each with
 * 90 days behind it. Printed and not judged. Needs the production build.
 */
import { type BenchPortal, startBenchPortal } from "./bench-portal.ts";
import { measure } from "./measure.ts";
import { seedServices } from "./seed-services.ts";

const SECONDS = Number(process.argv[3] ?? 6);
const SCALE = { services: 200, intervals: 50, days: 90 };
const COMPRESSED = { "accept-encoding": "gzip, br" };

const bench = await startBenchPortal({ tenants: 5, users: 20 });
try {
  await seedServices(bench.ownerUrl, SCALE);
  await everybodyIsToldOf(bench);
  for (const line of await sizesOf(bench.portal.url)) console.log(line);
  const run = { url: bench.portal.url, seconds: SECONDS, serverPid: bench.portal.web.pid ?? 0 };
  const get = (path: string, headers: Record<string, string>) => () => ({ method: "GET", path, headers });
  const runs = [
    { name: "/api/status, Brotli", expect: 200, request: get("/api/status", COMPRESSED) },
    { name: "/api/status, plain", expect: 200, request: get("/api/status", {}) },
    { name: "/status, Brotli", expect: 200, request: get("/status", COMPRESSED) },
  ];
  console.log(
    `${"".padEnd(26)}${"conns".padStart(6)}${"req/s".padStart(9)}${"p50 ms".padStart(9)}${"p99 ms".padStart(9)}${"CPU ms".padStart(9)}${"failed".padStart(8)}`,
  );
  const print = async (each: (typeof runs)[number]) => {
    const { name, connections, perSecond, p50, p99, cpuMs, failures } = await measure({ ...run, ...each, connections: 16 });
    const numbers = [perSecond.toFixed(0), p50.toFixed(2), p99.toFixed(2), cpuMs?.toFixed(3) ?? "–"].map((number) => number.padStart(9));
    console.log(`${name.padEnd(26)}${String(connections).padStart(6)}${numbers.join("")}${String(failures).padStart(8)}`);
  };
  for (const each of runs) await print(each);
  // It says as of which minute it is: with the next one it is another, and "failed" counts those who got that.
  const etag = (await fetch(`${bench.portal.url}/status`)).headers.get("etag") ?? "";
  await print({ name: "/status, as it was", expect: 304, request: get("/status", { ...COMPRESSED, "if-none-match": etag }) });
} finally {
  await bench.stop();
}

async function everybodyIsToldOf({ db }: BenchPortal): Promise<void> {
  await db.transaction({ kind: "system", purpose: "bench" }, (tx) =>
    tx.prisma.service.updateMany({ where: { key: { startsWith: "scale-" } }, data: { visibility: "public" } }),
  );
}

/** What goes over the line, after the memory of the process has heard of the services. */
async function sizesOf(url: string): Promise<string[]> {
  await new Promise((resolve) => setTimeout(resolve, 4_000));
  const sizes: string[] = [];
  for (const path of ["/api/status", "/status"]) {
    const plain = await fetch(url + path, { headers: { "accept-encoding": "identity" } });
    const compressed = await fetch(url + path, { headers: { "accept-encoding": "br" } });
    const [whole, sent] = [(await plain.arrayBuffer()).byteLength, Number(compressed.headers.get("content-length"))];
    sizes.push(`${path}: ${(whole / 1_024).toFixed(1)} KB, ${(sent / 1_024).toFixed(1)} KB over the line`);
  }
  return sizes;
}
