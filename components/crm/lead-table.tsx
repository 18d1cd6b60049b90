"use client";
import type { ReactNode } from "react";
import type { LeadListItem } from "#lib/crm/schema";
import { Time } from "../format/time.tsx";
import type { BulkAct } from "../table/bulk-bar.tsx";
import { RecordTable, type ShownTable } from "../table/record-table.tsx";
import type { Column } from "../ui/data-table.tsx";
import { Identity } from "../ui/identity.tsx";
import type { CrmTableWords } from "./crm-table-words.tsx";
import { LeadStatusBadge, ScoreBadge } from "./crm-words.tsx";
import { ownCells } from "./own-value.tsx";

interface LeadTableProps {
  caption: string;
  leads: LeadListItem[];
  shown: ShownTable;
  words: CrmTableWords;
  /** What the person may do with many; none takes the boxes away. */
  acts: BulkAct[];
  empty: ReactNode;
}

/** Leads, one row each; the whole row leads to the lead. */
export function LeadTable({ caption, leads, shown, words, acts, empty }: LeadTableProps) {
  return (
    <RecordTable
      caption={caption}
      rows={leads}
      shown={shown}
      cells={cellsOf(words)}
      nameOf={({ name }) => name}
      bulk={acts.length > 0 ? { acts, route: "/api/v1/leads" } : null}
      empty={empty}
    />
  );
}

const cellsOf = (words: CrmTableWords): Record<string, Omit<Column<LeadListItem>, "key">> => {
  const header = (key: string) => words.headers[key] ?? "";
  return {
    name: {
      header: header("name"),
      isPrimary: true,
      cell: (lead) => <Identity name={lead.name} detail={detailOf(lead)} href={`/portal/leads/${lead.id}`} />,
    },
    status: { header: header("status"), cell: ({ status }) => <LeadStatusBadge status={status} words={words.statuses} /> },
    score: {
      header: header("score"),
      cell: ({ score, scoreBand }) => <ScoreBadge score={score} band={scoreBand} words={words.bands} unknown={words.noScore} />,
    },
    band: { header: header("band"), cell: ({ scoreBand }) => (scoreBand ? words.bands[scoreBand] : "–") },
    source: { header: header("source"), showFrom: "lg", cell: ({ source }) => <bdi>{words.sources[source] ?? source}</bdi> },
    owner: { header: header("owner"), showFrom: "lg", cell: ({ ownerName }) => <OwnerName name={ownerName} nobody={words.nobody} /> },
    followUp: { header: header("followUp"), showFrom: "md", cell: ({ nextFollowUpAt }) => <FollowUp at={nextFollowUpAt} /> },
    created: {
      header: header("created"),
      showFrom: "xl",
      cell: ({ createdAt }) => <Time value={createdAt} precision="date" className="whitespace-nowrap" />,
    },
    email: { header: header("email"), cell: ({ email }) => (email ? <bdi className="whitespace-nowrap">{email}</bdi> : "–") },
    phone: { header: header("phone"), cell: ({ phone }) => (phone ? <bdi className="whitespace-nowrap">{phone}</bdi> : "–") },
    activity: {
      header: header("activity"),
      cell: ({ lastActivityAt }) => (lastActivityAt ? <Time value={lastActivityAt} precision="date" className="whitespace-nowrap" /> : "–"),
    },
    ...ownCells(words.fields, words),
  };
};

/** The company, where the name is not it already; else the address. */
const detailOf = ({ name, companyName, email }: LeadListItem) =>
  companyName && companyName !== name ? companyName : email && email !== name ? email : undefined;

export function OwnerName({ name, nobody }: { name: string | null; nobody: string }) {
  return name ? (
    <bdi className="block truncate sm:max-w-40" title={name}>
      {name}
    </bdi>
  ) : (
    <span className="text-muted">{nobody}</span>
  );
}

function FollowUp({ at }: { at: string | null }) {
  if (!at) return <span className="text-muted">–</span>;
  return <Time value={at} precision="date" className="whitespace-nowrap" />;
}
