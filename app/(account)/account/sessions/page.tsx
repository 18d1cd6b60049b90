import type { Metadata } from "next";
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

export const metadata: Metadata = { title: "Sessions" };

const PATH = "/account/sessions";

export default async function SessionsPage({ searchParams }: { searchParams: SearchParams }) {
  const { cursor, history } = await searchParams;
  const context = await userPage(PATH);
  if (context.actor.impersonator) return <OwnAccountOnly title="Sessions" name={context.actor.name} />;
  const [sessions, events, devices] = await Promise.all([
    readByAddress(listSessionsInput, cursor ? { cursor } : {}, (input) => listSessions(context, getRuntime(), input)),
    readByAddress(signInHistoryInput, history ? { cursor: history } : {}, (input) => listSignInHistory(context, input)),
    listOwnDevices(context),
  ]);
  const now = context.clock.now();
  return (
    <div className="grid gap-6">
      <PageHeader
        title="Sessions"
        note="Where you are signed in, and how your account was used. End what you do not know, and change your password."
      />
      <SessionsCard sessions={sessions} now={now} />
      <HistoryCard events={events} now={now} />
      <DevicesCard devices={devices} now={now} />
    </div>
  );
}

function SessionsCard({ sessions, now }: { sessions: ByAddress<ListSessionsInput, OwnSessionPage>; now: Date }) {
  return (
    <>
      <Card title="Where you are signed in" note="The newest sign-in first." isFlush actions={<EndMany />}>
        {sessions.problem !== null ? (
          <AddressProblem problem={sessions.problem} firstHref={PATH} className="m-5 md:m-6" />
        ) : sessions.answer.sessions.length === 0 ? (
          <EmptyState icon="monitor" title="There is nothing more on this page of the list" />
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
          label="Pages of sessions"
          firstHref={sessions.input.cursor ? PATH : null}
          nextHref={sessions.answer.nextCursor ? addressOf(PATH, { cursor: sessions.answer.nextCursor }) : null}
        />
      ) : null}
    </>
  );
}

function EndMany() {
  return (
    <>
      <ConfirmDialog
        title="End all other sessions?"
        consequences={["Every other device and browser is signed out on its next request.", "You stay signed in here."]}
        trigger={{ label: "End all others", variant: "secondary", size: "sm" }}
        action={endOtherSessionsAction}
        confirmLabel="End all others"
        pendingLabel="Ending…"
        tone="danger"
      />
      <ConfirmDialog
        title="Sign out everywhere?"
        consequences={["All your sessions end, on every device and every address, this one too.", "You sign in again where you want to go on."]}
        trigger={{ label: "Sign out everywhere", variant: "secondary", size: "sm" }}
        action={signOutEverywhereAction}
        confirmLabel="Sign out everywhere"
        pendingLabel="Signing out…"
        tone="danger"
      />
    </>
  );
}

function HistoryCard({ events, now }: { events: ByAddress<SignInHistoryInput, SignInHistoryPage>; now: Date }) {
  const firstHref = addressOf(PATH, {}, "history");
  return (
    <div id="history" className="grid gap-6">
      <Card title="Sign-in history" note="Sign-ins, and tries with your address that were refused. The newest first." isFlush>
        {events.problem !== null ? (
          <AddressProblem problem={events.problem} firstHref={firstHref} className="m-5 md:m-6" />
        ) : events.answer.events.length === 0 ? (
          <EmptyState icon="scroll-text" title="Nothing is recorded here">
            Every sign-in, and every try that was refused, appears here.
          </EmptyState>
        ) : (
          <SignInHistory events={events.answer.events} now={now} />
        )}
      </Card>
      {events.problem === null ? (
        <Pagination
          label="Pages of the sign-in history"
          firstHref={events.input.cursor ? firstHref : null}
          nextHref={events.answer.nextCursor ? addressOf(PATH, { history: events.answer.nextCursor }, "history") : null}
        />
      ) : null}
    </div>
  );
}

function DevicesCard({ devices, now }: { devices: KnownDeviceView[]; now: Date }) {
  return (
    <Card
      title="Known devices"
      note="A sign-in on a device that is not here is told to you by mail. Forgetting one does not end its sessions."
      isFlush
    >
      {devices.length === 0 ? (
        <EmptyState icon="monitor" title="No device is known yet">
          A browser becomes known when you sign in with it.
        </EmptyState>
      ) : (
        <DeviceList devices={devices} now={now} forgetAction={forgetDeviceAction} />
      )}
    </Card>
  );
}
