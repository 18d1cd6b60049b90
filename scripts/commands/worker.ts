/** `npm run worker`: a job worker of its own, beside a portal that runs or on the database of `DATABASE_URL`. */
import { StepError } from "../launch/steps.mjs";
import { environmentOf } from "../start/installation.ts";
import { besideInstallation } from "../start/with-installation.ts";

await besideInstallation(async (found) => {
  if (!found) {
    throw new StepError(
      "The embedded PostgreSQL runs only while the portal does.",
      "Start the portal with npm start, which brings a worker of its own, or set DATABASE_URL.",
    );
  }
  const { config, environment, installation } = found;
  Object.assign(process.env, environmentOf("worker", environment, installation), { NODE_ENV: config.NODE_ENV });
  // The launcher is no supervisor: without its channel the worker speaks to the terminal.
  if (process.connected) process.disconnect();
  await import("../../worker.ts");
});
