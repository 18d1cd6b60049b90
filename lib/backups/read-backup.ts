import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { createGunzip } from "node:zlib";
import { DamagedBackup } from "./backup-error.ts";
import { type BackupFooter, type BackupHeader, END_OF_ROWS, footer, header, type TableLine, type TableSum, tableLine, tableSum } from "./format.ts";

/** What a reader of the file is handed, in its order. */
export interface BackupVisitor {
  /** Ends the reading. */
  signal?: AbortSignal;
  header?(header: BackupHeader): Promise<void>;
  /** Returns who takes the rows, in pieces of whole lines. */
  table?(table: TableLine): Promise<{ rows(chunk: Buffer): Promise<void>; end(sum: TableSum): Promise<void> }>;
}

const NEWLINE = 10;
/** PostgreSQL sends no row of more than 1 GiB, as text. */
const MOST_LINE_BYTES = 1_073_741_824;
const DAMAGED = "The file is damaged or was cut off";

/** Reads a backup from beginning to end and checks every checksum. @throws DamagedBackup when it is not a complete, intact backup */
export async function readBackup(path: string, visitor: BackupVisitor = {}): Promise<{ header: BackupHeader; footer: BackupFooter }> {
  const whole = createHash("sha256");
  const lines = linesOf(path);
  const next = async (): Promise<Buffer> => {
    visitor.signal?.throwIfAborted();
    const { value, done } = await lines.next();
    if (done) throw damaged("it ends too early");
    return value;
  };
  try {
    const first = await next();
    whole.update(first);
    const head = parse(header, first, "This is not a backup of the portal, or one of another format");
    await visitor.header?.(head);
    let tables = 0;
    let rows = 0;
    for (;;) {
      const line = await next();
      const last = footer.safeParse(json(line));
      if (last.success) {
        if (last.data.sha256 !== whole.digest("hex") || last.data.tables !== tables || last.data.rows !== rows)
          throw damaged("its checksum does not fit");
        if (!(await lines.next()).done) throw damaged("something follows its end");
        return { header: head, footer: last.data };
      }
      whole.update(line);
      const table = parse(tableLine, line, DAMAGED);
      const taker = await visitor.table?.(table);
      const hash = createHash("sha256");
      let count = 0;
      for (;;) {
        const row = await next();
        whole.update(row);
        if (row.length === END_OF_ROWS.length + 1 && row.toString().trimEnd() === END_OF_ROWS) break;
        hash.update(row);
        count++;
        await taker?.rows(row);
      }
      const sumLine = await next();
      whole.update(sumLine);
      const sum = parse(tableSum, sumLine, DAMAGED);
      if (sum.rows !== count || sum.sha256 !== hash.digest("hex")) throw damaged(`the checksum of ${table.table} does not fit`);
      await taker?.end(sum);
      tables++;
      rows += count;
    }
  } finally {
    await lines.return(undefined);
  }
}

/** The lines of the unpacked file, each with its line end. */
async function* linesOf(path: string): AsyncGenerator<Buffer, void> {
  const file = createReadStream(path);
  const unpacked = file.pipe(createGunzip());
  file.once("error", (error) => unpacked.destroy(error));
  // Joined at the line's end alone: a row with a file of 10 MB comes in a thousand chunks.
  let begun: Buffer[] = [];
  let begunBytes = 0;
  try {
    for await (const chunk of unpacked as AsyncIterable<Buffer>) {
      let from = 0;
      for (let at = chunk.indexOf(NEWLINE); at >= 0; at = chunk.indexOf(NEWLINE, from)) {
        const end = chunk.subarray(from, at + 1);
        yield begun.length > 0 ? Buffer.concat([...begun, end]) : end;
        [begun, begunBytes, from] = [[], 0, at + 1];
      }
      if (from === chunk.length) continue;
      begun.push(chunk.subarray(from));
      begunBytes += chunk.length - from;
      if (begunBytes > MOST_LINE_BYTES) throw damaged("one of its lines is longer than PostgreSQL writes them");
    }
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? "";
    if (code.startsWith("Z_")) throw damaged("it cannot be unpacked", error);
    throw error;
  } finally {
    file.destroy();
  }
  if (begun.length > 0) throw damaged("its last line is not complete");
}

const damaged = (how: string, cause?: unknown) => new DamagedBackup(`${DAMAGED}: ${how}.`, "Use another backup. Nothing was changed.", cause);

function json(line: Buffer): unknown {
  try {
    return JSON.parse(line.toString());
  } catch {
    // No JSON is no line of ours; the schema refuses undefined.
    return undefined;
  }
}

function parse<T>(schema: { safeParse(value: unknown): { success: true; data: T } | { success: false } }, line: Buffer, message: string): T {
  const parsed = schema.safeParse(json(line));
  if (!parsed.success) throw new DamagedBackup(`${message}.`, "Use a file that npm run backup has written. Nothing was changed.");
  return parsed.data;
}
