import { useSay } from "#components/format/words";
import type { Service, ServiceKind, ServiceState } from "#lib/services/schema";
import { Badge, type Tone } from "../ui/badge.tsx";

export const SERVICE_STATE_LABELS: Record<ServiceState, string> = {
  operational: "Operational",
  degraded: "Degraded",
  down: "Down",
  maintenance: "Maintenance",
  unknown: "Unknown",
};

/** The colour that goes with the word; never alone. */
const SERVICE_STATE_TONES: Record<ServiceState, Tone> = {
  operational: "good",
  degraded: "warn",
  down: "bad",
  maintenance: "accent",
  unknown: "neutral",
};

export const KIND_LABELS: Record<ServiceKind, string> = {
  database: "Database",
  cache: "Cache",
  backend: "Backend",
  worker: "Worker",
  frontend: "Surface",
  external: "External",
};

/** Whom the status page tells of a service. */
export const VISIBILITY_LABELS: Record<Service["visibility"], string> = {
  staff: "Staff alone",
  clients: "Clients whom it serves",
  public: "Everybody",
};

export function ServiceStateBadge({ state }: { state: ServiceState }) {
  const say = useSay();
  return (
    <Badge tone={SERVICE_STATE_TONES[state]} hasDot>
      {say(SERVICE_STATE_LABELS[state])}
    </Badge>
  );
}
