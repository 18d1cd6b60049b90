"use client";
import type { ReactNode } from "react";
import type { DealListItem } from "#lib/crm/schema";
import { useFormats } from "../format/reader-formats.tsx";
import { Time } from "../format/time.tsx";
import { RecordTable, type ShownTable } from "../table/record-table.tsx";
import type { Column } from "../ui/data-table.tsx";
import { Identity } from "../ui/identity.tsx";
import type { CrmTableWords } from "./crm-table-words.tsx";
import { StageBadge } from "./crm-words.tsx";
import { OwnerName } from "./lead-table.tsx";
import { ownCells } from "./own-value.tsx";

interface DealTableProps {
  caption: string;
  deals: DealListItem[];
  shown: ShownTable;
  words: CrmTableWords;
  empty: ReactNode;
}

/** Deals, one row each; the whole row leads to the deal. */
export function DealTable({ caption, deals, shown, words, empty }: DealTableProps) {
  return <RecordTable caption={caption} rows={deals} shown={shown} cells={cellsOf(words)} nameOf={({ name }) => name} bulk={null} empty={empty} />;
}

const cellsOf = (words: CrmTableWords): Record<string, Omit<Column<DealListItem>, "key">> => {
  const header = (key: string) => words.headers[key] ?? "";
  return {
    name: {
      header: header("name"),
      isPrimary: true,
      cell: (deal) => (
        <Identity name={deal.name} shape="square" detail={deal.companyName ?? deal.contactName ?? undefined} href={`/portal/deals/${deal.id}`} />
      ),
    },
    stage: { header: header("stage"), cell: ({ stage }) => <StageBadge stage={stage} words={words.stages} /> },
    amount: { header: header("amount"), isNumeric: true, cell: (deal) => <Amount minor={deal.amountMinor} currency={deal.currency} /> },
    probability: { header: header("probability"), isNumeric: true, showFrom: "lg", cell: ({ probability }) => <Percent share={probability / 100} /> },
    close: { header: header("close"), showFrom: "md", cell: ({ expectedCloseOn }) => <CloseDay day={expectedCloseOn} /> },
    owner: { header: header("owner"), showFrom: "lg", cell: ({ ownerName }) => <OwnerName name={ownerName} nobody={words.nobody} /> },
    company: { header: header("company"), showFrom: "xl", cell: ({ companyName }) => (companyName ? <bdi>{companyName}</bdi> : "–") },
    contact: { header: header("contact"), cell: ({ contactName }) => (contactName ? <bdi>{contactName}</bdi> : "–") },
    created: { header: header("created"), cell: ({ createdAt }) => <Time value={createdAt} precision="date" className="whitespace-nowrap" /> },
    ...ownCells(words.fields, words),
  };
};

function Amount({ minor, currency }: { minor: number; currency: string }) {
  const f = useFormats();
  return <span className="whitespace-nowrap tabular-nums">{f.minorMoney(minor, { currency })}</span>;
}

function Percent({ share }: { share: number }) {
  const f = useFormats();
  return <span className="tabular-nums">{f.percent(share)}</span>;
}

function CloseDay({ day }: { day: string | null }) {
  const f = useFormats();
  return day ? <span className="whitespace-nowrap">{f.day(day)}</span> : <span className="text-muted">–</span>;
}
