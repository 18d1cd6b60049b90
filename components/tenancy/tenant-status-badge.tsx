import type { TenantListItem } from "#lib/tenancy/schema";
import { useSay } from "../format/words.tsx";
import { Badge } from "../ui/badge.tsx";
import { TENANT_STATUS_LABELS, TENANT_STATUS_TONES } from "./tenant-status.ts";

/** The state of a tenant as a tinted pill. */
export function TenantStatusBadge({ status }: { status: TenantListItem["status"] }) {
  const say = useSay();
  return (
    <Badge tone={TENANT_STATUS_TONES[status]} hasDot>
      {say(TENANT_STATUS_LABELS[status])}
    </Badge>
  );
}
