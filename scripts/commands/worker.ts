/** `npm run worker`: a job worker of its own, beside a portal that runs or on the database of `DATABASE_URL`. */
import { StepError } from "../launch/steps.mjs";
import { environmentOf } from "../start/installation.ts";
import { withInstallation } from "../start/with-installation.ts";

await withInstallation("npm run worker", async ({ config, environment, installation, isRunning }) => {
  if (config.isEmbeddedDatabase && !isRunning) {
    throw new StepError(
      "The embedded PostgreSQL runs only while the portal does.",
      "Start the portal with npm start, which brings a worker of its own, or set DATABASE_URL.",
    );
  }
  Object.assign(process.env, environmentOf("worker", environment, installation), { NODE_ENV: config.NODE_ENV });
  // The launcher is no supervisor: without its channel the worker speaks to the terminal.
  if (process.connected) process.disconnect();
  await import("../../worker.ts");
});
