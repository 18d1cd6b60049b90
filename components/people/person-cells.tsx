import type { PersonListItem } from "#lib/people/schema";
import { Time } from "../format/time.tsx";
import { Badge } from "../ui/badge.tsx";
import type { Column } from "../ui/data-table.tsx";
import { Identity } from "../ui/identity.tsx";
import { TextLink } from "../ui/text-link.tsx";
import { PersonStatusBadge } from "./person-status-badge.tsx";
import { PLATFORM_ROLE_LABELS, sayPlaces } from "./person-words.tsx";

/** How each column of the table of people is drawn, by its key. The whole row leads to the person. */
export const PERSON_CELLS: Record<string, Omit<Column<PersonListItem>, "key">> = {
  name: {
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
  status: { header: "Status", cell: (person) => <PersonStatusBadge status={person.status} isLocked={person.isLocked} /> },
  tenant: { header: "Belongs to", cell: (person) => <Place person={person} /> },
  role: {
    header: "Staff role",
    cell: ({ platformRole }) => (platformRole ? PLATFORM_ROLE_LABELS[platformRole] : <span className="text-muted">None</span>),
  },
  factor: {
    header: "Second factor",
    showFrom: "lg",
    cell: (person) => (person.hasSecondFactor ? "On" : <span className="text-muted">Off</span>),
  },
  seen: { header: "Last sign-in", showFrom: "md", cell: ({ lastSignInAt }) => <Day value={lastSignInAt} /> },
  signedIn: { header: "Ever signed in", cell: ({ lastSignInAt }) => (lastSignInAt ? "Yes" : <span className="text-muted">Never</span>) },
  created: { header: "Account since", cell: ({ createdAt }) => <Day value={createdAt} /> },
  email: { header: "E-mail", cell: ({ email }) => <bdi className="whitespace-nowrap">{email}</bdi> },
  id: { header: "Id", cell: ({ id }) => <code className="whitespace-nowrap text-xs">{id}</code> },
};

function Day({ value }: { value: string | null }) {
  return value ? <Time value={value} precision="date" className="whitespace-nowrap" /> : <span className="text-muted">Never</span>;
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
