import { createHash } from "node:crypto";

/** What is needed of an entry to check it. Hashes are in hex; `hashedText` is what stands under the hash beside the hash before. */
export interface ChainLink {
  seq: number;
  id: string;
  previousHash: string;
  hash: string;
  hashedText: string;
  /** The entry that tells of the redaction of this one. */
  redactedBy: string | null;
  /** For an entry "audit.redacted": what the entries it redacted say now, as digests by their number. */
  redactions: Record<string, string> | null;
}

export interface ChainProblem {
  seq: number;
  id: string | null;
  what: string;
}

/** Where a chain begins, since entries before were removed by retention. */
export interface ChainStart {
  prunedSeq: number;
  prunedHash: string;
}

/** SHA-256 over the hash before (as bytes) and the text. */
export const digestOf = (previousHash: string, hashedText: string): string =>
  createHash("sha256").update(Buffer.from(previousHash, "hex")).update(hashedText, "utf8").digest("hex");

/**
 * Checks one chain, link by link, in the order of its numbers. Keeps the last link only, and a digest for each redacted entry
 * until the entry that tells of its redaction comes by.
 */
export class ChainVerifier {
  checked = 0;
  redacted = 0;
  lastSeq: number;
  lastHash: string;
  readonly #waiting = new Map<string, Map<number, ChainLink & { digest: string }>>();
  readonly #isPart: boolean;

  /** @param isPart entries may be missing in between, as in an export of some of them */
  constructor(start: ChainStart = { prunedSeq: 0, prunedHash: "" }, { isPart = false } = {}) {
    this.lastSeq = start.prunedSeq;
    this.lastHash = start.prunedHash;
    this.#isPart = isPart;
  }

  /** @returns what is wrong with this link, or null */
  add(link: ChainLink): ChainProblem | null {
    const problem = this.#place(link) ?? this.#content(link) ?? this.#redactions(link);
    this.checked++;
    this.lastSeq = link.seq;
    this.lastHash = link.hash;
    return problem;
  }

  /** After the last link. @param head what the database says the chain ends with; null where that is not known */
  finish(head: { lastSeq: number; lastHash: string } | null): ChainProblem | null {
    if (head && head.lastSeq !== this.lastSeq)
      return { seq: this.lastSeq + 1, id: null, what: `the chain ends at ${this.lastSeq}, and ${head.lastSeq} were written` };
    if (head && head.lastHash !== this.lastHash)
      return { seq: this.lastSeq, id: null, what: "the last hash is not the one that the chain's head keeps" };
    const unexplained = [...this.#waiting.values()][0]?.values().next().value;
    if (!unexplained || this.#isPart) return null;
    return { seq: unexplained.seq, id: unexplained.id, what: "it was redacted, and no entry tells of it" };
  }

  #place({ seq, id, previousHash }: ChainLink): ChainProblem | null {
    if (this.#isPart && seq !== this.lastSeq + 1) return null;
    if (seq > this.lastSeq + 1) return { seq: this.lastSeq + 1, id: null, what: "it is missing" };
    if (seq !== this.lastSeq + 1) return { seq, id, what: "its number was there before" };
    return previousHash === this.lastHash ? null : { seq, id, what: "it does not follow the entry before" };
  }

  #content(link: ChainLink): ChainProblem | null {
    const digest = digestOf(link.previousHash, link.hashedText);
    if (link.redactedBy === null) return digest === link.hash ? null : { seq: link.seq, id: link.id, what: "it was changed: its hash does not fit" };
    this.redacted++;
    const waiting = this.#waiting.get(link.redactedBy) ?? new Map<number, ChainLink & { digest: string }>();
    this.#waiting.set(link.redactedBy, waiting.set(link.seq, { ...link, hashedText: "", digest }));
    return null;
  }

  #redactions({ id, redactions }: ChainLink): ChainProblem | null {
    for (const each of this.#waiting.get(id)?.values() ?? []) {
      if (redactions?.[each.seq] !== each.digest)
        return { seq: each.seq, id: each.id, what: "it was changed after it was redacted: its digest does not fit" };
    }
    this.#waiting.delete(id);
    return null;
  }
}

/** The digests in the state that an entry "audit.redacted" recorded. */
export function redactionsOf(action: string, after: unknown): Record<string, string> | null {
  if (action !== "audit.redacted" || typeof after !== "object" || after === null || !("digests" in after)) return null;
  const { digests } = after;
  return typeof digests === "object" && digests !== null ? (digests as Record<string, string>) : null;
}
