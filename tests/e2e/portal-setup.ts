import { createInstallation } from "../support/installation.ts";

/** Starts the portal as an operator does, with its demonstration, for all end-to-end tests; stops it after them. */
export default async function setup(): Promise<() => Promise<void>> {
  const installation = await createInstallation();
  const running = await installation.start({ API_CALLS_PER_MINUTE: "100000", PROVIDERS_ON_LOOPBACK: "true", WEBHOOKS_ON_LOOPBACK: "true" });
  process.env.E2E_URL = installation.url;
  process.env.E2E_DATA_DIR = installation.dataDir;
  process.env.E2E_LAUNCHER_PID = String(running.child.pid);
  return async () => {
    await running.stop();
    await installation.remove();
  };
}
