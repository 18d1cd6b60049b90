import { defineConfig } from "vitest/config";

// Aliases (#lib, #components, …) are package.json's own imports, which Vite resolves as Node does.
const prepared = { globalSetup: ["tests/support/template.ts"], hookTimeout: 60_000 };

export default defineConfig({
  test: {
    environment: "node",
    // How long something may take to come true is no part of what is tested; a second is short beside other work.
    expect: { poll: { timeout: 15_000, interval: 20 } },
    projects: [
      {
        extends: true,
        // Pure functions share a process: making one per file costs four times what they do.
        test: { name: "unit", isolate: false, include: ["{lib,components,scripts,app,messages,prisma}/**/*.test.ts"] },
      },
      {
        extends: true,
        // More than there are processors on a small machine: some files mostly wait for the product's own pauses. Each has a database of its
        // own; loading the portal anew for each file would be a third of the work.
        test: {
          ...prepared,
          name: "integration",
          isolate: false,
          include: ["tests/integration/**/*.test.ts"],
          testTimeout: 30_000,
          maxWorkers: 4,
        },
      },
      {
        extends: true,
        // Three at a time: each starts whole servers of its own, which mostly wait for each other, and some kill theirs.
        test: {
          ...prepared,
          name: "system",
          include: ["tests/system/**/*.test.ts"],
          testTimeout: 180_000,
          hookTimeout: 180_000,
          maxWorkers: 3,
        },
      },
      {
        extends: true,
        // One at a time: each loads the machine by itself, and what it proves is that failures are told from a machine that is merely busy.
        test: {
          ...prepared,
          name: "chaos",
          include: ["tests/chaos/**/*.test.ts"],
          testTimeout: 180_000,
          hookTimeout: 180_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
