import type { Log, RecordLog } from "#lib/platform/log";
import type { Runtime } from "#lib/platform/runtime";
import type { LiveTable } from "../table/live-table.ts";
import type { Callers } from "./callers.ts";
import type { GatewayMetrics } from "./gateway-metrics.ts";
import type { Outcomes } from "./outcomes.ts";
import type { HealthOf } from "./pick-instance.ts";
import type { StaleAnswers } from "./stale-answers.ts";
import type { Watchdog } from "./watchdog.ts";

/** What all requests through one gateway share. */
export interface Serving {
  runtime: Runtime;
  log: Log;
  /** One line for each request. */
  access: Pick<RecordLog, "write">;
  table: LiveTable;
  callers: Callers;
  metrics: GatewayMetrics;
  watchdog: Watchdog;
  outcomes: Outcomes;
  stale: StaleAnswers;
  healthOf: HealthOf | undefined;
  isHttps: boolean;
}
