/** The composition root of the job worker. */
import { startFlagMemory } from "#lib/flags";
import { loadConfig, readEnvironment } from "#lib/platform/config";
import { LOG_CHANNEL, startJobWorker, startLogReader } from "#lib/platform/jobs";
import { nameSender } from "#lib/platform/mail";
import { bounded, failToStart, onShutdown, tellParent, toldToBegin } from "#lib/platform/process";
import { startListener } from "#lib/platform/realtime";
import { createRuntime, setRuntime } from "#lib/platform/runtime";
import { startHeartbeat, startIncidentWatch, startProbeRunner } from "#lib/services";
import { installationSettings, startSettingsMemory } from "#lib/settings";
import { DEFAULT_SETTINGS } from "#lib/settings/schema";
import { startWebhookSender } from "#lib/webhooks";
import { jobs, logReaders, schedules } from "./jobs.ts";

const SIGN_OFF_MS = 2_000;
/** Longer than the worker itself gives its jobs, and with the rest less than the supervisor waits. */
const FINISH_JOBS_MS = 9_000;

async function main(): Promise<void> {
  await toldToBegin();
  const config = loadConfig(readEnvironment(process.cwd()));
  const runtime = createRuntime({ config, process: "worker" });
  setRuntime(runtime);
  const stopFlagMemory = startFlagMemory(runtime);
  const stopSettingsMemory = startSettingsMemory(runtime);
  nameSender(runtime, async () => {
    const { name } = (await installationSettings(runtime)).product;
    return name === DEFAULT_SETTINGS.product.name ? null : name;
  });
  const worker = await startJobWorker({ runtime, jobs, schedules, concurrency: config.WORKER_CONCURRENCY });
  const logReader = startLogReader({ runtime, jobs: logReaders });
  const listener = startListener({
    databaseUrl: runtime.databaseUrl,
    channels: [LOG_CHANNEL],
    log: runtime.log,
    onNotification: logReader.wake,
    onConnected: logReader.wake,
  });
  const stopWebhooks = startWebhookSender(runtime);
  const stopProbes = startProbeRunner(runtime);
  const stopIncidentWatch = startIncidentWatch(runtime);
  const stopHeartbeat = startHeartbeat({ db: runtime.db, kind: "worker", clock: runtime.clock, processId: runtime.processId, log: runtime.log });
  onShutdown(async (reason) => {
    runtime.log.info({ reason }, "stopping");
    await bounded(stopHeartbeat(), SIGN_OFF_MS);
    await bounded(
      Promise.all([worker.stop(), listener.close(), logReader.stop(), stopWebhooks(), stopProbes(), stopIncidentWatch()]),
      FINISH_JOBS_MS,
    );
    await bounded(Promise.all([stopFlagMemory(), stopSettingsMemory(), runtime.close()]));
  });
  runtime.log.info("the job worker is ready");
  tellParent({ type: "ready", serviceId: runtime.processId });
}

main().catch(failToStart);
