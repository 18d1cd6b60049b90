import { connect, createServer, type Server, type Socket } from "node:net";
import { setTimeout as delay } from "node:timers/promises";
import { freePort } from "./portal.ts";

/** The way to a server, which a test can block without touching the server that all tests share. */
export interface Line {
  /** `url` with this line's port in place of the server's. */
  through(url: string): string;
  /** Connections are accepted and kept, and nothing goes either way: as with a server that is frozen. */
  freeze(): void;
  /** What was held back goes on. */
  thaw(): void;
  /** Ends every connection and refuses new ones: as with a server that was killed. */
  cut(): Promise<void>;
  mend(): Promise<void>;
  /** What is sent arrives so many milliseconds later, each way. */
  slow(ms: number): void;
  /** What the server sends arrives with its first bytes turned over. */
  corrupt(): void;
  /** Neither slow nor corrupt any more. */
  heal(): void;
}

const CORRUPTED_BYTES = 8;

/** Opens a line to the server at `url`. It ends with `cut`. */
export async function openLine(url: string): Promise<Line> {
  const target = new URL(url);
  const port = await freePort();
  const sockets = new Set<Socket>();
  let isFrozen = false;
  let delayMs = 0;
  let isCorrupt = false;
  let server: Server | null = null;

  const join = (near: Socket) => {
    const far = connect(Number(target.port), target.hostname);
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(from);
      // One after the other, so that what is sent later never comes first.
      let sending = Promise.resolve();
      from.on("data", (bytes) => {
        const sent = isCorrupt && from === far ? corrupted(bytes) : bytes;
        const arrivesAt = performance.now() + delayMs;
        sending = sending.then(() => arriving(arrivesAt)).then(() => void to.write(sent));
      });
      from.on("error", () => undefined);
      from.once("close", () => {
        sockets.delete(from);
        void sending.then(() => to.destroy());
      });
      if (isFrozen) from.pause();
    }
  };
  const line: Line = {
    through(address) {
      const changed = new URL(address);
      changed.hostname = "127.0.0.1";
      changed.port = String(port);
      return changed.toString();
    },
    freeze() {
      isFrozen = true;
      for (const socket of sockets) socket.pause();
    },
    thaw() {
      isFrozen = false;
      for (const socket of sockets) socket.resume();
    },
    async cut() {
      const closing = server;
      server = null;
      for (const socket of sockets) socket.destroy();
      if (closing) await new Promise((resolve) => closing.close(resolve));
    },
    async mend() {
      const opening = createServer(join);
      await new Promise<void>((resolve) => opening.listen(port, "127.0.0.1", resolve));
      server = opening;
    },
    slow(ms) {
      delayMs = ms;
    },
    corrupt() {
      isCorrupt = true;
    },
    heal() {
      delayMs = 0;
      isCorrupt = false;
    },
  };
  await line.mend();
  return line;
}

async function arriving(at: number): Promise<void> {
  const ms = at - performance.now();
  if (ms > 0) await delay(ms);
}

function corrupted(bytes: Buffer): Buffer {
  const changed = Buffer.from(bytes);
  for (const [index, byte] of changed.subarray(0, CORRUPTED_BYTES).entries()) changed[index] = byte ^ 0xff;
  return changed;
}
