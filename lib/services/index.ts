/**
 * The platform's own parts: signs of life of its processes, probes that measure, and what they found, kept as history. And the graph of all
 * services, as pure functions: in which order they start, whom a failure hits, which failure is a cause and which a consequence, what to do first. And what follows
 * from their states: incidents, alerts, objectives, maintenance windows and guided recovery.
 */

export { alertTitle } from "./alerts/alert-words.ts";
export { deliverAlertJob } from "./alerts/deliver-job.ts";
export { acknowledgeAlert, getAlert, listAlerts } from "./alerts/list-alerts.ts";
export { listAlertDestinations } from "./alerts/list-destinations.ts";
export { changeAlertDestination, createAlertDestination, deleteAlertDestination, sendTestAlert } from "./alerts/manage-destinations.ts";
export { purgeAlertsJob } from "./alerts/purge-job.ts";
export { type BlastRadius, blastRadius, type Hit, type Reach, wayTo } from "./graph/blast-radius.ts";
export { buildGraph, indexOf } from "./graph/build-graph.ts";
export { causeSentences, clockIn, type Saying } from "./graph/cause-sentences.ts";
export { type CycleRule, findCycles } from "./graph/cycles.ts";
export { drawGraph, NODE_SIZE } from "./graph/draw-graph.ts";
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
export { acknowledgeIncident, assignIncidentRoles, changeIncident } from "./incidents/change-incident.ts";
export { entrySaid, IMPACT_WORDS, STATUS_WORDS } from "./incidents/entry-words.ts";
export { getIncident, listIncidents } from "./incidents/list-incidents.ts";
export { listResponders } from "./incidents/list-responders.ts";
export { openIncident } from "./incidents/open-incident.ts";
export { getPostmortem, writePostmortem } from "./incidents/postmortem.ts";
export { listPublicIncidents } from "./incidents/public-incidents.ts";
export { editIncidentUpdate, reopenIncident, resolveIncident, updateIncident } from "./incidents/say-update.ts";
export { listProcesses, type ProcessSign } from "./list-processes.ts";
export { listTransitions } from "./list-transitions.ts";
export { maintenanceOf } from "./maintenance/maintenance-of.ts";
export { cancelMaintenance, changeMaintenance, finishMaintenance, planMaintenance } from "./maintenance/manage-windows.ts";
export { getMaintenanceWindow, listMaintenanceWindows } from "./maintenance/read-windows.ts";
export { createServiceMetrics } from "./metrics/service-metrics.ts";
export { BURN_RULES } from "./objectives/burn.ts";
export { freezeMonthsJob } from "./objectives/freeze-months.ts";
export { getObjective, listObjectiveMonths, listObjectives, type RequestsOf } from "./objectives/read-objectives.ts";
export { removeObjective } from "./objectives/remove-objective.ts";
export { searchObjectives } from "./objectives/search-objectives.ts";
export { setObjective } from "./objectives/set-objective.ts";
export { servicesPersonalData } from "./personal-data.ts";
export { currentStatus, type Prober, startProbing } from "./prober.ts";
export { startHealthMemory } from "./probing/health-memory.ts";
export { takeHeartbeat } from "./probing/heartbeat-call.ts";
export { instanceHealth } from "./probing/instance-health.ts";
export { type GatewayOutcome, noteGatewayOutcomes } from "./probing/note-gateway-outcomes.ts";
export type { LooksOf } from "./probing/read-looks.ts";
export { readProbeHistory } from "./probing/read-probe-history.ts";
export { readProbeLog } from "./probing/read-probe-log.ts";
export { rollUpProbesJob } from "./probing/roll-up.ts";
export { startProbeRunner } from "./probing/runner.ts";
export { secretOfProbe, setProbeSecret } from "./probing/set-probe-secret.ts";
export { type MaintenanceOf, settleStates } from "./probing/settle-states.ts";
export { type Look, takeLook } from "./probing/take-look.ts";
export { type Notice, noticePage } from "./public/notice-page.ts";
export { ownerUnread, type StatusPageOwner, statusPageOwner } from "./public/page-owner.ts";
export { pageReaderOf } from "./public/page-reader.ts";
export { createStatusDesk } from "./public/status-desk.ts";
export { getRecovery, listRecoveries, runningRecovery } from "./recovery/read-recovery.ts";
export { getRestartHook, removeRestartHook, restartService, setRestartHook } from "./recovery/restart-hook.ts";
export { restartJob } from "./recovery/restart-job.ts";
export { confirmRecoveryStep, doRecoveryStep, endRecovery, startRecovery } from "./recovery/run-recovery.ts";
export { applyFile, previewServiceFile } from "./registry/apply-file.ts";
export { getService, listServices } from "./registry/list-services.ts";
export { changeService, createService, deleteService } from "./registry/manage-services.ts";
export { enterPlatformServices, registerOwnParts } from "./registry/own-parts.ts";
export { readProbes, textOfProbes } from "./registry/probes-text.ts";
export { type ReachableService, reachableServices } from "./registry/reachable-services.ts";
export { graphOf } from "./registry/registry-graph.ts";
export { searchServices } from "./registry/search-services.ts";
export { lastDays } from "./states/days.ts";
export { readServiceStates } from "./states/read-service-states.ts";
export { type StateInterval, stateIntervals } from "./states/state-intervals.ts";
export { shareMeasured, type Uptime, uptimeOf, uptimePercent } from "./states/uptime.ts";
export { badgeSvg } from "./status/badge.ts";
export { atomFeed, rssFeed } from "./status/feeds.ts";
export { audienceOf, viewFor } from "./status/for-audience.ts";
export { serviceHealth } from "./status/health.ts";
export { type KnownStatus, knownStatus } from "./status/status-memory.ts";
export { STATUSPAGE_DOCUMENTS, type StatuspageDocument } from "./status/statuspage.ts";
export { tellEvents } from "./status/tell-events.ts";
export { tellServices } from "./status/tell-services.ts";
export { tellPlatform, toldStatus } from "./status/told-status.ts";
export { overallOf, type StatusView } from "./status/view.ts";
export { confirmSubscription, describeSubscription, endSubscription } from "./subscribers/manage-subscription.ts";
export { purgeSubscribersJob } from "./subscribers/purge-job.ts";
export { subscribeToStatus } from "./subscribers/subscribe.ts";
export { tellSubscribersJob } from "./subscribers/tell-job.ts";
export { BAND_LINES, type DrawnBand, drawBand } from "./timeline/draw-band.ts";
export { readTimeline } from "./timeline/read-timeline.ts";
export { type EvaluateOptions, evaluateIncidents } from "./watch/evaluate-incidents.ts";
export { explainNow, type Situation } from "./watch/explain-now.ts";
export { startIncidentWatch } from "./watch/incident-watch.ts";
