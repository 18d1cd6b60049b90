import type { Queryable } from "#lib/platform/database";
import { AppError } from "#lib/platform/errors";
import { leadsAlike } from "./lead-rows.ts";

/**
 * Asks whoever enters a lead by hand, before it is written, whether a second one of its address is meant.
 * @param meant the address of which they have said so: of another it is asked anew
 * @throws `conflict` for the reason "lead_known", with an issue on `email` that names the one that is there
 */
export async function requireNoTwin(tx: Queryable, tenantId: string, email: string | null, meant: string): Promise<void> {
  if (email === null || email.toLowerCase() === meant.trim().toLowerCase()) return;
  const [twin] = await leadsAlike(tx, tenantId, email, null);
  if (!twin) return;
  throw new AppError("conflict", "Another lead has this address. Look whether it is the same person, or add this one all the same.", {
    reason: "lead_known",
    issues: [{ path: "email", message: `${twin.name} has this address already.` }],
  });
}
