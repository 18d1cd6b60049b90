import { once, ROLE_NAMES, type StaffContext } from "#lib/access";
import { acrossTenants, recordAudit } from "#lib/audit";
import { createResetToken, linkTo } from "#lib/identity";
import { newId } from "#lib/platform/crypto";
import { isUniqueViolation } from "#lib/platform/database";
import { AppError } from "#lib/platform/errors";
import type { Runtime } from "#lib/platform/runtime";
import { lockSuperAdmins, requireManager, requireOwnFactor } from "./act-on-person.ts";
import { findPerson } from "./get-person.ts";
import { mailPerson } from "./mail-person.ts";
import type { CreateStaffInput, PersonDetail } from "./schema.ts";

const LINK_LIFE_SECONDS = 3 * 86_400;

/**
 * Makes the account of a new member of the operator's staff, without a password, and mails them a link to choose one. It counts
 * once, for three days; afterwards they are sent another with `sendResetLink`.
 * @throws `invalid` naming the address when somebody has it; `forbidden` as `actOnPerson`
 */
export async function createStaff(context: StaffContext, input: CreateStaffInput, runtime: Runtime): Promise<PersonDetail> {
  requireManager(context, true);
  try {
    return await acrossTenants(context, "people.create_staff", (tx) =>
      once(context, tx, async () => {
        await lockSuperAdmins(context, tx);
        await requireOwnFactor(context, tx);
        const { name, email, role } = input;
        if ((await tx.prisma.user.count({ where: { email } })) > 0) throw addressTaken();
        const id = newId();
        await tx.prisma.user.create({ data: { id, name, email, platformRole: role, createdAt: context.clock.now() } });
        const token = await createResetToken(context, tx, { email, person: { id, sessionVersion: 1 }, lifeSeconds: LINK_LIFE_SECONDS });
        const subject = { tenantId: null, subjectType: "user", subjectId: id };
        await recordAudit(context, tx, { action: "person.create_staff", ...subject, after: { name, email, platformRole: role } });
        await mailPerson(runtime, tx, input, {
          title: "Your account at the operator of the portal",
          paragraphs: [`${context.actor.name} has made you an account with the role ${ROLE_NAMES[role]}. Choose a password, and you are signed in.`],
          action: { label: "Choose a password", url: linkTo(runtime, "/reset", token) },
          note: "The link counts once and for three days. If you do not know what this is about, leave it.",
        });
        return findPerson(tx, id, context.clock.now());
      }),
    );
  } catch (error) {
    // Somebody took the same address at the same moment.
    throw isUniqueViolation(error) ? addressTaken() : error;
  }
}

function addressTaken(): AppError {
  const message = "Somebody has this address already. Find them among the people, and give them the role there.";
  return new AppError("invalid", message, { issues: [{ path: "email", message }] });
}
