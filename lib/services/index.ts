/** The platform's own parts: signs of life of its processes, probes that measure, and what they found, kept as history. */

export { startHeartbeat } from "./heartbeat.ts";
export { listProcesses, type ProcessSign } from "./list-processes.ts";
export { listTransitions } from "./list-transitions.ts";
export { currentStatus, type Prober, startProbing } from "./prober.ts";
