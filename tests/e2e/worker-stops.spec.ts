import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import type { Locator, Page } from "@playwright/test";
import { DEMO_PASSWORD, processesOf } from "../support/installation.ts";
import { expect, PORTAL_URL, signIn, test } from "./story.ts";

const dataDir = process.env.E2E_DATA_DIR ?? "";

test("the status page shows every part as measured, and the leaderboard to those who are signed in", async ({ page }) => {
  await page.goto("/status");
  for (const name of ["PostgreSQL", "Key-value store", "Job worker", "Live updates", "Client portal", "Administration"]) {
    // What was never asked yet is unknown, which is so for some seconds after a start.
    await expect(part(page, name)).toContainText("Operational", { timeout: 30_000 });
  }
  await expect(page.getByRole("main")).not.toContainText("Leaderboard");
  await signIn(page, "admin@harbor-dental.example");
  await page.goto("/status");
  await expect(page.getByRole("main")).toContainText("Marcus Bell");
});

test("stopping the worker shows within 10 seconds, without anybody reloading; a new one too", async ({ page }) => {
  await page.goto("/status");
  const row = part(page, "Job worker");
  await expect(row).toContainText("Operational");
  const worker = (await processesOf(dataDir, 0)).find((each) => each.kind === "worker");
  process.kill(worker?.pid ?? 0, "SIGTERM");
  await expect(row).toContainText("Down", { timeout: 10_000 });
  const api = (await (await page.request.get("/api/status")).json()) as { status: string; parts: { key: string; state: string; detail: string }[] };
  expect(api.parts.find((part) => part.key === "worker")).toMatchObject({ state: "down", detail: expect.stringMatching(/Stopped/) });

  const another = startWorker();
  try {
    await expect(row).toContainText("Operational", { timeout: 30_000 });
    await page.reload();
    await expect(page.getByRole("main")).toContainText(/Job worker/);
  } finally {
    await ended(another);
  }
});

/** The line of a part; the history below names parts, too. */
function part(page: Page, name: string): Locator {
  return page
    .getByRole("listitem")
    .filter({ has: page.getByText(name, { exact: true }) })
    .first();
}

/** `npm run worker`, beside the running portal. */
function startWorker(): ChildProcess {
  const env = {
    NODE_ENV: "production" as const,
    PATH: process.env.PATH,
    BIZOSAAS_DATA_DIR: dataDir,
    PORT: new URL(PORTAL_URL).port,
    DEMO_PASSWORD,
    LOG_LEVEL: "warn",
  };
  return spawn(process.execPath, [join(import.meta.dirname, "../../scripts/run.mjs"), "worker"], { env, stdio: "inherit" });
}

function ended(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    child.once("exit", () => resolve());
    child.kill("SIGTERM");
  });
}
