import type { TenantListItem } from "#lib/tenancy/schema";
import { Badge, type Tone } from "../ui/badge.tsx";

type Status = TenantListItem["status"];

/** The statuses of a tenant, as people say them. */
export const TENANT_STATUS_LABELS: Record<Status, string> = {
  trial: "Trial",
  active: "Active",
  past_due: "Past due",
  suspended: "Suspended",
  cancelled: "Cancelled",
};

const tones: Record<Status, Tone> = { trial: "accent", active: "good", past_due: "warn", suspended: "bad", cancelled: "neutral" };

/** The state of a tenant as a tinted pill. */
export function TenantStatusBadge({ status }: { status: Status }) {
  return (
    <Badge tone={tones[status]} hasDot>
      {TENANT_STATUS_LABELS[status]}
    </Badge>
  );
}
