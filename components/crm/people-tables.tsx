"use client";
import type { ReactNode } from "react";
import type { CompanyItem, ContactItem } from "#lib/crm/schema";
import { Time } from "../format/time.tsx";
import { RecordTable, type ShownTable } from "../table/record-table.tsx";
import type { Column } from "../ui/data-table.tsx";
import { Identity } from "../ui/identity.tsx";
import type { CrmTableWords } from "./crm-table-words.tsx";
import { OwnerName } from "./lead-table.tsx";
import { ownCells } from "./own-value.tsx";

interface TableProps<Row> {
  caption: string;
  rows: Row[];
  shown: ShownTable;
  words: CrmTableWords;
  empty: ReactNode;
}

/** Contacts, one row each; the whole row leads to the contact. */
export function ContactTable({ words, ...rest }: TableProps<ContactItem>) {
  return <RecordTable {...rest} cells={contactCells(words)} nameOf={({ name }) => name} bulk={null} />;
}

/** Companies, one row each; the whole row leads to the company. */
export function CompanyTable({ words, ...rest }: TableProps<CompanyItem>) {
  return <RecordTable {...rest} cells={companyCells(words)} nameOf={({ name }) => name} bulk={null} />;
}

const owned = (words: CrmTableWords) => ({
  owner: {
    header: words.headers.owner ?? "",
    showFrom: "lg" as const,
    cell: ({ ownerName }: { ownerName: string | null }) => <OwnerName name={ownerName} nobody={words.nobody} />,
  },
  created: {
    header: words.headers.created ?? "",
    showFrom: "xl" as const,
    cell: ({ createdAt }: { createdAt: string }) => <Time value={createdAt} precision="date" className="whitespace-nowrap" />,
  },
});

const contactCells = (words: CrmTableWords): Record<string, Omit<Column<ContactItem>, "key">> => ({
  name: {
    header: words.headers.name ?? "",
    isPrimary: true,
    cell: (contact) => (
      <Identity
        name={contact.name}
        detail={contact.jobTitle ?? (contact.email !== contact.name ? (contact.email ?? undefined) : undefined)}
        href={`/portal/contacts/${contact.id}`}
      />
    ),
  },
  company: { header: words.headers.company ?? "", cell: ({ companyName }) => (companyName ? <bdi>{companyName}</bdi> : "–") },
  phone: { header: words.headers.phone ?? "", showFrom: "md", cell: ({ phone }) => (phone ? <bdi className="whitespace-nowrap">{phone}</bdi> : "–") },
  consent: { header: words.headers.consent ?? "", showFrom: "lg", cell: ({ hasConsent }) => (hasConsent ? words.yes : words.no) },
  ...owned(words),
  ...ownCells(words.fields, words),
});

const companyCells = (words: CrmTableWords): Record<string, Omit<Column<CompanyItem>, "key">> => ({
  name: {
    header: words.headers.name ?? "",
    isPrimary: true,
    cell: (company) => <Identity name={company.name} shape="square" detail={company.domain ?? undefined} href={`/portal/companies/${company.id}`} />,
  },
  industry: { header: words.headers.industry ?? "", showFrom: "lg", cell: ({ industry }) => (industry ? <bdi>{industry}</bdi> : "–") },
  city: {
    header: words.headers.city ?? "",
    showFrom: "md",
    cell: ({ city, country }) => <bdi>{[city, country].filter((part) => part).join(", ") || "–"}</bdi>,
  },
  people: { header: words.headers.people ?? "", isNumeric: true, cell: ({ contacts }) => contacts },
  deals: { header: words.headers.deals ?? "", isNumeric: true, cell: ({ openDeals }) => openDeals },
  ...owned(words),
  ...ownCells(words.fields, words),
});
