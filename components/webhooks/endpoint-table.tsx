import type { ReactNode } from "react";
import type { WebhookEndpoint } from "#lib/webhooks/schema";
import type { Words } from "#words";
import type { Formats } from "../format/reader-formats.tsx";
import { useFormats } from "../format/reader-formats.tsx";
import { Time } from "../format/time.tsx";
import { useWords } from "../format/words.tsx";
import { type Column, DataTable } from "../ui/data-table.tsx";
import { TextLink } from "../ui/text-link.tsx";
import { DeliveryStatusBadge, EndpointStateBadge } from "./state-badges.tsx";
import { endpointPath } from "./webhooks-address.tsx";

/** The share of requests of the last 24 hours that went well; "–" where there were none. */
export const successOf = (f: Formats, { attempts, good }: WebhookEndpoint["lastDay"]): string => f.percent(attempts === 0 ? null : good / attempts);

const columns = (base: string, now: Date, t: Words<"integrations">, f: Formats): Column<WebhookEndpoint>[] => [
  {
    key: "url",
    header: t("endpoint"),
    isPrimary: true,
    cell: ({ id, url, description }) => (
      <span className="grid min-w-0">
        <TextLink href={endpointPath(base, id)} isStretched className="block truncate">
          {url.replace(/^https?:\/\//, "")}
        </TextLink>
        {description ? <bdi className="truncate text-muted text-xs">{description}</bdi> : null}
      </span>
    ),
  },
  {
    key: "tenant",
    header: t("owner"),
    cell: ({ tenantName }) =>
      tenantName ? <bdi className="block truncate">{tenantName}</bdi> : <span className="text-muted">{t("thePlatform")}</span>,
  },
  { key: "state", header: t("state"), cell: (endpoint) => <EndpointStateBadge endpoint={endpoint} /> },
  {
    key: "success",
    header: t("success24H"),
    isNumeric: true,
    showFrom: "md",
    cell: ({ lastDay }) => (
      <span title={t("answeredWith2xx", { good: f.number(lastDay.good), count: lastDay.attempts, number: f.number(lastDay.attempts) })}>
        {successOf(f, lastDay)}
      </span>
    ),
  },
  { key: "requests", header: t("requests24H"), isNumeric: true, showFrom: "lg", cell: ({ lastDay }) => f.number(lastDay.attempts) },
  {
    key: "last",
    header: t("lastMessage"),
    showFrom: "lg",
    cell: ({ lastDelivery }) =>
      lastDelivery ? (
        <span className="flex flex-wrap items-center gap-2">
          <DeliveryStatusBadge status={lastDelivery.status} />
          <Time value={lastDelivery.at} now={now} className="whitespace-nowrap" />
        </span>
      ) : (
        <span className="text-muted">{t("noneYet")}</span>
      ),
  },
];

interface EndpointTableProps {
  /** The address of the list. */
  base: string;
  endpoints: WebhookEndpoint[];
  /** Whether they are of several owners. */
  hasOwners: boolean;
  now: Date;
  empty: ReactNode;
}

/** Endpoints with how they do, and whose they are; each leads to its messages. */
export function EndpointTable({ base, endpoints, hasOwners, now, empty }: EndpointTableProps) {
  const t = useWords("integrations");
  const f = useFormats();
  return (
    <DataTable
      caption={t("webhookEndpoints")}
      columns={columns(base, now, t, f).filter(({ key }) => hasOwners || key !== "tenant")}
      rows={endpoints}
      rowKey={({ id }) => id}
      density="compact"
      empty={empty}
    />
  );
}
