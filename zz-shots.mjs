import { chromium } from "@playwright/test";

const base = "http://127.0.0.1:4300";
const out = "/tmp/shots";
import { mkdirSync } from "node:fs";
mkdirSync(out, { recursive: true });
const b = await chromium.launch({ executablePath: "/usr/bin/chromium-headless-shell", args: ["--no-sandbox"] });
const looks = [
  [1440, "light"],
  [390, "dark"],
];
const who = process.argv[2] ?? "super@demo.bizosaas.example";
const paths = process.argv.slice(3);
const c = await b.newContext({ viewport: { width: 1440, height: 900 }, reducedMotion: "reduce" });
const p = await c.newPage();
p.on("console", (m) => {
  if (["error", "warning"].includes(m.type())) console.log("CONSOLE", m.type(), m.text().slice(0, 200));
});
p.on("pageerror", (e) => console.log("PAGEERROR", String(e).slice(0, 200)));
await p.goto(base + "/login");
await p.getByLabel("E-mail").fill(who);
await p.getByLabel("Password").fill("correct horse battery staple");
await p.getByRole("button", { name: "Sign in", exact: true }).click();
await p.waitForURL((u) => u.pathname !== "/login");
await p.goto(base + "/admin/tenants").catch(() => {});
const t = await p
  .locator("tbody a[href^='/admin/tenants/']")
  .first()
  .getAttribute("href")
  .catch(() => null);
for (const path of paths) {
  const real = path.replace("@T", t ?? "");
  for (const [w, theme] of looks) {
    await c.addCookies([{ name: "theme", value: theme, url: base }]);
    await p.setViewportSize({ width: w, height: 900 });
    const r = await p.goto(base + real);
    await p.waitForTimeout(600);
    const over = await p.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    const name = path.replace(/[^a-z0-9]+/gi, "_") + `-${w}-${theme}.png`;
    await p.screenshot({ path: `${out}/${name}`, fullPage: true });
    console.log(r?.status(), name, over > 0 ? `OVERFLOW ${over}` : "");
  }
}
await b.close();
