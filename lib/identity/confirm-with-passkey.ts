import { type Context, requireOwnAccount } from "#lib/access";
import { recordAudit } from "#lib/audit";
import { conflict } from "#lib/platform/errors";
import type { Runtime } from "#lib/platform/runtime";
import { limitTries } from "./factor-limits.ts";
import type { PasskeyAssertion } from "./factors-schema.ts";
import { proveAgain } from "./prove-again.ts";
import { passkeyRefused, passkeyRequest, verifyPasskey } from "./verify-passkey.ts";

/** What the browser needs to ask for one of the person's own passkeys. @throws `conflict` when they have none */
export async function passkeyConfirmOptions(context: Context, runtime: Runtime) {
  const { userId, sessionId } = requireOwnAccount(context).actor;
  const passkeys = await context.db.transaction({ kind: "system", purpose: "confirm with passkey" }, (tx) =>
    tx.prisma.passkey.findMany({ where: { userId }, select: { credentialId: true }, orderBy: { id: "asc" } }),
  );
  if (passkeys.length === 0) throw conflict("You have no passkey. Confirm another way.");
  return passkeyRequest(
    runtime,
    `confirm ${sessionId}`,
    passkeys.map(({ credentialId }) => ({ id: credentialId })),
  );
}

/**
 * Somebody who is signed in proves with a passkey of theirs that it is them.
 * @throws `invalid` for a passkey that does not count or belongs to somebody else, `limit_exceeded`
 */
export async function confirmWithPasskey(context: Context, credential: PasskeyAssertion, runtime: Runtime): Promise<void> {
  const user = requireOwnAccount(context);
  const { userId, sessionId } = user.actor;
  const confirmed = await limitTries(runtime, userId, () =>
    context.db.transaction({ kind: "system", purpose: "confirm with passkey" }, async (tx) => {
      const owner = await verifyPasskey(context, tx, runtime, `confirm ${sessionId}`, credential);
      const fits = owner?.userId === userId;
      if (fits) await proveAgain(user, tx, "passkey");
      const action = fits ? "reauthentication" : "reauthentication.refused";
      await recordAudit(context, tx, { action, tenantId: null, subjectType: "user", subjectId: userId, after: { method: "passkey" } });
      return fits ? true : null;
    }),
  );
  if (!confirmed) throw passkeyRefused();
}
