import { type ServiceProbe, serviceProbe } from "./shapes.ts";

/** A probe as its row has it, without its secret. */
export interface ProbeRow {
  name: string;
  purpose: string;
  kind: string;
  target: string | null;
  config: Record<string, unknown>;
  interval_seconds: number;
  timeout_ms: number;
  failures: number;
  recoveries: number;
  is_paused: boolean;
}

/** Of `service_probe p`. */
export const PROBE_COLUMNS = "p.name, p.purpose, p.kind, p.target, p.config, p.interval_seconds, p.timeout_ms, p.failures, p.recoveries, p.is_paused";

/** @throws when the row is of another version of the portal that knew other probes */
export function probeOf(row: ProbeRow): ServiceProbe {
  return serviceProbe.parse({
    ...row.config,
    name: row.name,
    purpose: row.purpose,
    kind: row.kind,
    ...(row.target !== null && { target: row.target }),
    intervalSeconds: row.interval_seconds,
    timeoutMs: row.timeout_ms,
    failures: row.failures,
    recoveries: row.recoveries,
    isPaused: row.is_paused,
  });
}

/** The columns of a probe's row; what only its kind has is in `config`. */
export function columnsOfProbe({ name, purpose, kind, intervalSeconds, timeoutMs, failures, recoveries, isPaused, ...rest }: ServiceProbe) {
  const { target = null, ...config } = { target: null, ...rest };
  return { name, purpose, kind, target, config, intervalSeconds, timeoutMs, failures, recoveries, isPaused };
}
