import { defineConfig } from "@playwright/test";

// Without these flags Chromium looks for its maker's servers at every start; root cannot use its sandbox.
const CHROMIUM_FLAGS = ["--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run", "--disable-gpu"];
const isRoot = process.getuid?.() === 0;

export default defineConfig({
  testDir: "tests/e2e",
  globalSetup: "./tests/e2e/portal-setup.ts",
  outputDir: "test-results",
  snapshotPathTemplate: "tests/e2e/looks/{arg}{ext}",
  timeout: 60_000,
  expect: { timeout: 10_000 },
  fullyParallel: false,
  // One more than a small machine has processors: a story waits for the portal half of its time.
  workers: 3,
  forbidOnly: true,
  retries: 0,
  use: {
    browserName: "chromium",
    launchOptions: { executablePath: process.env.CHROMIUM_PATH || undefined, args: isRoot ? [...CHROMIUM_FLAGS, "--no-sandbox"] : CHROMIUM_FLAGS },
    viewport: { width: 1440, height: 900 },
    locale: "en-US",
    timezoneId: "America/New_York",
    screenshot: "only-on-failure",
    // A recording makes every step a third dearer: `npx playwright test --trace on` makes one of a story that fails.
    trace: "off",
  },
  projects: [
    // First: pictures of the demonstration, before stories change it.
    { name: "looks", testMatch: "looks.spec.ts" },
    { name: "stories", testIgnore: ["worker-stops.spec.ts", "looks.spec.ts"], dependencies: process.env.STORIES_ALONE ? [] : ["looks"] },
    // Last and alone: while the worker is down, nothing else that needs it may be looked at.
    { name: "outage", testMatch: "worker-stops.spec.ts", dependencies: ["stories"] },
  ],
});
