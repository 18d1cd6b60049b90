import type { StaffContext } from "#lib/access";
import { recordAudit } from "#lib/audit";
import { conflict } from "#lib/platform/errors";
import type { Runtime } from "#lib/platform/runtime";
import { actOnPerson } from "./act-on-person.ts";
import { mailPerson } from "./mail-person.ts";
import type { PersonDetail, ReasonInput } from "./schema.ts";

/**
 * Lets a suspended person sign in again. Sessions of before stay ended.
 * @throws `conflict` for those who are not suspended; otherwise as `actOnPerson`
 */
export function reactivatePerson(context: StaffContext, id: string, { reason }: ReasonInput, runtime: Runtime): Promise<PersonDetail> {
  return actOnPerson(context, { personId: id, purpose: "people.reactivate" }, async (tx, person) => {
    if (person.status === "active") throw conflict(`${person.name} is not suspended.`);
    await tx.prisma.user.update({ where: { id }, data: { status: "active" } });
    const change = { before: { status: person.status }, after: { status: "active" } };
    await recordAudit(context, tx, { action: "person.reactivate", tenantId: null, subjectType: "user", subjectId: id, ...change, reason });
    await mailPerson(runtime, tx, person, {
      title: "Your account is open again",
      paragraphs: ["your account is no longer suspended. Sign in as you did before."],
      action: { label: "Sign in", url: `${runtime.config.publicUrl}/login` },
    });
  });
}
