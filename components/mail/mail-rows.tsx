"use client";
import type { ReactNode } from "react";
import type { MailItem } from "#lib/outbox/schema";
import { Time } from "../format/time.tsx";
import type { BulkAct } from "../table/bulk-bar.tsx";
import { RecordTable, type ShownTable } from "../table/record-table.tsx";
import type { Column } from "../ui/data-table.tsx";
import { TextLink } from "../ui/text-link.tsx";
import { type MAIL_STATUS_LABELS, MailStatusBadge } from "./mail-status-badge.tsx";

/** What the table of mails says, finished: its cells are drawn by whatever browser shows it. */
export interface MailTableWords {
  caption: string;
  /** By the keys of columns. */
  headers: Record<string, string>;
  statuses: typeof MAIL_STATUS_LABELS;
  thePlatform: string;
  acts: BulkAct[];
}

interface MailRowsProps {
  mails: MailItem[];
  shown: ShownTable;
  now: Date;
  previewed: string | null;
  /** Whether mails can be sent again: there is a mail server. */
  maySelect: boolean;
  words: MailTableWords;
  empty: ReactNode;
}

/** Mails, one row each; the whole row opens what it says beside the list. */
export function MailRows({ mails, shown, now, previewed, maySelect, words, empty }: MailRowsProps) {
  return (
    <RecordTable
      caption={words.caption}
      rows={mails}
      shown={shown}
      cells={cells(words, now, `${shown.address}${shown.address.includes("?") ? "&" : "?"}preview=`)}
      nameOf={({ subject }) => subject}
      bulk={maySelect ? { acts: words.acts, route: "/api/v1/platform/mail" } : null}
      previewed={previewed}
      empty={empty}
    />
  );
}

const cells = ({ headers, statuses, thePlatform }: MailTableWords, now: Date, previewAt: string): Record<string, Omit<Column<MailItem>, "key">> => ({
  subject: {
    header: headers.subject ?? "",
    isPrimary: true,
    cell: ({ id, subject }) => (
      <TextLink href={`${previewAt}${id}`} isStretched scroll={false} dir="auto" className="block truncate" title={subject}>
        {subject}
      </TextLink>
    ),
  },
  to: {
    header: headers.to ?? "",
    cell: ({ recipient }) => (
      <bdi className="block truncate sm:max-w-64" title={recipient}>
        {recipient}
      </bdi>
    ),
  },
  status: { header: headers.status ?? "", cell: ({ status }) => <MailStatusBadge status={status} words={statuses} /> },
  tenant: {
    header: headers.tenant ?? "",
    showFrom: "lg",
    cell: ({ tenantId, tenantName }) =>
      tenantId ? <bdi className="block truncate sm:max-w-48">{tenantName ?? tenantId}</bdi> : <span className="text-muted">{thePlatform}</span>,
  },
  written: {
    header: headers.written ?? "",
    showFrom: "md",
    cell: ({ createdAt }) => <Time value={createdAt} now={now} className="whitespace-nowrap" />,
  },
  sent: { header: headers.sent ?? "", cell: ({ sentAt }) => <Time value={sentAt} now={now} className="whitespace-nowrap" /> },
  attempts: { header: headers.attempts ?? "", isNumeric: true, cell: ({ attempts }) => attempts },
  error: {
    header: headers.error ?? "",
    hasWords: true,
    cell: ({ error }) => (
      <span className="block truncate sm:max-w-72" title={error ?? undefined}>
        {error ?? "–"}
      </span>
    ),
  },
  id: { header: headers.id ?? "", cell: ({ id }) => <code className="whitespace-nowrap text-xs">{id}</code> },
});
