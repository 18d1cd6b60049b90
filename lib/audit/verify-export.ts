import { z } from "zod";
import { type ChainProblem, digestOf, redactionsOf } from "./chain-verifier.ts";

const exportedLine = z.object({
  chain: z.string(),
  seq: z.number().int(),
  id: z.string(),
  at: z.string(),
  actorId: z.string().nullable(),
  actor: z.string(),
  behalfOfId: z.string().nullable(),
  behalfOf: z.string().nullable(),
  action: z.string(),
  subjectType: z.string(),
  subjectId: z.string(),
  before: z.unknown(),
  after: z.unknown(),
  reason: z.string().nullable(),
  ip: z.string().nullable(),
  userAgent: z.string().nullable(),
  requestId: z.string().nullable(),
  previousHash: z.string(),
  hash: z.string(),
  redactedBy: z.string().nullable(),
  hashed: z.string(),
});
type ExportedLine = z.infer<typeof exportedLine>;
const endLine = z.object({ end: z.object({ entries: z.number(), isComplete: z.boolean() }) });

export interface ExportVerdict {
  entries: number;
  chains: number;
  redacted: number;
  /** True when the file has its last line, which says how many entries there are. */
  isWhole: boolean;
  problem: (ChainProblem & { line: number; chain: string }) | null;
}

/** What is known of a chain from the lines before, which are newer. */
interface Later {
  seq: number;
  previousHash: string;
  /** By the id of the entry that tells of them. */
  redactions: Map<string, Record<string, string>>;
}

/**
 * Checks an export without a database: each hash from what the line says, and, where the neighbour in the chain is in the file,
 * the tie between the two. An export of some entries has gaps, which are no fault. Newest entries come first.
 */
export async function verifyExport(lines: AsyncIterable<string>): Promise<ExportVerdict> {
  const chains = new Map<string, Later>();
  let [line, entries, redacted, isWhole] = [0, 0, 0, false];
  const verdict = (problem: ExportVerdict["problem"]) => ({ entries, chains: chains.size, redacted, isWhole, problem });
  for await (const text of lines) {
    line++;
    if (text === "") continue;
    const read = readLine(text);
    if (read === null) return verdict({ seq: 0, id: null, chain: "", line, what: "this line is no entry" });
    if ("end" in read) {
      isWhole = read.end.entries === entries;
      continue;
    }
    const later = chains.get(read.chain);
    const problem = contentProblem(read, later) ?? neighbourProblem(read, later);
    if (problem) return verdict({ ...problem, chain: read.chain, line });
    entries++;
    if (read.redactedBy !== null) redacted++;
    const told = redactionsOf(read.action, read.after);
    const redactions = later?.redactions ?? new Map<string, Record<string, string>>();
    chains.set(read.chain, { seq: read.seq, previousHash: read.previousHash, redactions: told ? redactions.set(read.id, told) : redactions });
  }
  return verdict(null);
}

function readLine(text: string): ExportedLine | z.infer<typeof endLine> | null {
  try {
    const json: unknown = JSON.parse(text);
    const entry = exportedLine.safeParse(json);
    if (entry.success) return entry.data;
    return endLine.safeParse(json).data ?? null;
  } catch {
    // Not even JSON: told as a line that is no entry.
    return null;
  }
}

/**
 * What a line says must be what its hash was made of; of a redacted one, what the entry that tells of the redaction says of it,
 * where the file has that entry.
 */
function contentProblem(line: ExportedLine, later: Later | undefined): ChainProblem | null {
  const { seq, id, at, chain, actorId, actor, behalfOfId, behalfOf, action, subjectType, subjectId, before, after, reason, ip, userAgent } = line;
  const who = [chain === "platform" ? null : chain, actorId, actor, behalfOfId, behalfOf];
  const said: unknown[] = [seq, id, at, ...who, action, subjectType, subjectId, before, after, reason, ip, userAgent, line.requestId];
  if (JSON.stringify(sorted(JSON.parse(line.hashed))) !== JSON.stringify(sorted(said)))
    return { seq: line.seq, id: line.id, what: "its fields are not what its hash was made of" };
  const digest = digestOf(line.previousHash, line.hashed);
  if (line.redactedBy === null) return digest === line.hash ? null : { seq: line.seq, id: line.id, what: "it was changed: its hash does not fit" };
  const told = later?.redactions.get(line.redactedBy);
  if (told && told[line.seq] !== digest) return { seq: line.seq, id: line.id, what: "it was changed after it was redacted: its digest does not fit" };
  return null;
}

function neighbourProblem(line: ExportedLine, later: Later | undefined): ChainProblem | null {
  if (!later || line.seq !== later.seq - 1 || later.previousHash === line.hash) return null;
  return { seq: later.seq, id: null, what: "it does not follow the entry before" };
}

/** Objects with their keys in one order: PostgreSQL and JSON.stringify have different ones. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value ?? null;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  );
}
