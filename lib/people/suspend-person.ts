import type { StaffContext } from "#lib/access";
import { recordAudit } from "#lib/audit";
import { endSessionsOf } from "#lib/identity";
import { conflict } from "#lib/platform/errors";
import { publishControl } from "#lib/platform/realtime";
import type { Runtime } from "#lib/platform/runtime";
import { actOnPerson } from "./act-on-person.ts";
import { mailPerson } from "./mail-person.ts";
import type { PersonDetail, ReasonInput } from "./schema.ts";

/**
 * Suspends a person in every tenant: their sessions end, their next request is refused and their sockets close at once. Whoever
 * acts as them is themselves again. Nothing of theirs is lost.
 * @throws `conflict` for oneself and for those who are suspended already; otherwise as `actOnPerson`
 */
export function suspendPerson(context: StaffContext, id: string, { reason }: ReasonInput, runtime: Runtime): Promise<PersonDetail> {
  return actOnPerson(context, { personId: id, purpose: "people.suspend", isDangerous: true }, async (tx, person) => {
    if (person.status === "suspended") throw conflict(`${person.name} is suspended already.`);
    await tx.prisma.user.update({ where: { id }, data: { status: "suspended" } });
    const ended = await endSessionsOf(tx, context, { userId: id }, "suspended");
    await publishControl(tx, { kind: "user.revoked", id });
    await recordAudit(context, tx, {
      action: "person.suspend",
      tenantId: null,
      subjectType: "user",
      subjectId: id,
      before: { status: person.status },
      after: { status: "suspended", endedSessions: ended },
      reason,
    });
    await mailPerson(runtime, tx, person, {
      title: "Your account is suspended",
      paragraphs: [
        "the operator of the portal has suspended your account. You cannot sign in for now; nothing of yours was deleted.",
        "If you think that this is a mistake, answer to whoever gave you access, or to the operator’s support.",
      ],
    });
  });
}
