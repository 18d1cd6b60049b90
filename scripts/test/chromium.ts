import { spawnSync } from "node:child_process";
import { accessSync, constants, existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { chromium } from "@playwright/test";
import { StepError } from "../launch/steps.mjs";

const NAMES = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"];
const ON_MACOS = ["/Applications/Google Chrome.app/Contents/MacOS/Google Chrome", "/Applications/Chromium.app/Contents/MacOS/Chromium"];

/**
 * The path of a Chromium: one that is installed, else Debian's package when we are root on Debian, else Playwright's own.
 * @throws StepError with what to install
 */
export function ensureChromium(): string {
  const found = findChromium();
  if (found) return found;
  if (process.getuid?.() === 0 && existsSync("/etc/debian_version")) {
    console.log("No Chromium found: installing Debian's package");
    const environment = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
    for (const args of [
      ["update", "-q"],
      ["install", "-y", "-q", "--no-install-recommends", "chromium"],
    ]) {
      spawnSync("apt-get", args, { stdio: ["ignore", "ignore", "inherit"], env: environment });
    }
  } else {
    console.log("No Chromium found: installing Playwright's");
    spawnSync(process.execPath, [join(import.meta.dirname, "../../node_modules/@playwright/test/cli.js"), "install", "chromium"], {
      stdio: "inherit",
    });
  }
  const installed = findChromium();
  if (installed) return installed;
  throw new StepError(
    "The end-to-end tests need a Chromium, and none could be installed.",
    "Install one (Debian: apt-get install chromium; elsewhere: npx playwright install --with-deps chromium).",
  );
}

function findChromium(): string | null {
  const onPath = (process.env.PATH ?? "").split(delimiter).flatMap((directory) => NAMES.map((name) => join(directory, name)));
  return [...onPath, ...ON_MACOS, chromium.executablePath()].find(canRun) ?? null;
}

function canRun(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
