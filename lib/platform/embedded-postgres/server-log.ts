import { appendFileSync, renameSync, statSync } from "node:fs";

const MAX_BYTES = 5 * 1024 * 1024;
const TAIL_LINES = 40;

/** What the server writes: its last lines are kept at hand to explain failures, all of it goes to `sink`. */
export class ServerLog {
  #tail: string[] = [];
  #unfinished = "";
  #sink: (line: string) => void;

  constructor(sink: (line: string) => void) {
    this.#sink = sink;
  }

  write(chunk: Buffer): void {
    const lines = (this.#unfinished + chunk.toString()).split("\n");
    this.#unfinished = lines.pop() ?? "";
    for (const line of lines) {
      this.#tail.push(line);
      this.#sink(line);
    }
    this.#tail = this.#tail.slice(-TAIL_LINES);
  }

  get tail(): string {
    return this.#tail.join("\n");
  }
}

/** Appends lines to a file that never grows beyond 5 MB; the file before it is kept as `….1`. */
export function fileSink(path: string): (line: string) => void {
  let bytes = sizeOf(path);
  return (line) => {
    try {
      if (bytes > MAX_BYTES) {
        renameSync(path, `${path}.1`);
        bytes = 0;
      }
      appendFileSync(path, `${line}\n`, { mode: 0o600 });
      bytes += Buffer.byteLength(line) + 1;
    } catch {
      // A full disk must not stop the database's supervisor over a line of its log; the tail in memory has it.
    }
  };
}

function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}
