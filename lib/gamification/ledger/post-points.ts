import type { TenantContext } from "#lib/access";
import type { Transaction } from "#lib/platform/database";
import { enterOnce, type PointPosting, type Posted } from "./enter-once.ts";

/**
 * Enters points in the ledger, once per tenant and cause: whoever asks the same again gets the first entry. Who may is decided by the
 * caller, whose transaction this is part of.
 * @throws `conflict` for a cause that was entered with other content, or when the person has fewer points than it takes
 */
export const postPoints = (context: TenantContext, tx: Transaction, posting: PointPosting): Promise<Posted> =>
  enterOnce(tx, { ...posting, tenantId: context.tenant.id, at: context.clock.now() });
