import { z } from "zod";
import { trimmedText } from "#lib/platform/text";
import { DEFAULT_LOCALE, LOCALES } from "#words/locales";
import { serviceKey } from "../registry/shapes.ts";

/** As Statuspage has them (its API v2, "Incidents"). */
export const INCIDENT_IMPACTS = ["none", "minor", "major", "critical"] as const;
export type IncidentImpact = (typeof INCIDENT_IMPACTS)[number];
const INCIDENT_STATUSES = ["investigating", "identified", "monitoring", "resolved", "postmortem"] as const;
export type IncidentStatus = (typeof INCIDENT_STATUSES)[number];
/** Of one that is open. */
export const OPEN_STATUSES = ["investigating", "identified", "monitoring"] as const;
const SERVICE_PARTS = ["cause", "consequence", "affected"] as const;
export type ServicePart = (typeof SERVICE_PARTS)[number];
export const INCIDENT_ROLES = ["commander", "communications", "scribe"] as const;
export type IncidentRole = (typeof INCIDENT_ROLES)[number];

const MOST_HIT_SERVICES = 200;

const title = trimmedText().min(1, "Enter a title.").max(200, "Use at most 200 characters.");
const text = trimmedText().min(1, "Say something.").max(5_000, "Use at most 5000 characters.");
const version = z.coerce.number().int().min(1);
const keys = z.array(serviceKey).max(MOST_HIT_SERVICES, `At most ${MOST_HIT_SERVICES}.`);
const orNull = <T extends z.ZodType>(shape: T) => z.preprocess((value) => (value === "" ? null : value), shape.nullable().default(null));
/** A box of a form that is ticked, or a boolean of a call. */
const flag = z.preprocess((value) => (value === "on" ? true : value), z.boolean().default(false));

export const openIncidentInput = z.strictObject({
  title,
  impact: z.enum(INCIDENT_IMPACTS),
  isPublic: flag,
  /** What is to be mended, where it is known. */
  causeKey: orNull(serviceKey),
  /** What is hit beside it. */
  services: keys.default([]),
  /** What is said first. */
  body: text,
});
export type OpenIncidentInput = z.infer<typeof openIncidentInput>;

export const changeIncidentCall = z.strictObject({ version, title, impact: z.enum(INCIDENT_IMPACTS), isPublic: flag, services: keys.optional() });
export type ChangeIncidentInput = z.infer<typeof changeIncidentCall>;

export const updateIncidentCall = z.strictObject({ version, status: z.enum(OPEN_STATUSES), body: text, isPublic: flag });
export type UpdateIncidentInput = z.infer<typeof updateIncidentCall>;
export const editUpdateCall = z.strictObject({ version, body: text, isPublic: flag });
export type EditUpdateInput = z.infer<typeof editUpdateCall>;
export const endIncidentCall = z.strictObject({ version, body: text, isPublic: flag });
export type EndIncidentInput = z.infer<typeof endIncidentCall>;
export const acknowledgeIncidentCall = z.strictObject({ version });
const person = orNull(z.uuid());
export const incidentRolesCall = z.strictObject({ version, commander: person, communications: person, scribe: person });
export type IncidentRolesInput = z.infer<typeof incidentRolesCall>;
export const postmortemCall = z.strictObject({
  version,
  markdown: trimmedText().min(1, "Write something.").max(50_000, "Use at most 50,000 characters."),
});

/** In which language a draft is made. */
export const postmortemQuery = z.strictObject({ language: z.enum(LOCALES).default(DEFAULT_LOCALE) });

export const SHOWN_INCIDENTS = ["open", "resolved", "all"] as const;
export const listIncidentsInput = z.strictObject({
  show: z.enum(SHOWN_INCIDENTS).default("all"),
  service: serviceKey.optional(),
  cursor: z.string().max(300).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});
export type ListIncidentsInput = z.infer<typeof listIncidentsInput>;

const at = z.iso.datetime();
const holder = z.object({ id: z.uuid(), name: z.string() }).nullable();

const incident = z.object({
  id: z.uuid(),
  title: z.string(),
  impact: z.enum(INCIDENT_IMPACTS),
  status: z.enum(INCIDENT_STATUSES),
  isPublic: z.boolean(),
  /** Opened by rule; else by hand. */
  isByRule: z.boolean(),
  causeKey: z.string().nullable(),
  startedAt: at,
  /** Since when the cause works again, as measured. */
  recoveredAt: at.nullable(),
  acknowledgedAt: at.nullable(),
  resolvedAt: at.nullable(),
  /** How many services it hits, its cause counted. */
  serviceCount: z.int(),
  isEverybody: z.boolean(),
  /** How many tenants, where not everybody. */
  tenantCount: z.int(),
  version: z.int(),
  createdAt: at,
  updatedAt: at,
});
export type Incident = z.infer<typeof incident>;
/** The newest first. */
export const incidentPage = z.object({ incidents: z.array(incident), nextCursor: z.string().nullable() });
export type IncidentPage = z.infer<typeof incidentPage>;

const incidentUpdate = z.object({
  id: z.uuid(),
  status: z.enum(INCIDENT_STATUSES),
  body: z.string(),
  isPublic: z.boolean(),
  at,
  /** Null for what a rule said. */
  by: z.string().nullable(),
  editedAt: at.nullable(),
  version: z.int(),
});
export type IncidentUpdate = z.infer<typeof incidentUpdate>;

const ENTRY_KINDS = [
  "opened",
  "state",
  "cause",
  "update",
  "edited",
  "acknowledged",
  "role",
  "changed",
  "alert",
  "alert_resolved",
  "recovered",
  "resolved",
  "reopened",
  "recovery",
  "restart",
  "postmortem",
] as const;
export type EntryKind = (typeof ENTRY_KINDS)[number];

const incidentEntry = z.object({
  id: z.uuid(),
  at,
  kind: z.enum(ENTRY_KINDS),
  service: z.string().nullable(),
  /** What the kind leaves open: a state, a status, a role. */
  value: z.string().nullable(),
  by: z.string().nullable(),
});
export type IncidentEntry = z.infer<typeof incidentEntry>;

export const incidentDetail = incident.extend({
  acknowledgedBy: z.string().nullable(),
  roles: z.object({ commander: holder, communications: holder, scribe: holder }),
  services: z.array(
    z.object({ key: z.string(), name: z.string(), part: z.enum(SERVICE_PARTS), state: z.string(), since: at, recoveredAt: at.nullable() }),
  ),
  tenants: z.array(z.object({ id: z.uuid(), name: z.string(), isDegraded: z.boolean() })),
  /** The newest first. */
  updates: z.array(incidentUpdate),
  /** The oldest first. */
  timeline: z.array(incidentEntry),
  hasPostmortem: z.boolean(),
});
export type IncidentDetail = z.infer<typeof incidentDetail>;

export const changedIncident = z.object({ id: z.uuid(), version: z.int() });
export type ChangedIncident = z.infer<typeof changedIncident>;

/** `isDraft`: made from the timeline; nobody has written one yet. */
export const postmortem = z.object({ markdown: z.string(), isDraft: z.boolean(), version: z.int() });
export type Postmortem = z.infer<typeof postmortem>;
