import { z } from "zod";
import { PART_STATES, type PartState } from "./snapshot/schema.ts";
import { toldEvents, toldService } from "./status/shapes.ts";

export { PART_STATES, type PartState } from "./snapshot/schema.ts";
export const partState = z.enum(PART_STATES);

export const PART_KINDS = ["database", "store", "queue", "worker", "realtime", "mail", "surface"] as const;
export type PartKind = (typeof PART_KINDS)[number];

/** The state of one part in words. */
export const STATE_LABELS: Record<PartState, string> = { operational: "Operational", degraded: "Degraded", down: "Down", unknown: "Unknown" };

/** The state of the whole in words. */
export const OVERALL_LABELS: Record<PartState, string> = {
  operational: "All parts are operational",
  degraded: "Some parts are degraded",
  down: "Some parts are down",
  unknown: "Not every part has been measured",
};

/** One part of the platform as it was last measured. */
export const statusPart = z.object({
  key: z.string(),
  name: z.string(),
  kind: z.enum(PART_KINDS),
  state: partState,
  /** Of the last check that was answered, in milliseconds; null where there is nothing to time. */
  latencyMs: z.number().nonnegative().nullable(),
  /** Since when the part is in this state. */
  since: z.iso.datetime().nullable(),
  /** When the state was last confirmed; null before the first measurement. */
  checkedAt: z.iso.datetime().nullable(),
  detail: z.string().nullable(),
});
export type StatusPart = z.infer<typeof statusPart>;

/** All parts, with the worst of their states. */
export const statusSnapshot = z.object({
  status: partState,
  /** The newest measurement of any part. */
  checkedAt: z.iso.datetime().nullable(),
  parts: z.array(statusPart),
});
export type StatusSnapshot = z.infer<typeof statusSnapshot>;

/** The answer of `GET /api/status`. What could not be read is null: it is not known. */
export const platformStatus = z.object({
  ...statusSnapshot.shape,
  /** When the services were read; older than a few seconds while the database is away. */
  asOf: z.iso.datetime().nullable(),
  services: z.array(toldService).nullable(),
  incidents: toldEvents.shape.incidents.nullable(),
  maintenance: toldEvents.shape.maintenance.nullable(),
  /** Of the tenant that the caller is in, this month; null for others. */
  leaderboard: z
    .object({
      period: z.string(),
      /** How many people have points. */
      total: z.int(),
      top: z.array(z.object({ rank: z.int() /** Null for who is shown without a name. */, name: z.string().nullable(), points: z.int() })),
      /** The caller's own rank; null without points. */
      you: z.int().nullable(),
    })
    .nullable(),
});
export type PlatformStatus = z.infer<typeof platformStatus>;

/** A change of state that was recorded. */
export const statusTransition = z.object({
  id: z.uuid(),
  part: z.string(),
  name: z.string(),
  state: partState,
  detail: z.string().nullable(),
  at: z.iso.datetime(),
});
export type StatusTransition = z.infer<typeof statusTransition>;

export {
  ALERT_SEVERITIES,
  type Alert,
  type AlertDestination,
  alert,
  alertDestination,
  alertDestinationList,
  alertPage,
  changeDestinationCall,
  createDestinationInput,
  DESTINATION_KINDS,
  listAlertsInput,
  newDestination,
  sentTest,
} from "./alerts/shapes.ts";
export {
  acknowledgeAlertForm,
  acknowledgeIncidentForm,
  changeDestinationForm,
  changeIncidentForm,
  changeWindowForm,
  createDestinationForm,
  destinationForm,
  editUpdateForm,
  endIncidentForm,
  endWindowForm,
  incidentRolesForm,
  openIncidentForm,
  planWindowForm,
  postmortemForm,
  recoveryForm,
  recoveryStepForm,
  restartForm,
  startRecoveryForm,
  updateIncidentForm,
} from "./forms.ts";
export { SERVICE_STATES, type ServiceState } from "./graph/states.ts";
export { SERVICE_KINDS, type ServiceKind } from "./graph/types.ts";
export {
  acknowledgeIncidentCall,
  changedIncident,
  changeIncidentCall,
  editUpdateCall,
  endIncidentCall,
  INCIDENT_IMPACTS,
  INCIDENT_ROLES,
  type Incident,
  type IncidentDetail,
  type IncidentImpact,
  type IncidentStatus,
  type IncidentUpdate,
  incidentDetail,
  incidentPage,
  incidentRolesCall,
  listIncidentsInput,
  OPEN_STATUSES,
  openIncidentInput,
  postmortem,
  postmortemCall,
  postmortemQuery,
  SHOWN_INCIDENTS,
  updateIncidentCall,
} from "./incidents/shapes.ts";
export {
  changeWindowCall,
  endWindowCall,
  listWindowsInput,
  type MaintenanceWindow,
  maintenanceWindow,
  planWindowInput,
  type WindowState,
  windowPage,
} from "./maintenance/shapes.ts";
export {
  type Objective,
  type ObjectiveMonth,
  objective,
  objectiveList,
  objectiveMonths,
  searchObjectivesInput,
  setObjectiveCall,
} from "./objectives/shapes.ts";
export {
  heartbeatAnswer,
  heartbeatCall,
  type ProbeHistory,
  type ProbeLogPage,
  probeHistory,
  probeHistoryInput,
  probeLogInput,
  probeLogPage,
} from "./probing/api-shapes.ts";

export { type ProbeSecret, probeSecret, type ServiceProbe, serviceProbe } from "./probing/shapes.ts";
export {
  newRestartHook,
  type RecoveryView,
  type RestartHook,
  recovery,
  recoveryList,
  restartCall,
  restartHook,
  restartServiceCall,
  setRestartHookCall,
  startRecoveryInput,
} from "./recovery/shapes.ts";
export { changeServiceForm, createServiceForm, deleteServiceForm, linesOf } from "./registry/form-shapes.ts";
export { type SearchServicesInput, type ServiceListItem, searchServicesInput } from "./registry/list-shapes.ts";
export {
  applyServiceFile,
  type ChangeServiceInput,
  type CreateServiceInput,
  changeServiceCall,
  createServiceInput,
  type FilePlan,
  filePlan,
  type Service,
  type ServiceList,
  service,
  serviceFile,
  serviceKey,
  serviceList,
  serviceWithRadius,
  VISIBILITIES,
} from "./registry/shapes.ts";
export {
  removeObjectiveForm,
  removeProbeSecretForm,
  removeRestartHookForm,
  setObjectiveForm,
  setProbeSecretForm,
  setRestartHookForm,
} from "./service-forms.ts";
export { type ToldEvents, type ToldService, toldEvents, toldService } from "./status/shapes.ts";
export { type Subscription, subscribeInput } from "./subscribers/shapes.ts";
export {
  TIMELINE_GROUPS,
  TIMELINE_LIMITS,
  TIMELINE_RANGES,
  TIMELINE_STEPS,
  type Timeline,
  type TimelineBand,
  type TimelineChange,
  type TimelineInput,
  type TimelineRange,
  timelineInput,
} from "./timeline/shapes.ts";
