/**
 * The platform's own parts: signs of life of its processes, probes that measure, and what they found, kept as history. And the graph of all
 * services, as pure functions: in which order they start, whom a failure hits, which failure is a cause and which a consequence, what to do first.
 */

export { type BlastRadius, blastRadius, type Hit, type Reach, wayTo } from "./graph/blast-radius.ts";
export { buildGraph, indexOf } from "./graph/build-graph.ts";
export { causeSentences, clockIn, type Saying } from "./graph/cause-sentences.ts";
export { type CycleRule, findCycles } from "./graph/cycles.ts";
export { type ExplainOptions, explain } from "./graph/explain.ts";
export {
  byKey,
  type Cause,
  type CauseLink,
  type CauseStep,
  type Explained,
  type Explanation,
  type Perhaps,
  type PutFirstBy,
  wayToCause,
} from "./graph/explanation.ts";
export { guidedRecovery, offerSteps, type RecoveryAction, type RecoveryStep, type StepStatus } from "./graph/guided-recovery.ts";
export { DEFAULT_THRESHOLDS, doubtedAt, type Monitor, type Observation, observe, readingOf, type Thresholds } from "./graph/hysteresis.ts";
export { PLATFORM_SERVICES, type PlatformService, platformServices } from "./graph/platform-services.ts";
export { type StartPlan, startStages, stopOrder } from "./graph/start-order.ts";
export { FAILURE_REASONS, type FailureReason, isFailing, type Reading, type Readings, type ServiceState } from "./graph/states.ts";
export { type Suspect, suspects } from "./graph/suspects.ts";
export {
  type Dependency,
  type DependencyKind,
  GRAPH_LIMITS,
  SERVICE_KINDS,
  type ServiceGraph,
  type ServiceKind,
  type ServiceNode,
  type TenantScope,
} from "./graph/types.ts";
export { EMPTY_WATCH, readingsIn, type Watch, type WatchOptions, watch } from "./graph/watch.ts";
export { startHeartbeat } from "./heartbeat.ts";
export { listProcesses, type ProcessSign } from "./list-processes.ts";
export { listTransitions } from "./list-transitions.ts";
export { servicesPersonalData } from "./personal-data.ts";
export { currentStatus, type Prober, startProbing } from "./prober.ts";
export { applyFile, previewServiceFile } from "./registry/apply-file.ts";
export { getService, listServices } from "./registry/list-services.ts";
export { changeService, createService, deleteService } from "./registry/manage-services.ts";
export { type ReachableService, reachableServices } from "./registry/reachable-services.ts";
