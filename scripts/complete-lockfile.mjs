/**
 * Adds to package-lock.json the platform builds that npm leaves out when a registry mirrors only some platforms.
 * Without them `npm ci` refuses the lockfile everywhere. Run it after every change of dependencies.
 */
import { readFileSync, writeFileSync } from "node:fs";

const FILE = new URL("../package-lock.json", import.meta.url);
const OS = ["aix", "android", "darwin", "freebsd", "linux", "netbsd", "openbsd", "openharmony", "sunos", "win32"];
const CPU = {
  "x86-64": "x64",
  arm64: "arm64",
  aarch64: "arm64",
  armv7: "arm",
  "arm-": "arm",
  x64: "x64",
  ia32: "ia32",
  ppc64: "ppc64",
  riscv64: "riscv64",
  s390x: "s390x",
  loong64: "loong64",
  mips64el: "mips64el",
};

const lock = JSON.parse(readFileSync(FILE, "utf8"));
let added = 0;
for (const [path, entry] of Object.entries(lock.packages)) {
  for (const [name, range] of Object.entries(entry.optionalDependencies ?? {})) {
    if (path === "" || isLocked(path, name)) continue;
    const version = range.replace(/^[\^~=v]+/, "");
    if (!/^\d/.test(version)) throw new Error(`${path} wants ${name}@${range}, which names no version`);
    const os = OS.find((each) => name.includes(each)) ?? (name.includes("windows") ? "win32" : null);
    const cpu = Object.entries(CPU).find(([part]) => name.includes(part))?.[1] ?? null;
    const isWasm = name.includes("wasm");
    if (!os && !isWasm) throw new Error(`${name} is missing from the lockfile and is not a platform build: run npm install first`);
    lock.packages[`node_modules/${name}`] = {
      version,
      ...(isWasm ? { cpu: ["wasm32"] } : { cpu: cpu ? [cpu] : undefined }),
      ...(entry.dev && { dev: true }),
      optional: true,
      ...(os && { os: [os] }),
    };
    added++;
  }
}
lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1)));
if (added > 0) writeFileSync(FILE, `${JSON.stringify(lock, null, 2)}\n`);
console.log(`${added} platform builds added to package-lock.json`);

/** Node's own way: the package beside the one that wants it, or further out. */
function isLocked(from, name) {
  for (let place = from; ; place = place.slice(0, place.lastIndexOf("/node_modules/"))) {
    if (`${place}/node_modules/${name}` in lock.packages) return true;
    if (!place.includes("/node_modules/")) return `node_modules/${name}` in lock.packages;
  }
}
