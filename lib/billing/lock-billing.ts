import type { Transaction } from "#lib/platform/database";

/** Keeps what a tenant owes and has paid from others until the transaction ends: every act on its money comes through here. */
export async function lockBilling(tx: Transaction, tenantId: string): Promise<void> {
  await tx.query({ text: "SELECT pg_advisory_xact_lock(hashtextextended('billing:' || $1, 0))::text", values: [tenantId] });
}
