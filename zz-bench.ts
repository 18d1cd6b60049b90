import { writeFileSync } from "node:fs";
import { startBenchPortal } from "./tests/load/bench-portal.ts";
import { FULL_SCALE } from "./tests/load/seed-scale.ts";

const { portal, db, token, stop } = await startBenchPortal(FULL_SCALE);
const [ids] = await db.system<{ tenant: string; person: string }>({
  text: `SELECT (SELECT id FROM tenant WHERE slug = 'scale-1') AS tenant, (SELECT id FROM "user" WHERE email = 'person100@scale.example') AS person`,
});
writeFileSync("/tmp/zz-bench.json", JSON.stringify({ url: portal.url, pid: portal.web.pid, token, ...ids, main: process.pid }));
console.log("ready");
process.once("SIGTERM", async () => {
  await stop();
  process.exit(0);
});
setInterval(() => {}, 1e6);
