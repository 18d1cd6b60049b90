import type { Database } from "#lib/platform/database";
import { HASHED_TEXT, hex } from "./audit-row.ts";
import { type ChainLink, type ChainProblem, type ChainStart, ChainVerifier, redactionsOf } from "./chain-verifier.ts";
import type { AuditVerdict } from "./schema.ts";

const BATCH = 2_000;

interface LinkRow {
  seq: bigint;
  id: string;
  previous_hash: Uint8Array;
  hash: Uint8Array;
  hashed_text: string;
  redacted_by: string | null;
  action: string;
  after: unknown;
}

interface HeadRow {
  key: string;
  last_seq: bigint;
  last_hash: Uint8Array;
  pruned_seq: bigint;
  pruned_hash: Uint8Array | null;
}

interface VerifyOptions {
  /** Checks no more than the newest so many entries, from the hash before them on. */
  newest?: number;
  now?: () => number;
}

/** The keys of all chains: tenants' ids, and "platform". */
export async function listChains(db: Pick<Database, "system">): Promise<string[]> {
  const rows = await db.system<{ key: string }>({ text: "SELECT key FROM audit_chain ORDER BY key" });
  return rows.map(({ key }) => key);
}

/**
 * Checks one chain in batches: each hash anew from what the entry says, each tie to the entry before, the numbers, and the end
 * against the chain's head. Memory does not grow with the chain. What is written meanwhile is checked, too.
 * @param chain a tenant's id, or "platform"
 */
export async function verifyChain(db: Pick<Database, "system">, chain: string, options: VerifyOptions = {}): Promise<AuditVerdict> {
  const now = options.now ?? (() => performance.now());
  const startedAt = now();
  const { start, isComplete } = await startOf(db, chain, options.newest);
  const verifier = new ChainVerifier(start);
  let problem: ChainProblem | null = null;
  let isAtEnd = false;
  while (!problem && !isAtEnd) {
    const links = await readLinks(db, chain, verifier.lastSeq);
    for (const link of links) {
      problem = verifier.add(link);
      if (problem) break;
    }
    if (problem || links.length === BATCH) continue;
    const head = await readHead(db, chain);
    const lastSeq = Number(head?.last_seq ?? 0);
    // A head beyond an empty batch is one whose entries are missing, not one that has grown.
    isAtEnd = links.length === 0 || lastSeq <= verifier.lastSeq;
    if (isAtEnd) problem = verifier.finish({ lastSeq, lastHash: hex(head?.last_hash ?? null) });
  }
  const { checked, redacted, lastSeq, lastHash } = verifier;
  return { chain, checked, redacted, prunedUpTo: start.prunedSeq, lastSeq, lastHash, isComplete, problem, durationMs: Math.round(now() - startedAt) };
}

async function readHead(db: Pick<Database, "system">, chain: string): Promise<HeadRow | undefined> {
  const [head] = await db.system<HeadRow>({ text: "SELECT * FROM audit_chain WHERE key = $1", values: [chain] });
  return head;
}

async function startOf(db: Pick<Database, "system">, chain: string, newest?: number): Promise<{ start: ChainStart; isComplete: boolean }> {
  const head = await readHead(db, chain);
  const prunedSeq = Number(head?.pruned_seq ?? 0);
  const whole = { start: { prunedSeq, prunedHash: hex(head?.pruned_hash ?? null) }, isComplete: true };
  const from = Number(head?.last_seq ?? 0) - (newest ?? Number.POSITIVE_INFINITY);
  if (from <= prunedSeq) return whole;
  const [before] = await db.system<{ hash: Uint8Array }>({
    text: "SELECT hash FROM audit_entry WHERE coalesce(tenant_id::text, 'platform') = $1 AND seq = $2",
    values: [chain, from],
  });
  return before ? { start: { prunedSeq: from, prunedHash: hex(before.hash) }, isComplete: false } : whole;
}

async function readLinks(db: Pick<Database, "system">, chain: string, afterSeq: number): Promise<ChainLink[]> {
  const rows = await db.system<LinkRow>({
    name: "audit-links",
    text: `SELECT seq, id, previous_hash, hash, redacted_by, action, CASE WHEN action = 'audit.redacted' THEN after END AS after,
                  ${HASHED_TEXT} AS hashed_text
           FROM audit_entry WHERE coalesce(tenant_id::text, 'platform') = $1 AND seq > $2 ORDER BY seq LIMIT ${BATCH}`,
    values: [chain, afterSeq],
  });
  return rows.map((row) => ({
    seq: Number(row.seq),
    id: row.id,
    previousHash: hex(row.previous_hash),
    hash: hex(row.hash),
    hashedText: row.hashed_text,
    redactedBy: row.redacted_by,
    redactions: redactionsOf(row.action, row.after),
  }));
}
