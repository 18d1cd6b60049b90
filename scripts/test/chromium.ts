import { spawnSync } from "node:child_process";
import { accessSync, constants, existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { StepError } from "../launch/steps.mjs";

// Debian's and Playwright's browser without windows: the pages of a test load in half the time of the whole one.
const SHELL = "chromium-headless-shell";
const WHOLE = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"];
const ON_MACOS = ["/Applications/Google Chrome.app/Contents/MacOS/Google Chrome", "/Applications/Chromium.app/Contents/MacOS/Chromium"];

/**
 * The path of a Chromium for tests: the shell without windows (installed when it is missing: Debian's package when we are
 * root on Debian, else Playwright's own), else any other that is there. Null means Playwright's own, which it finds itself.
 * @throws StepError with what to install
 */
export function ensureChromium(): string | null {
  const isDebian = process.getuid?.() === 0 && existsSync("/etc/debian_version");
  const shell = onPath([SHELL]);
  if (shell) return shell;
  if (isDebian) installDebians();
  else if (installPlaywrights()) return null;
  const found = onPath([SHELL, ...WHOLE]) ?? ON_MACOS.find(canRun);
  if (found) return found;
  throw new StepError(
    "The end-to-end tests need a Chromium, and none could be installed.",
    `Install one (Debian: apt-get install ${SHELL}; elsewhere: npx playwright install --with-deps --only-shell chromium).`,
  );
}

function installDebians(): void {
  console.log(`No ${SHELL} found: installing Debian's package`);
  const environment = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  for (const args of [
    ["update", "-q"],
    ["install", "-y", "-q", "--no-install-recommends", SHELL],
  ]) {
    spawnSync("apt-get", args, { stdio: ["ignore", "ignore", "inherit"], env: environment });
  }
}

/** Does nothing when it is there. @returns whether it is there now */
function installPlaywrights(): boolean {
  console.log(`No ${SHELL} found: asking for Playwright's`);
  const playwright = join(import.meta.dirname, "../../node_modules/@playwright/test/cli.js");
  return spawnSync(process.execPath, [playwright, "install", "--only-shell", "chromium"], { stdio: "inherit" }).status === 0;
}

function onPath(names: string[]): string | null {
  const paths = (process.env.PATH ?? "").split(delimiter).flatMap((directory) => names.map((name) => join(directory, name)));
  return paths.find(canRun) ?? null;
}

function canRun(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
