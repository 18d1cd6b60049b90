import type { Metadata } from "next";
import { cache } from "react";
import { Time } from "#components/format/time";
import { PersonStatusBadge } from "#components/people/person-status-badge";
import { PLATFORM_ROLE_LABELS } from "#components/people/person-words";
import { Callout } from "#components/ui/callout";
import { PageHeader } from "#components/ui/page-header";
import { Tabs } from "#components/ui/tabs";
import { can } from "#lib/access";
import { getPerson } from "#lib/people";
import type { PersonDetail } from "#lib/people/schema";
import { addressOf, readById, type SearchParams, staffPage } from "#lib/web";
import { HistoryTab } from "./history-tab.tsx";
import { OverviewTab } from "./overview-tab.tsx";
import { SessionsTab } from "./sessions-tab.tsx";
import { StatusDialog } from "./status-dialog.tsx";

interface Props {
  params: Promise<{ id: string }>;
  searchParams: SearchParams;
}

const pathOf = (id: string) => `/admin/people/${encodeURIComponent(id)}`;

/** For the page and its title alike: what one may not see, the other must not tell. */
const readPerson = cache(async (id: string) => {
  const context = await staffPage(pathOf(id));
  return { context, person: await readById(id, () => getPerson(context, id)) };
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { person } = await readPerson((await params).id);
  return { title: person.name };
}

const TABS = { overview: "Overview", sessions: "Sessions", history: "History" } as const;
type Tab = keyof typeof TABS;

/** What the address asks for; everything else is the overview. */
const tabOf = (asked: string | string[] | undefined): Tab => (asked === "sessions" || asked === "history" ? asked : "overview");

export default async function PersonPage({ params, searchParams }: Props) {
  const [{ id }, asked] = await Promise.all([params, searchParams]);
  const { context, person } = await readPerson(id);
  const tab = tabOf(asked.tab);
  const path = pathOf(id);
  const isOwn = person.id === context.actor.userId;
  const mayManage = can(context, "tenant.manage") && !context.actor.impersonator;
  const shared = { context, person, path, mayManage: mayManage && !isOwn };
  return (
    <div className="grid gap-6">
      <PageHeader
        title={person.name}
        mark={<PersonStatusBadge status={person.status} isLocked={person.lockedUntil !== null} />}
        note={noteOf(person, isOwn)}
        breadcrumbs={[{ label: "People", href: "/admin/people" }, { label: person.name }]}
        actions={shared.mayManage ? <StatusDialog person={person} /> : null}
      />
      {asked.created === "1" && person.lastSignInAt === null ? (
        <Callout tone="good" role="status" title={`The account of ${person.name} is made.`}>
          A link to choose a password is on its way to {person.email}. It counts for three days.
        </Callout>
      ) : null}
      {person.status === "suspended" ? <Suspension person={person} /> : null}
      <Tabs
        label={`About ${person.name}`}
        items={(Object.keys(TABS) as Tab[]).map((each) => ({
          label: TABS[each],
          href: addressOf(path, { tab: each === "overview" ? undefined : each }),
          isCurrent: each === tab,
        }))}
      />
      {tab === "overview" ? <OverviewTab {...shared} mayChangeRole={mayManage} /> : null}
      {tab === "sessions" ? <SessionsTab {...shared} cursor={asked.cursor} /> : null}
      {tab === "history" ? <HistoryTab {...shared} signIns={asked.signIns} trail={asked.trail} /> : null}
    </div>
  );
}

function noteOf({ email, platformRole, isDemo }: PersonDetail, isOwn: boolean): string {
  const parts = [
    email,
    ...(platformRole ? [PLATFORM_ROLE_LABELS[platformRole]] : []),
    ...(isDemo ? ["demo account"] : []),
    ...(isOwn ? ["this is you"] : []),
  ];
  return parts.join(" · ");
}

function Suspension({ person: { suspension } }: { person: PersonDetail }) {
  return (
    <Callout tone="bad" title="This person is suspended and cannot sign in.">
      {suspension ? (
        <>
          By <bdi>{suspension.by}</bdi> on <Time value={suspension.at} precision="second" />.
          {suspension.reason ? ` Reason: ${suspension.reason}` : null}
        </>
      ) : (
        "When and by whom is not on record here."
      )}
    </Callout>
  );
}
