import type { StaffContext } from "#lib/access";
import { recordAudit } from "#lib/audit";
import { deviceLabel, endSession, endSessionsOf } from "#lib/identity";
import type { Transaction } from "#lib/platform/database";
import { notFound } from "#lib/platform/errors";
import type { Runtime } from "#lib/platform/runtime";
import { actOnPerson, type Subject } from "./act-on-person.ts";
import { mailPerson } from "./mail-person.ts";
import type { PersonDetail, ReasonInput } from "./schema.ts";

// The person's own sign-in history shows entries that begin like this.
const ACTION = "session.ended_by_staff";

/**
 * Ends one session of a person, with those on brand domains that follow it: its next request is refused, its sockets close at once.
 * @throws `not_found` for a session that is over or somebody else's; otherwise as `actOnPerson`
 */
export function endSessionOfPerson(
  context: StaffContext,
  id: string,
  sessionId: string,
  { reason }: ReasonInput,
  runtime: Runtime,
): Promise<PersonDetail> {
  return actOnPerson(context, { personId: id, purpose: "people.end_session" }, async (tx, person) => {
    const where = { id: sessionId, userId: id, revokedAt: null };
    const session = await tx.prisma.authSession.findFirst({ where, select: { userAgent: true } });
    const ended = session ? await endSession(tx, context, [sessionId], "ended_by_staff") : [];
    if (!session || ended.length === 0) throw notFound("This session");
    const device = deviceLabel(session.userAgent);
    const subject = { tenantId: null, subjectType: "user", subjectId: id };
    await recordAudit(context, tx, { action: ACTION, ...subject, after: { sessionId, device, endedSessions: ended.length }, reason });
    await tell(runtime, tx, person, { happened: `your session with ${device} was ended by the operator of the portal.` });
  });
}

/**
 * Ends all sessions of a person, on every device and every host. One who has none is left as they are.
 * @throws as `actOnPerson`
 */
export function endSessionsOfPerson(context: StaffContext, id: string, { reason }: ReasonInput, runtime: Runtime): Promise<PersonDetail> {
  return actOnPerson(context, { personId: id, purpose: "people.end_sessions" }, async (tx, person) => {
    const ended = await endSessionsOf(tx, context, { userId: id }, "ended_by_staff");
    if (ended === 0) return;
    const subject = { tenantId: null, subjectType: "user", subjectId: id };
    await recordAudit(context, tx, { action: ACTION, ...subject, after: { endedSessions: ended }, reason });
    await tell(runtime, tx, person, { happened: "all your sessions were ended by the operator of the portal." });
  });
}

function tell(runtime: Runtime, tx: Transaction, person: Subject, { happened }: { happened: string }): Promise<void> {
  return mailPerson(runtime, tx, person, {
    title: "The operator ended your session",
    paragraphs: [happened, "Sign in again where you want to go on. If somebody else may have used your account, choose a new password."],
    action: { label: "Sign in", url: `${runtime.config.publicUrl}/login` },
  });
}
