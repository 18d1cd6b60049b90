import { requirePermission, requireStaff, type StaffContext } from "#lib/access";
import { readAcrossTenants } from "#lib/audit";
import { readSessions, readSignInHistory } from "#lib/identity";
import type { ListSessionsInput, OwnSessionPage, SignInHistoryInput, SignInHistoryPage } from "#lib/identity/schema";
import type { Queryable } from "#lib/platform/database";
import { notFound } from "#lib/platform/errors";
import type { Runtime } from "#lib/platform/runtime";

/** The open sessions of a person, for the operator's staff. @throws `not_found` */
export async function listSessionsOfPerson(
  context: StaffContext,
  id: string,
  page: ListSessionsInput,
  runtime: Pick<Runtime, "config">,
): Promise<OwnSessionPage> {
  requirePermission(requireStaff(context), "tenant.read");
  return readAcrossTenants(context, "people.sessions", async (tx) => {
    await personOf(tx, id);
    return readSessions(tx.query, { userId: id, currentSessionId: context.actor.sessionId, now: context.clock.now() }, runtime, page);
  });
}

/** How a person's account was signed in to, or tried to be, for the operator's staff. @throws `not_found` */
export async function listSignInsOfPerson(context: StaffContext, id: string, page: SignInHistoryInput): Promise<SignInHistoryPage> {
  requirePermission(requireStaff(context), "tenant.read");
  return readAcrossTenants(context, "people.sign_ins", async (tx) => {
    const { email, created_at: since } = await personOf(tx, id);
    return readSignInHistory(tx.query, { userId: id, email, since }, page);
  });
}

async function personOf(tx: Queryable, id: string): Promise<{ email: string; created_at: Date }> {
  const [person] = await tx.query<{ email: string; created_at: Date }>({
    name: "address-of-person",
    text: `SELECT email, created_at FROM "user" WHERE id = $1::uuid AND erased_at IS NULL`,
    values: [id],
  });
  if (!person) throw notFound("This person");
  return person;
}
