import type { Metadata } from "next";
import { cache } from "react";
import { Time } from "#components/format/time";
import { getSay, getWords, useWords } from "#components/format/words";
import { PersonStatusBadge } from "#components/people/person-status-badge";
import { PLATFORM_ROLE_LABELS } from "#components/people/person-words";
import { standingWords } from "#components/people/table-words";
import { Callout } from "#components/ui/callout";
import { PageHeader } from "#components/ui/page-header";
import { Tabs } from "#components/ui/tabs";
import { can } from "#lib/access";
import { getPerson } from "#lib/people";
import type { PersonDetail } from "#lib/people/schema";
import { addressOf, readById, type SearchParams, staffPage } from "#lib/web";
import type { Words } from "#words";
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

const TABS = { overview: "overview", sessions: "sessions", history: "history" } as const;
type Tab = keyof typeof TABS;

/** What the address asks for; everything else is the overview. */
const tabOf = (asked: string | string[] | undefined): Tab => (asked === "sessions" || asked === "history" ? asked : "overview");

export default async function PersonPage({ params, searchParams }: Props) {
  const say = await getSay();
  const t = await getWords("people");
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
        mark={<PersonStatusBadge status={person.status} isLocked={person.lockedUntil !== null} words={standingWords(say)} />}
        note={noteOf(person, isOwn, t, say)}
        breadcrumbs={[{ label: t("people"), href: "/admin/people" }, { label: person.name }]}
        actions={shared.mayManage ? <StatusDialog person={person} /> : null}
      />
      {asked.created === "1" && person.lastSignInAt === null ? (
        <Callout tone="good" role="status" title={t("theAccountOfNameIsMade", { name: person.name })}>
          {t("aLinkToChooseAPassword", { email: person.email })}
        </Callout>
      ) : null}
      {person.status === "suspended" ? <Suspension person={person} /> : null}
      <Tabs
        label={t("aboutName", { name: person.name })}
        items={(Object.keys(TABS) as Tab[]).map((each) => ({
          label: t(TABS[each]),
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

function noteOf({ email, platformRole, isDemo }: PersonDetail, isOwn: boolean, t: Words<"people">, say: (sentence: string) => string): string {
  const parts = [
    email,
    ...(platformRole ? [say(PLATFORM_ROLE_LABELS[platformRole])] : []),
    ...(isDemo ? [t("demoAccount")] : []),
    ...(isOwn ? [t("thisIsYou")] : []),
  ];
  return parts.join(" · ");
}

function Suspension({ person: { suspension } }: { person: PersonDetail }) {
  const t = useWords("people");
  return (
    <Callout tone="bad" title={t("thisPersonIsSuspendedAndCannot")}>
      {suspension ? (
        <>
          {t.rich("suspendedBy", { by: () => <bdi>{suspension.by}</bdi>, time: () => <Time value={suspension.at} precision="second" /> })}
          {suspension.reason ? ` ${t("becauseOf", { reason: suspension.reason })}` : null}
        </>
      ) : (
        t("whenAndByWhom")
      )}
    </Callout>
  );
}
