import { newIdAt } from "#lib/platform/crypto";
import type { Transaction } from "#lib/platform/database";
import type { EntryKind } from "./shapes.ts";

export interface NewEntry {
  incidentId: string;
  /** When it happened, which may be before it is written. */
  at: Date;
  kind: EntryKind;
  serviceKey?: string | null;
  /** What the kind leaves open: a state, a status, a role. */
  value?: string | null;
  actorId?: string | null;
}

/** Writes lines of timelines. The acts behind them are recorded by their callers. */
export async function addEntries(tx: Transaction, entries: readonly NewEntry[]): Promise<void> {
  if (entries.length === 0) return;
  await tx.prisma.incidentEntry.createMany({ data: entries.map((entry) => ({ id: newIdAt(entry.at), ...entry })) });
}
