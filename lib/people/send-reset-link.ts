import type { StaffContext } from "#lib/access";
import { recordAudit } from "#lib/audit";
import { createResetToken, linkTo, RESET_LINK_LIFE_SECONDS } from "#lib/identity";
import { conflict } from "#lib/platform/errors";
import type { Runtime } from "#lib/platform/runtime";
import { actOnPerson, requireManager } from "./act-on-person.ts";
import { mailPerson } from "./mail-person.ts";
import type { PersonDetail, ReasonInput } from "./schema.ts";

const LINKS_PER_PERSON = { name: "staff-reset-link", limit: 5, windowSeconds: 3_600 };

/**
 * Mails a person a link for a new password, to their own address alone: staff never see it. It counts once, for an hour.
 * @throws `conflict` for those who may not sign in, `limit_exceeded` after five in an hour; otherwise as `actOnPerson`
 */
export async function sendResetLink(context: StaffContext, id: string, { reason }: ReasonInput, runtime: Runtime): Promise<PersonDetail> {
  requireManager(context);
  await runtime.limiter.consume(LINKS_PER_PERSON, id);
  return actOnPerson(context, { personId: id, purpose: "people.send_reset_link" }, async (tx, person) => {
    if (person.status !== "active") throw conflict(`${person.name} is suspended. Reactivate the account first.`);
    const token = await createResetToken(context, tx, { email: person.email, person, lifeSeconds: RESET_LINK_LIFE_SECONDS });
    await recordAudit(context, tx, { action: "person.send_reset_link", tenantId: null, subjectType: "user", subjectId: id, reason });
    await mailPerson(runtime, tx, person, {
      title: "Choose a new password",
      paragraphs: ["the operator’s support sends you this link to choose a new password for your account."],
      action: { label: "Choose a new password", url: linkTo(runtime, "/reset", token) },
      note: "The link counts once and for one hour. If you did not ask for help, leave it: your password stays as it is.",
    });
  });
}
