import type { StaffContext } from "#lib/access";
import { recordAudit } from "#lib/audit";
import { endSessionsOf } from "#lib/identity";
import { conflict } from "#lib/platform/errors";
import type { Runtime } from "#lib/platform/runtime";
import { actOnPerson } from "./act-on-person.ts";
import { mailPerson } from "./mail-person.ts";
import type { PersonDetail, ReasonInput } from "./schema.ts";

/**
 * Removes a person's authenticator app, recovery codes and passkeys, for those who have lost them. Their sessions end, so that
 * nothing that was opened with a lost device goes on.
 * @throws `conflict` for those who have none; otherwise as `actOnPerson`
 */
export function removeSecondFactors(context: StaffContext, id: string, { reason }: ReasonInput, runtime: Runtime): Promise<PersonDetail> {
  return actOnPerson(context, { personId: id, purpose: "people.remove_second_factors", isDangerous: true }, async (tx, person) => {
    const apps = await tx.prisma.totpFactor.deleteMany({ where: { userId: id } });
    const codes = await tx.prisma.recoveryCode.deleteMany({ where: { userId: id } });
    const passkeys = await tx.prisma.passkey.deleteMany({ where: { userId: id } });
    if (apps.count + passkeys.count === 0) throw conflict(`${person.name} has no second factor.`);
    const ended = await endSessionsOf(tx, context, { userId: id }, "ended_by_staff");
    await recordAudit(context, tx, {
      action: "person.remove_second_factors",
      tenantId: null,
      subjectType: "user",
      subjectId: id,
      before: { authenticatorApps: apps.count, recoveryCodes: codes.count, passkeys: passkeys.count },
      after: { authenticatorApps: 0, recoveryCodes: 0, passkeys: 0, endedSessions: ended },
      reason,
    });
    await mailPerson(runtime, tx, person, {
      title: "Your second factors were removed",
      paragraphs: [
        "the operator of the portal has removed the authenticator app, the recovery codes and the passkeys of your account, and ended your sessions.",
        "If you asked for this, sign in and set up a new second factor. If not, choose a new password and write to the operator’s support at once.",
      ],
      action: { label: "Set up a second factor", url: `${runtime.config.publicUrl}/account/security` },
    });
  });
}
