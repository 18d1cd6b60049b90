import { once, type PlatformRole, requireOwnAccount, requirePermission, requireRecentSignIn, requireStaff, type StaffContext } from "#lib/access";
import { acrossTenants } from "#lib/audit";
import type { Transaction } from "#lib/platform/database";
import { AppError, conflict, forbidden, notFound } from "#lib/platform/errors";
import { findPerson } from "./get-person.ts";
import type { PersonDetail } from "./schema.ts";

/** Whose account it is about; the row is locked until the transaction ends. */
export interface Subject {
  id: string;
  name: string;
  email: string;
  status: PersonDetail["status"];
  platformRole: PlatformRole | null;
  sessionVersion: number;
}

interface SubjectRow {
  id: string;
  name: string;
  email: string;
  status: PersonDetail["status"];
  platform_role: PlatformRole | null;
  session_version: number;
}

export interface Act {
  personId: string;
  /** Why the walls between tenants are passed: "people.suspend". */
  purpose: string;
  /** Asks for a recent sign-in, and for the second factor of those who have one. */
  isDangerous?: boolean;
  /** Whether it may be about the account of whoever does it. */
  mayBeOwn?: boolean;
}

/**
 * Does something to somebody's account: for super-admins alone, themselves and not in another's name. Acts wait for each other,
 * so that of two super-admins who take the role from each other one keeps it.
 * @param work gets how many other super-admins there are who can sign in
 * @returns the person as they are afterwards
 * @throws `forbidden`, with the reason `reauthentication_required` where a confirmation helps; `not_found`; `conflict` for one's own
 */
export async function actOnPerson(
  context: StaffContext,
  act: Act,
  work: (tx: Transaction, subject: Subject, others: { superAdmins: number }) => Promise<void>,
): Promise<PersonDetail> {
  requireManager(context, act.isDangerous);
  return acrossTenants(context, act.purpose, (tx) =>
    once(context, tx, async () => {
      const superAdmins = await lockSuperAdmins(context, tx);
      if (act.isDangerous) await requireOwnFactor(context, tx);
      const subject = await lockSubject(tx, act.personId);
      if (subject.id === context.actor.userId && !act.mayBeOwn)
        throw conflict("This is your own account. What belongs to it is done under “Account”, and by another super-admin otherwise.");
      await work(tx, subject, { superAdmins: superAdmins.filter((id) => id !== subject.id).length });
      return findPerson(tx, subject.id, context.clock.now());
    }),
  );
}

/** @throws `forbidden` for everybody but super-admins; when dangerous also without a recent sign-in */
export function requireManager(context: StaffContext, isDangerous = false): void {
  requirePermission(requireStaff(context), "tenant.manage");
  const own = requireOwnAccount(context);
  if (isDangerous) requireRecentSignIn(own);
}

/**
 * Holds every super-admin who can sign in, in one order, until the transaction ends.
 * @returns their ids
 * @throws `forbidden` when whoever acts is none any more: the role was taken while this waited
 */
export async function lockSuperAdmins(context: StaffContext, tx: Transaction): Promise<string[]> {
  const rows = await tx.query<{ id: string }>({
    text: `SELECT id FROM "user" WHERE platform_role = 'super_admin' AND status = 'active' ORDER BY id FOR UPDATE`,
  });
  const ids = rows.map(({ id }) => id);
  if (!ids.includes(context.actor.userId)) throw forbidden("You are no longer a super-admin.");
  return ids;
}

/** @throws `forbidden` for a person who has a second factor and has not shown it in this session */
export async function requireOwnFactor(context: StaffContext, tx: Transaction): Promise<void> {
  const { userId, methods } = context.actor;
  if (methods.some((method) => method === "passkey" || method === "totp" || method === "recovery_code")) return;
  const [own] = await tx.query<{ has_factor: boolean }>({
    text: `SELECT EXISTS (SELECT 1 FROM totp_factor WHERE user_id = $1::uuid AND confirmed_at IS NOT NULL)
               OR EXISTS (SELECT 1 FROM passkey WHERE user_id = $1::uuid) AS has_factor`,
    values: [userId],
  });
  if (!own?.has_factor) return;
  throw new AppError("forbidden", "Confirm with your second factor that it is you, then do this again.", { reason: "reauthentication_required" });
}

async function lockSubject(tx: Transaction, id: string): Promise<Subject> {
  const [row] = await tx.query<SubjectRow>({
    text: `SELECT id, name, email, status, platform_role, session_version FROM "user" WHERE id = $1::uuid AND erased_at IS NULL FOR UPDATE`,
    values: [id],
  });
  if (!row) throw notFound("This person");
  const { platform_role: platformRole, session_version: sessionVersion, ...rest } = row;
  return { ...rest, platformRole, sessionVersion };
}
