import type { ReactNode } from "react";
import type { WebhookDelivery } from "#lib/webhooks/schema";
import { formatDuration } from "../format/duration.tsx";
import { Time } from "../format/time.tsx";
import { type Column, DataTable } from "../ui/data-table.tsx";
import { TextLink } from "../ui/text-link.tsx";
import { DeliveryStatusBadge } from "./state-badges.tsx";
import { deliveryPath } from "./webhooks-address.tsx";

const columns = (now: Date): Column<WebhookDelivery>[] => [
  {
    key: "kind",
    header: "Event",
    isPrimary: true,
    cell: ({ id, endpointId, kind }) => (
      <TextLink href={deliveryPath(endpointId, id)} isStretched className="block truncate font-mono text-xs">
        {kind}
      </TextLink>
    ),
  },
  { key: "status", header: "Status", cell: ({ status }) => <DeliveryStatusBadge status={status} /> },
  { key: "written", header: "Written", cell: ({ createdAt }) => <Time value={createdAt} now={now} className="whitespace-nowrap" /> },
  { key: "attempts", header: "Attempts", isNumeric: true, showFrom: "md", cell: ({ attempts }) => attempts },
  {
    key: "answer",
    header: "Answer",
    showFrom: "md",
    cell: ({ lastStatus, lastError }) => (
      <span className="block max-w-64 truncate" title={lastError ?? undefined}>
        {lastStatus ?? lastError ?? "–"}
      </span>
    ),
  },
  { key: "took", header: "Took", isNumeric: true, showFrom: "lg", cell: ({ lastDurationMs }) => formatDuration(lastDurationMs) },
  {
    key: "due",
    header: "Next attempt",
    showFrom: "lg",
    cell: ({ dueAt }) => (dueAt ? <Time value={dueAt} now={now} className="whitespace-nowrap" /> : <span className="text-muted">None</span>),
  },
];

/** Messages to one endpoint; each leads to what was sent and answered. */
export function DeliveryTable({ deliveries, now, empty }: { deliveries: WebhookDelivery[]; now: Date; empty: ReactNode }) {
  return <DataTable caption="Messages" columns={columns(now)} rows={deliveries} rowKey={({ id }) => id} density="compact" empty={empty} />;
}
