import type { SignInMethod, UserContext } from "#lib/access";
import type { Transaction } from "#lib/platform/database";

/** Notes in the session that its person has just proved who they are, and how: a tenant that asks for it opens. */
export async function proveAgain(context: UserContext, tx: Transaction, method: SignInMethod): Promise<void> {
  await tx.query({
    text: `UPDATE auth_session
           SET authenticated_at = $2::timestamptz, methods = CASE WHEN $3::text = ANY(methods) THEN methods ELSE array_append(methods, $3::text) END
           WHERE id = $1::uuid AND revoked_at IS NULL RETURNING id`,
    values: [context.actor.sessionId, context.clock.now(), method],
  });
}
