import { AuditTrail } from "#components/audit/audit-trail";
import { getWords } from "#components/format/words";
import { SignInHistory } from "#components/identity/sign-in-history";
import { AddressProblem } from "#components/ui/address-problem";
import { Card } from "#components/ui/card";
import { EmptyState } from "#components/ui/empty-state";
import { Pagination } from "#components/ui/pagination";
import { can, type StaffContext } from "#lib/access";
import { auditPageInput } from "#lib/audit/schema";
import { signInHistoryInput } from "#lib/identity/schema";
import { listPersonAudit, listSignInsOfPerson } from "#lib/people";
import type { PersonDetail } from "#lib/people/schema";
import { addressOf, readByAddress } from "#lib/web";

interface HistoryTabProps {
  context: StaffContext;
  person: PersonDetail;
  path: string;
  signIns: string | string[] | undefined;
  trail: string | string[] | undefined;
}

/** What was done to an account, and how it was signed in to; each with pages of its own. */
export function HistoryTab({ context, person, path, signIns, trail }: HistoryTabProps) {
  return (
    <>
      {can(context, "audit.read") ? <Account context={context} person={person} path={path} cursor={trail} /> : null}
      <SignIns context={context} person={person} path={path} cursor={signIns} />
    </>
  );
}

type PartProps = Pick<HistoryTabProps, "context" | "person" | "path"> & { cursor: string | string[] | undefined };

async function Account({ context, person, path, cursor }: PartProps) {
  const t = await getWords("people");
  const firstHref = addressOf(path, { tab: "history" }, "account");
  const trail = await readByAddress(auditPageInput, cursor ? { cursor } : {}, (input) => listPersonAudit(context, person.id, input));
  return (
    <div id="account" className="grid gap-6">
      <Card title={t("changesToTheAccount")} note={t("whoChangedWhatNewestFirstIn")} isFlush>
        {trail.problem !== null ? (
          <AddressProblem problem={trail.problem} firstHref={firstHref} className="m-5 md:m-6" />
        ) : trail.answer.entries.length === 0 ? (
          <EmptyState icon="scroll-text" title={t("nothingIsRecordedHere")}>
            {t("whatThePersonAndTheOperator")}
          </EmptyState>
        ) : (
          <AuditTrail entries={trail.answer.entries} now={context.clock.now()} timeZone="UTC" />
        )}
      </Card>
      {trail.problem === null ? (
        <Pagination
          label={t("pagesOfChanges")}
          firstHref={trail.input.cursor ? firstHref : null}
          nextHref={trail.answer.nextCursor ? addressOf(path, { tab: "history", trail: trail.answer.nextCursor }, "account") : null}
        />
      ) : null}
    </div>
  );
}

async function SignIns({ context, person, path, cursor }: PartProps) {
  const t = await getWords("people");
  const firstHref = addressOf(path, { tab: "history" }, "sign-ins");
  const events = await readByAddress(signInHistoryInput, cursor ? { cursor } : {}, (input) => listSignInsOfPerson(context, person.id, input));
  return (
    <div id="sign-ins" className="grid gap-6">
      <Card title={t("signInHistory")} note={t("signInsAndTriesWithTheir")} isFlush>
        {events.problem !== null ? (
          <AddressProblem problem={events.problem} firstHref={firstHref} className="m-5 md:m-6" />
        ) : events.answer.events.length === 0 ? (
          <EmptyState icon="log-in" title={t("theyHaveNotSignedInYet")}>
            {t("everySignInAndEveryTry")}
          </EmptyState>
        ) : (
          <SignInHistory events={events.answer.events} now={context.clock.now()} />
        )}
      </Card>
      {events.problem === null ? (
        <Pagination
          label={t("pagesOfTheSignInHistory")}
          firstHref={events.input.cursor ? firstHref : null}
          nextHref={events.answer.nextCursor ? addressOf(path, { tab: "history", signIns: events.answer.nextCursor }, "sign-ins") : null}
        />
      ) : null}
    </div>
  );
}
