/** The platform's own parts: signs of life of its processes, probes that measure, and what they found, kept as history. */
export { currentStatus, type Prober, startProbing } from "./prober.ts";
export { startHeartbeat } from "./heartbeat.ts";
export { listTransitions } from "./list-transitions.ts";
