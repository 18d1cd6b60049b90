import type { StaffContext } from "#lib/access";
import { recordAudit } from "#lib/audit";
import { closeLockouts, forgetFailures } from "#lib/identity";
import { conflict } from "#lib/platform/errors";
import type { Runtime } from "#lib/platform/runtime";
import { actOnPerson } from "./act-on-person.ts";
import { mailPerson } from "./mail-person.ts";
import type { PersonDetail, ReasonInput } from "./schema.ts";

/**
 * Ends the lockout of a person after wrong passwords, on known devices and for everybody else: tries are counted afresh.
 * @throws `conflict` for those who are not locked; otherwise as `actOnPerson`
 */
export async function unlockPerson(context: StaffContext, id: string, { reason }: ReasonInput, runtime: Runtime): Promise<PersonDetail> {
  let locked: (string | null)[] = [];
  const person = await actOnPerson(context, { personId: id, purpose: "people.unlock" }, async (tx, subject) => {
    locked = await closeLockouts(tx, subject.email, context.clock.now());
    if (locked.length === 0) throw conflict(`${subject.name} is not locked.`);
    const about = { tenantId: null, subjectType: "user", subjectId: id };
    const change = { before: { isLocked: true }, after: { isLocked: false } };
    await recordAudit(context, tx, { action: "sign_in.unlocked_by_staff", ...about, ...change, reason });
    await mailPerson(runtime, tx, subject, {
      title: "Your account is unlocked",
      paragraphs: ["the operator of the portal has unlocked your account, which was locked after wrong passwords. You can sign in again."],
      action: { label: "Sign in", url: `${runtime.config.publicUrl}/login` },
    });
  });
  // Tries are counted outside the database: only when it is certain that the account is unlocked.
  for (const deviceHash of locked) await forgetFailures(context, runtime, person.email, deviceHash);
  return person;
}
