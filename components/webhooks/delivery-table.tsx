import type { ReactNode } from "react";
import type { WebhookDelivery } from "#lib/webhooks/schema";
import type { Words } from "#words";
import type { Formats } from "../format/reader-formats.tsx";
import { useFormats } from "../format/reader-formats.tsx";
import { Time } from "../format/time.tsx";
import { useSay, useWords } from "../format/words.tsx";
import { type Column, DataTable } from "../ui/data-table.tsx";
import { TextLink } from "../ui/text-link.tsx";
import { DeliveryStatusBadge } from "./state-badges.tsx";
import { deliveryPath } from "./webhooks-address.tsx";

const columns = (now: Date, t: Words<"integrations">, f: Formats, say: (sentence: string) => string): Column<WebhookDelivery>[] => [
  {
    key: "kind",
    header: t("event"),
    isPrimary: true,
    cell: ({ id, endpointId, kind }) => (
      <TextLink href={deliveryPath(endpointId, id)} isStretched className="block truncate font-mono text-xs">
        {kind}
      </TextLink>
    ),
  },
  { key: "status", header: t("status"), cell: ({ status }) => <DeliveryStatusBadge status={status} /> },
  { key: "written", header: t("written"), cell: ({ createdAt }) => <Time value={createdAt} now={now} className="whitespace-nowrap" /> },
  { key: "attempts", header: t("attempts"), isNumeric: true, showFrom: "md", cell: ({ attempts }) => attempts },
  {
    key: "answer",
    header: t("answer"),
    showFrom: "md",
    cell: ({ lastStatus, lastError }) => (
      <span className="block max-w-64 truncate" title={lastError ? say(lastError) : undefined}>
        {lastStatus ?? (lastError ? say(lastError) : "–")}
      </span>
    ),
  },
  { key: "took", header: t("took"), isNumeric: true, showFrom: "lg", cell: ({ lastDurationMs }) => f.duration(lastDurationMs) },
  {
    key: "due",
    header: t("nextAttempt"),
    showFrom: "lg",
    cell: ({ dueAt }) => (dueAt ? <Time value={dueAt} now={now} className="whitespace-nowrap" /> : <span className="text-muted">{t("none")}</span>),
  },
];

/** Messages to one endpoint; each leads to what was sent and answered. */
export function DeliveryTable({ deliveries, now, empty }: { deliveries: WebhookDelivery[]; now: Date; empty: ReactNode }) {
  const say = useSay();
  const t = useWords("integrations");
  const f = useFormats();
  return (
    <DataTable caption={t("messages")} columns={columns(now, t, f, say)} rows={deliveries} rowKey={({ id }) => id} density="compact" empty={empty} />
  );
}
