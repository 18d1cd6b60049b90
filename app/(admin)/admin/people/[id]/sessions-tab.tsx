import { getWords } from "#components/format/words";
import { SessionList } from "#components/identity/session-list";
import { AddressProblem } from "#components/ui/address-problem";
import { Card } from "#components/ui/card";
import { EmptyState } from "#components/ui/empty-state";
import { Pagination } from "#components/ui/pagination";
import type { StaffContext } from "#lib/access";
import { listSessionsInput } from "#lib/identity/schema";
import { listSessionsOfPerson } from "#lib/people";
import type { PersonDetail } from "#lib/people/schema";
import { getRuntime } from "#lib/platform/runtime";
import { addressOf, readByAddress } from "#lib/web";
import { EndSessionDialog, EndSessionsDialog } from "./account-dialogs.tsx";

interface SessionsTabProps {
  context: StaffContext;
  person: PersonDetail;
  path: string;
  mayManage: boolean;
  cursor: string | string[] | undefined;
}

/** Where somebody is signed in. */
export async function SessionsTab({ context, person, path, mayManage, cursor }: SessionsTabProps) {
  const t = await getWords("people");
  const firstHref = addressOf(path, { tab: "sessions" });
  const sessions = await readByAddress(listSessionsInput, cursor ? { cursor } : {}, (input) =>
    listSessionsOfPerson(context, person.id, input, getRuntime()),
  );
  return (
    <>
      <Card
        title={t("whereTheyAreSignedIn")}
        note={t("theNewestSignInFirst")}
        isFlush
        actions={mayManage ? <EndSessionsDialog person={person} /> : null}
      >
        {sessions.problem !== null ? (
          <AddressProblem problem={sessions.problem} firstHref={firstHref} className="m-5 md:m-6" />
        ) : sessions.answer.sessions.length === 0 ? (
          <EmptyState icon="monitor" title={cursor ? t("thereIsNothingMoreOnThis") : t("theyAreSignedInNowhere")} />
        ) : (
          <SessionList
            sessions={sessions.answer.sessions}
            now={context.clock.now()}
            end={mayManage ? (session, title) => <EndSessionDialog personId={person.id} sessionId={session.id} title={title} /> : null}
          />
        )}
      </Card>
      {sessions.problem === null ? (
        <Pagination
          label={t("pagesOfSessions")}
          firstHref={sessions.input.cursor ? firstHref : null}
          nextHref={sessions.answer.nextCursor ? addressOf(path, { tab: "sessions", cursor: sessions.answer.nextCursor }) : null}
        />
      ) : null}
    </>
  );
}
