import type { Metadata } from "next";
import { getSay, getWords, useWords } from "#components/format/words";
import { DeviceList } from "#components/identity/device-list";
import { OwnAccountOnly } from "#components/identity/own-account-only";
import { EndSession, SessionList } from "#components/identity/session-list";
import { SignInHistory } from "#components/identity/sign-in-history";
import { AddressProblem } from "#components/ui/address-problem";
import { Card } from "#components/ui/card";
import { ConfirmDialog } from "#components/ui/confirm-dialog";
import { EmptyState } from "#components/ui/empty-state";
import { PageHeader } from "#components/ui/page-header";
import { Pagination } from "#components/ui/pagination";
import { listOwnDevices, listSessions, listSignInHistory } from "#lib/identity";
import {
  type KnownDeviceView,
  type ListSessionsInput,
  listSessionsInput,
  type OwnSessionPage,
  type SignInHistoryInput,
  type SignInHistoryPage,
  signInHistoryInput,
} from "#lib/identity/schema";
import { getRuntime } from "#lib/platform/runtime";
import { addressOf, type ByAddress, readByAddress, type SearchParams, userPage } from "#lib/web";
import { endOtherSessionsAction, endSessionAction, forgetDeviceAction, signOutEverywhereAction } from "./actions.ts";

export const generateMetadata = async (): Promise<Metadata> => ({ title: (await getSay())("Sessions") });

const PATH = "/account/sessions";

export default async function SessionsPage({ searchParams }: { searchParams: SearchParams }) {
  const t = await getWords("account");
  const say = await getSay();
  const { cursor, history } = await searchParams;
  const context = await userPage(PATH);
  if (context.actor.impersonator) return <OwnAccountOnly title={say("Sessions")} name={context.actor.name} />;
  const [sessions, events, devices] = await Promise.all([
    readByAddress(listSessionsInput, cursor ? { cursor } : {}, (input) => listSessions(context, getRuntime(), input)),
    readByAddress(signInHistoryInput, history ? { cursor: history } : {}, (input) => listSignInHistory(context, input)),
    listOwnDevices(context),
  ]);
  const now = context.clock.now();
  return (
    <div className="grid gap-6">
      <PageHeader title={say("Sessions")} note={t("whereYouAreSignedInAnd")} />
      <SessionsCard sessions={sessions} now={now} />
      <HistoryCard events={events} now={now} />
      <DevicesCard devices={devices} now={now} />
    </div>
  );
}

function SessionsCard({ sessions, now }: { sessions: ByAddress<ListSessionsInput, OwnSessionPage>; now: Date }) {
  const t = useWords("account");
  return (
    <>
      <Card title={t("whereYouAreSignedIn")} note={t("theNewestSignInFirst")} isFlush actions={<EndMany />}>
        {sessions.problem !== null ? (
          <AddressProblem problem={sessions.problem} firstHref={PATH} className="m-5 md:m-6" />
        ) : sessions.answer.sessions.length === 0 ? (
          <EmptyState icon="monitor" title={t("thereIsNothingMoreOnThis")} />
        ) : (
          <SessionList
            sessions={sessions.answer.sessions}
            now={now}
            end={(session, title) => <EndSession session={session} title={title} action={endSessionAction} />}
          />
        )}
      </Card>
      {sessions.problem === null ? (
        <Pagination
          label={t("pagesOfSessions")}
          firstHref={sessions.input.cursor ? PATH : null}
          nextHref={sessions.answer.nextCursor ? addressOf(PATH, { cursor: sessions.answer.nextCursor }) : null}
        />
      ) : null}
    </>
  );
}

function EndMany() {
  const t = useWords("account");
  return (
    <>
      <ConfirmDialog
        title={t("endAllOtherSessions")}
        consequences={["Every other device and browser is signed out on its next request.", "You stay signed in here."]}
        trigger={{ label: t("endAllOthers"), variant: "secondary", size: "sm" }}
        action={endOtherSessionsAction}
        confirmLabel={t("endAllOthers")}
        pendingLabel={t("ending")}
        tone="danger"
      />
      <ConfirmDialog
        title={t("signOutEverywhere")}
        consequences={["All your sessions end, on every device and every address, this one too.", "You sign in again where you want to go on."]}
        trigger={{ label: t("signOutEverywhere2"), variant: "secondary", size: "sm" }}
        action={signOutEverywhereAction}
        confirmLabel={t("signOutEverywhere2")}
        pendingLabel={t("signingOut")}
        tone="danger"
      />
    </>
  );
}

function HistoryCard({ events, now }: { events: ByAddress<SignInHistoryInput, SignInHistoryPage>; now: Date }) {
  const t = useWords("account");
  const firstHref = addressOf(PATH, {}, "history");
  return (
    <div id="history" className="grid gap-6">
      <Card title={t("signInHistory")} note={t("signInsAndTriesWithYour")} isFlush>
        {events.problem !== null ? (
          <AddressProblem problem={events.problem} firstHref={firstHref} className="m-5 md:m-6" />
        ) : events.answer.events.length === 0 ? (
          <EmptyState icon="scroll-text" title={t("nothingIsRecordedHere")}>
            {t("everySignInAndEveryTry")}
          </EmptyState>
        ) : (
          <SignInHistory events={events.answer.events} now={now} />
        )}
      </Card>
      {events.problem === null ? (
        <Pagination
          label={t("pagesOfTheSignInHistory")}
          firstHref={events.input.cursor ? firstHref : null}
          nextHref={events.answer.nextCursor ? addressOf(PATH, { history: events.answer.nextCursor }, "history") : null}
        />
      ) : null}
    </div>
  );
}

function DevicesCard({ devices, now }: { devices: KnownDeviceView[]; now: Date }) {
  const t = useWords("account");
  return (
    <Card title={t("knownDevices")} note={t("aSignInOnADevice")} isFlush>
      {devices.length === 0 ? (
        <EmptyState icon="monitor" title={t("noDeviceIsKnownYet")}>
          {t("aBrowserBecomesKnownWhenYou")}
        </EmptyState>
      ) : (
        <DeviceList devices={devices} now={now} forgetAction={forgetDeviceAction} />
      )}
    </Card>
  );
}
