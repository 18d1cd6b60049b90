import type { Queryable } from "#lib/platform/database";

/** On it every process is told that states of services changed. */
export const STATES_CHANNEL = "service_states";

/** Tells every process that states changed, once it is committed. Many within one transaction are told once. */
export async function announceStates(tx: Queryable): Promise<void> {
  await tx.query({ text: `SELECT pg_notify('${STATES_CHANNEL}', '')::text` });
}
