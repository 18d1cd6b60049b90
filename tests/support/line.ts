import { connect, createServer, type Server, type Socket } from "node:net";
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
}

/** Opens a line to the server at `url`. It ends with `cut`. */
export async function openLine(url: string): Promise<Line> {
  const target = new URL(url);
  const port = await freePort();
  const sockets = new Set<Socket>();
  let isFrozen = false;
  let server: Server | null = null;

  const join = (near: Socket) => {
    const far = connect(Number(target.port), target.hostname);
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(from);
      from.on("data", (bytes) => to.write(bytes));
      from.on("error", () => undefined);
      from.once("close", () => {
        sockets.delete(from);
        to.destroy();
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
  };
  await line.mend();
  return line;
}
