import { z } from "zod";
import { SERVICE_STATES } from "../graph/states.ts";
import { SERVICE_KINDS } from "../graph/types.ts";
import { INCIDENT_IMPACTS } from "./view.ts";

/** Per cent with two digits, never rounded up; null where nothing was measured. */
const percent = z.number().min(0).max(100).nullable();

/** A service as a status page tells of it. */
export const toldService = z.object({
  key: z.string(),
  name: z.string(),
  kind: z.enum(SERVICE_KINDS),
  state: z.enum(SERVICE_STATES),
  /** Since when it is in this state; null where nothing was measured. */
  since: z.iso.datetime().nullable(),
  /** Of one that fails: whether it is a cause or follows from one. */
  role: z.enum(["cause", "consequence"]).nullable(),
  /** Keys of the services because of which it fails, as far as the caller is told of them. */
  causes: z.array(z.string()),
  /** For staff: why it fails, in one sentence. */
  why: z.string().nullable(),
  /** Of the newest answer to a look, in milliseconds; null where none was answered within the last hour. */
  latencyMs: z.number().nonnegative().nullable(),
  /** Degraded time counts as up; maintenance and unknown time count as nothing. */
  uptime: z.object({ h24: percent, d7: percent, d30: percent, d90: percent }),
});
export type ToldService = z.infer<typeof toldService>;

const toldUpdate = z.object({ status: z.string(), body: z.string(), at: z.iso.datetime() });
const told = { id: z.uuid(), title: z.string(), status: z.string(), services: z.array(z.string()), updates: z.array(toldUpdate) };

/** Incidents that are open, and maintenance that is planned or under way, as far as the caller is told of them. */
export const toldEvents = z.object({
  incidents: z.array(z.object({ ...told, impact: z.enum(INCIDENT_IMPACTS), startedAt: z.iso.datetime() })),
  maintenance: z.array(z.object({ ...told, scheduledFor: z.iso.datetime(), scheduledUntil: z.iso.datetime() })),
});
export type ToldEvents = z.infer<typeof toldEvents>;
