import type { PersonListItem } from "#lib/people/schema";
import { Time } from "../format/time.tsx";
import { Badge } from "../ui/badge.tsx";
import type { Column } from "../ui/data-table.tsx";
import { Identity } from "../ui/identity.tsx";
import { PersonStatusBadge } from "./person-status-badge.tsx";
import { sayPlaces } from "./person-words.tsx";
import type { PeopleTableWords } from "./table-words.tsx";

/** How each column of the table of people is drawn, by its key. The whole row leads to the person. */
export const personCells = (words: PeopleTableWords): Record<string, Omit<Column<PersonListItem>, "key">> => ({
  name: {
    header: words.headers.name ?? "",
    isPrimary: true,
    cell: (person) => (
      <Identity
        name={person.name}
        detail={person.email}
        href={`/admin/people/${person.id}`}
        mark={person.isDemo ? <Badge className="shrink-0">{words.demo}</Badge> : null}
      />
    ),
  },
  status: {
    header: words.headers.status ?? "",
    cell: (person) => <PersonStatusBadge status={person.status} isLocked={person.isLocked} words={words.standings} />,
  },
  tenant: { header: words.headers.tenant ?? "", cell: (person) => <Place person={person} words={words} /> },
  role: {
    header: words.headers.role ?? "",
    cell: ({ platformRole }) => (platformRole ? words.roles[platformRole] : <span className="text-muted">{words.none}</span>),
  },
  factor: {
    header: words.headers.factor ?? "",
    showFrom: "lg",
    cell: (person) => (person.hasSecondFactor ? words.on : <span className="text-muted">{words.off}</span>),
  },
  seen: { header: words.headers.seen ?? "", showFrom: "md", cell: ({ lastSignInAt }) => <Day value={lastSignInAt} never={words.never} /> },
  signedIn: {
    header: words.headers.signedIn ?? "",
    cell: ({ lastSignInAt }) => (lastSignInAt ? words.yes : <span className="text-muted">{words.never}</span>),
  },
  created: { header: words.headers.created ?? "", cell: ({ createdAt }) => <Day value={createdAt} never={words.never} /> },
  email: { header: words.headers.email ?? "", cell: ({ email }) => <bdi className="whitespace-nowrap">{email}</bdi> },
  id: { header: words.headers.id ?? "", cell: ({ id }) => <code className="whitespace-nowrap text-xs">{id}</code> },
});

function Day({ value, never }: { value: string | null; never: string }) {
  return value ? <Time value={value} precision="date" className="whitespace-nowrap" /> : <span className="text-muted">{never}</span>;
}

function Place({ person, words }: { person: PersonListItem; words: PeopleTableWords }) {
  const places = sayPlaces(person.firstTenant, person.tenantCount, words.andMore);
  return (
    <span className="flex min-w-0 flex-wrap items-center gap-x-2 gap-y-1 max-sm:justify-end">
      {person.platformRole ? <Badge tone="accent">{words.roles[person.platformRole]}</Badge> : null}
      {places ? (
        <bdi className="truncate sm:max-w-56" title={places}>
          {places}
        </bdi>
      ) : null}
      {!places && !person.platformRole ? <span className="text-muted">{words.noPortal}</span> : null}
    </span>
  );
}
