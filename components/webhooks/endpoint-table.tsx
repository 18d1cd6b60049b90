import type { ReactNode } from "react";
import type { WebhookEndpoint } from "#lib/webhooks/schema";
import { formatNumber, formatPercent } from "../format/number.tsx";
import { Time } from "../format/time.tsx";
import { type Column, DataTable } from "../ui/data-table.tsx";
import { TextLink } from "../ui/text-link.tsx";
import { DeliveryStatusBadge, EndpointStateBadge } from "./state-badges.tsx";
import { endpointPath } from "./webhooks-address.tsx";

/** The share of requests of the last 24 hours that went well; "–" where there were none. */
export const successOf = ({ attempts, good }: WebhookEndpoint["lastDay"]): string => formatPercent(attempts === 0 ? null : good / attempts);

const columns = (now: Date): Column<WebhookEndpoint>[] => [
  {
    key: "url",
    header: "Endpoint",
    isPrimary: true,
    cell: ({ id, url, description }) => (
      <span className="grid min-w-0">
        <TextLink href={endpointPath(id)} isStretched className="block truncate">
          {url.replace(/^https?:\/\//, "")}
        </TextLink>
        {description ? <bdi className="truncate text-muted text-xs">{description}</bdi> : null}
      </span>
    ),
  },
  {
    key: "tenant",
    header: "Owner",
    cell: ({ tenantName }) => (tenantName ? <bdi className="block truncate">{tenantName}</bdi> : <span className="text-muted">The platform</span>),
  },
  { key: "state", header: "State", cell: (endpoint) => <EndpointStateBadge endpoint={endpoint} /> },
  {
    key: "success",
    header: "Success, 24 h",
    isNumeric: true,
    showFrom: "md",
    cell: ({ lastDay }) => (
      <span title={`${formatNumber(lastDay.good)} of ${formatNumber(lastDay.attempts)} requests were answered with 2xx`}>{successOf(lastDay)}</span>
    ),
  },
  { key: "requests", header: "Requests, 24 h", isNumeric: true, showFrom: "lg", cell: ({ lastDay }) => formatNumber(lastDay.attempts) },
  {
    key: "last",
    header: "Last message",
    showFrom: "lg",
    cell: ({ lastDelivery }) =>
      lastDelivery ? (
        <span className="flex flex-wrap items-center gap-2">
          <DeliveryStatusBadge status={lastDelivery.status} />
          <Time value={lastDelivery.at} now={now} className="whitespace-nowrap" />
        </span>
      ) : (
        <span className="text-muted">None yet</span>
      ),
  },
];

/** Endpoints with their owner and how they do; each leads to its messages. */
export function EndpointTable({ endpoints, now, empty }: { endpoints: WebhookEndpoint[]; now: Date; empty: ReactNode }) {
  return <DataTable caption="Webhook endpoints" columns={columns(now)} rows={endpoints} rowKey={({ id }) => id} density="compact" empty={empty} />;
}
