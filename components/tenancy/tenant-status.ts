import type { TenantListItem } from "#lib/tenancy/schema";
import type { Tone } from "../ui/badge.tsx";

type Status = TenantListItem["status"];

/** The statuses of a tenant, as people say them: shown through `say`. */
export const TENANT_STATUS_LABELS: Record<Status, string> = {
  trial: "Trial",
  active: "Active",
  past_due: "Past due",
  suspended: "Suspended",
  cancelled: "Cancelled",
};

export const TENANT_STATUS_TONES: Record<Status, Tone> = {
  trial: "accent",
  active: "good",
  past_due: "warn",
  suspended: "bad",
  cancelled: "neutral",
};
