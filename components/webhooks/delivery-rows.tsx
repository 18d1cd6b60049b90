"use client";
import type { ReactNode } from "react";
import type { DeliveryStatus, WebhookDelivery } from "#lib/webhooks/schema";
import { useFormats } from "../format/reader-formats.tsx";
import { Time } from "../format/time.tsx";
import type { BulkAct } from "../table/bulk-bar.tsx";
import { RecordTable, type ShownTable } from "../table/record-table.tsx";
import { Badge } from "../ui/badge.tsx";
import type { Column } from "../ui/data-table.tsx";
import { TextLink } from "../ui/text-link.tsx";
import { DELIVERY_TONES } from "./delivery-status.tsx";
import { deliveryPath } from "./webhooks-address.tsx";

/** What the table of messages says, finished: its cells are drawn by whatever browser shows it. */
export interface DeliveryTableWords {
  caption: string;
  /** By the keys of columns. */
  headers: Record<string, string>;
  statuses: Record<DeliveryStatus, string>;
  none: string;
  acts: BulkAct[];
}

interface DeliveryRowsProps {
  /** The address of the list of endpoints. */
  base: string;
  endpointId: string;
  /** Their errors are in the reader's language already. */
  deliveries: WebhookDelivery[];
  shown: ShownTable;
  now: Date;
  /** Whether the person may send them again. */
  maySelect: boolean;
  words: DeliveryTableWords;
  empty: ReactNode;
}

/** Messages to one endpoint, one row each; the whole row leads to what was sent and answered. */
export function DeliveryRows({ base, endpointId, deliveries, shown, now, maySelect, words, empty }: DeliveryRowsProps) {
  const f = useFormats();
  return (
    <RecordTable
      caption={words.caption}
      rows={deliveries}
      shown={shown}
      cells={cells(base, words, now, f.duration)}
      nameOf={({ kind }) => kind}
      bulk={maySelect ? { acts: words.acts, route: `/api/v1/webhooks/${endpointId}/deliveries` } : null}
      empty={empty}
    />
  );
}

const cells = (
  base: string,
  { headers, statuses, none }: DeliveryTableWords,
  now: Date,
  duration: (milliseconds: number | null) => string,
): Record<string, Omit<Column<WebhookDelivery>, "key">> => {
  const moment = (value: string | null) => <Time value={value} now={now} className="whitespace-nowrap" />;
  return {
    kind: {
      header: headers.kind ?? "",
      isPrimary: true,
      cell: ({ id, endpointId, kind }) => (
        <TextLink href={deliveryPath(base, endpointId, id)} isStretched className="block truncate font-mono text-xs">
          {kind}
        </TextLink>
      ),
    },
    status: {
      header: headers.status ?? "",
      cell: ({ status }) => (
        <Badge tone={DELIVERY_TONES[status]} hasDot>
          {statuses[status]}
        </Badge>
      ),
    },
    written: { header: headers.written ?? "", cell: ({ createdAt }) => moment(createdAt) },
    attempts: { header: headers.attempts ?? "", isNumeric: true, showFrom: "md", cell: ({ attempts }) => attempts },
    answer: {
      header: headers.answer ?? "",
      showFrom: "md",
      cell: ({ lastStatus, lastError }) => (
        <span className="block truncate sm:max-w-64" title={lastError ?? undefined}>
          {lastStatus ?? lastError ?? "–"}
        </span>
      ),
    },
    took: { header: headers.took ?? "", isNumeric: true, showFrom: "lg", cell: ({ lastDurationMs }) => duration(lastDurationMs) },
    due: { header: headers.due ?? "", cell: ({ dueAt }) => (dueAt ? moment(dueAt) : <span className="text-muted">{none}</span>) },
    ended: { header: headers.ended ?? "", cell: ({ endedAt }) => moment(endedAt) },
    message: { header: headers.message ?? "", cell: ({ messageId }) => <code className="whitespace-nowrap text-xs">{messageId}</code> },
  };
};
