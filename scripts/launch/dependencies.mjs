import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { oneAtATime } from "./one-at-a-time.mjs";
import { runProgram } from "./run-program.mjs";
import { StepError } from "./steps.mjs";

const ROOT = join(import.meta.dirname, "../..");
const INSTALLED = join(ROOT, "node_modules/.cache/bizosaas/installed");
const GENERATED = join(ROOT, "node_modules/.cache/bizosaas/generated");
const CLIENT = join(ROOT, "lib/platform/database/generated/client.ts");
/** Held while something is installed or generated: two commands at once would take the files from each other. Outside of what npm deletes. */
const AT_WORK = join(ROOT, ".installing");
const NODE_MAJOR = 24;
// Generating needs no schema engine; naming any program keeps Prisma (and an npm that runs its install script) from fetching one.
const PRISMA = {
  PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
  PRISMA_SKIP_POSTINSTALL_GENERATE: "1",
  CHECKPOINT_DISABLE: "1",
  PRISMA_HIDE_UPDATE_MESSAGE: "1",
};
const NO_NETWORK = /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|ERR_SOCKET_TIMEOUT|network (request|connectivity)/;

/** @param {...string} parts */
const digest = (...parts) => parts.reduce((hash, part) => hash.update(part), createHash("sha256")).digest("hex");
/** @param {string} path */
const contentOf = (path) => (existsSync(path) ? readFileSync(path, "utf8") : "");

/**
 * Installs what the lockfile says, when it is missing or stale.
 * @param {(text: string) => void} note
 * @returns {Promise<string>} what was found or done
 */
export async function ensureDependencies(note) {
  const wanted = digest(readFileSync(join(ROOT, "package-lock.json")).toString(), process.platform, process.arch);
  const isInstalled = () => contentOf(INSTALLED) === wanted && existsSync(nodeBinary());
  if (isInstalled()) return "up to date";
  const wait = () => note("another command installs them; waiting for it");
  return oneAtATime(AT_WORK, wait, async () => {
    if (isInstalled()) return "installed by another command";
    note("installing from the lockfile");
    rmSync(INSTALLED, { force: true });
    // Named as options, since NODE_ENV=production or an npmrc would leave out what the build needs.
    await runNpm(["ci", "--include=dev", "--include=optional", "--no-audit", "--no-fund", "--ignore-scripts=false"]);
    mark(INSTALLED, wanted);
    return "installed";
  });
}

/**
 * Finds Node 24, which the dependencies bring.
 * @returns {Promise<{ path: string, version: string }>}
 */
export async function findNode() {
  const path = nodeBinary();
  const { code, output } = await runProgram(path, ["--version"]);
  const version = output.trim();
  if (code === 0 && Number.parseInt(version.slice(1), 10) >= NODE_MAJOR) return { path, version };
  throw new StepError(
    `Node ${NODE_MAJOR}, which the portal runs on, does not start here: ${output.trim() || `there is no ${path}`}`,
    `Install Node ${NODE_MAJOR} and start with it, or delete node_modules and start again.`,
  );
}

/**
 * Generates the database client when the schema changed.
 * @param {string} node path of Node 24
 * @returns {Promise<boolean>} whether it was generated now
 */
export async function ensureDatabaseClient(node) {
  const directory = join(ROOT, "prisma/schema");
  const wanted = digest(
    contentOf(INSTALLED),
    ...readdirSync(directory)
      .sort()
      .map((name) => contentOf(join(directory, name))),
  );
  const isGenerated = () => contentOf(GENERATED) === wanted && existsSync(CLIENT);
  if (isGenerated()) return false;
  return oneAtATime(
    AT_WORK,
    () => undefined,
    async () => {
      if (isGenerated()) return false;
      // Prisma writes into no folder that it does not take for its own, such as one in which it was cut off.
      rmSync(dirname(CLIENT), { recursive: true, force: true });
      const { code, output } = await runProgram(node, [join(ROOT, "node_modules/prisma/build/index.js"), "generate"], PRISMA);
      if (code !== 0)
        throw new StepError(
          `The database client could not be generated:\n${output.trim()}`,
          "Correct prisma/schema, or delete node_modules and start again.",
        );
      mark(GENERATED, wanted);
      return true;
    },
  );
}

/** The Node of the dependencies; our own where it is new enough and theirs has no build for this system. */
function nodeBinary() {
  const brought = join(ROOT, "node_modules/node/bin/node");
  const isNewEnough = Number.parseInt(process.versions.node, 10) >= NODE_MAJOR;
  return !existsSync(brought) && isNewEnough ? process.execPath : brought;
}

/** @param {string[]} args */
async function runNpm(args) {
  // The npm that started us, so that nothing depends on the PATH.
  const npm = process.env.npm_execpath;
  const { code, output } = npm?.endsWith(".js") ? await runProgram(process.execPath, [npm, ...args], PRISMA) : await runProgram("npm", args, PRISMA);
  if (code === 0) return;
  const errors = output
    .split("\n")
    .filter((text) => text.startsWith("npm error"))
    .slice(0, 12)
    .join("\n");
  if (NO_NETWORK.test(output)) {
    throw new StepError(
      `The dependencies could not be fetched: npm's registry does not answer.\n${errors}`,
      "Check the network connection (or the proxy and registry in npm's configuration) and start again. Nothing else was changed.",
    );
  }
  if (/ENOSPC/.test(output)) throw new StepError("The disk is full: the dependencies need about 1.2 GB.", "Free some space and start again.");
  throw new StepError(
    `npm could not install the dependencies:\n${errors || output.trim()}`,
    "Correct what npm says, or delete node_modules and start again.",
  );
}

/** @param {string} path @param {string} content */
function mark(path, content) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
}
