"use client";
import type { ReactNode } from "react";
import type { PersonListItem } from "#lib/people/schema";
import { Time } from "../format/time.tsx";
import { Badge } from "../ui/badge.tsx";
import { type Column, DataTable } from "../ui/data-table.tsx";
import { Identity } from "../ui/identity.tsx";
import { TextLink } from "../ui/text-link.tsx";
import { PersonStatusBadge } from "./person-status-badge.tsx";
import { PLATFORM_ROLE_LABELS, sayPlaces } from "./person-words.tsx";

const columns: Column<PersonListItem>[] = [
  {
    key: "name",
    header: "Person",
    isPrimary: true,
    cell: (person) => (
      <Identity
        name={person.name}
        detail={person.email}
        link={
          <TextLink isStretched href={`/admin/people/${person.id}`}>
            {person.name}
          </TextLink>
        }
        mark={person.isDemo ? <Badge className="shrink-0">Demo</Badge> : null}
      />
    ),
  },
  { key: "status", header: "Status", cell: (person) => <PersonStatusBadge status={person.status} isLocked={person.isLocked} /> },
  { key: "place", header: "Belongs to", cell: (person) => <Place person={person} /> },
  {
    key: "factor",
    header: "Second factor",
    showFrom: "lg",
    cell: (person) => (person.hasSecondFactor ? "On" : <span className="text-muted">Off</span>),
  },
  {
    key: "seen",
    header: "Last sign-in",
    showFrom: "md",
    cell: (person) =>
      person.lastSignInAt ? (
        <Time value={person.lastSignInAt} precision="date" className="whitespace-nowrap" />
      ) : (
        <span className="text-muted">Never</span>
      ),
  },
];

/** People, one row each; the whole row leads to the person. A client component for the reason that `TenantTable` tells. */
export function PersonTable({ people, empty }: { people: PersonListItem[]; empty: ReactNode }) {
  return <DataTable caption="People" columns={columns} rows={people} rowKey={(person) => person.id} empty={empty} />;
}

function Place({ person }: { person: PersonListItem }) {
  const places = sayPlaces(person.firstTenant, person.tenantCount);
  return (
    <span className="flex min-w-0 flex-wrap items-center gap-x-2 gap-y-1 max-sm:justify-end">
      {person.platformRole ? <Badge tone="accent">{PLATFORM_ROLE_LABELS[person.platformRole]}</Badge> : null}
      {places ? (
        <bdi className="max-w-56 truncate" title={places}>
          {places}
        </bdi>
      ) : null}
      {!places && !person.platformRole ? <span className="text-muted">No portal</span> : null}
    </span>
  );
}
