import { z } from "zod";
import { SERVICE_STATES } from "../graph/states.ts";
import { PARTS, type PartKey } from "../parts.ts";
import { INCIDENT_IMPACTS } from "../status/view.ts";

/** Whose page it is: the operator's, or that of a tenant on its own domain. */
const pageBrand = z.object({
  /** Null for the operator's. */
  tenantId: z.uuid().nullable(),
  /** Where the portal answers under it, such as "https://status.agency.example". */
  origin: z.string(),
  name: z.string(),
  /** What the product is called that a tenant's page is on, where its plan does not leave that out. */
  product: z.string().nullable(),
  /** Colours as declarations, such as "--brand-600:#123456"; "" for our own. */
  style: z.string().regex(/^[-\w:#;]*$/),
  logo: z.object({ hash: z.string(), contentType: z.string(), base64: z.string() }).nullable(),
  /** The tenant's language and time zone: where the reader's own is not known, and for times. */
  locale: z.string().nullable(),
  timeZone: z.string(),
});
export type PageBrand = z.infer<typeof pageBrand>;

const time = z.coerce.date();
const told = { id: z.uuid(), title: z.string(), createdAt: time, updatedAt: time, componentKeys: z.array(z.string()) };
const updatesOf = <Status extends z.ZodType>(status: Status) =>
  z.array(z.object({ id: z.uuid(), status, body: z.string(), at: time, updatedAt: time }));
const incidentStatus = z.enum(["investigating", "identified", "monitoring", "resolved", "postmortem"]);
const maintenanceStatus = z.enum(["scheduled", "in_progress", "verifying", "completed"]);

const view = z.object({
  page: z.object({ id: z.string(), name: z.string(), url: z.string(), timeZone: z.string(), updatedAt: time }),
  components: z.array(
    z.object({
      id: z.uuid(),
      key: z.string(),
      name: z.string(),
      description: z.string(),
      state: z.enum(SERVICE_STATES),
      since: time.nullable(),
      createdAt: time,
      updatedAt: time,
    }),
  ),
  incidents: z.array(
    z.object({
      ...told,
      status: incidentStatus,
      updates: updatesOf(incidentStatus),
      impact: z.enum(INCIDENT_IMPACTS),
      startedAt: time,
      monitoringAt: time.nullable(),
      resolvedAt: time.nullable(),
    }),
  ),
  maintenances: z.array(
    z.object({ ...told, status: maintenanceStatus, updates: updatesOf(maintenanceStatus), scheduledFor: time, scheduledUntil: time }),
  ),
});

const partKey = z.enum(PARTS.map(({ key }) => key) as [PartKey, ...PartKey[]]);

/** All that one public page is made of, in no language yet. It is what is stored for the time when nothing can be read. */
export const pageContent = z.object({
  /** When it was read. */
  at: time,
  brand: pageBrand,
  view,
  /** By key of a component: the worst state of each of the last days, oldest first; what they come to, and of how much of the time that is, where it is not nearly all. */
  history: z.record(
    z.string(),
    z.object({ days: z.array(z.enum(SERVICE_STATES)), percent: z.number().nullable(), measuredShare: z.number().min(0).max(1).nullable() }),
  ),
  /** By key of a component that the portal measures itself: as which part. */
  parts: z.record(z.string(), partKey),
  /** What the operator says while the portal is closed for maintenance; null while it is open. */
  closed: z.object({ message: z.string(), endsAt: time.nullable() }).nullable(),
});
export type PageContent = z.infer<typeof pageContent>;
