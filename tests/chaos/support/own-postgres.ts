import { readdir, readFile, rm } from "node:fs/promises";
import { type EmbeddedPostgres, startEmbeddedPostgres } from "#lib/platform/embedded-postgres";
import { scratchDirectory } from "../../support/scratch.ts";

/** A PostgreSQL of a test's own that it may stop and freeze. */
export interface OwnPostgres {
  ownerUrl: string;
  superuserUrl: string;
  /** Ends all its sessions, and itself. */
  stop(): Promise<void>;
  /** On the same port. */
  start(): Promise<void>;
  /** SIGKILL of all its processes at once. What was acknowledged is there after the next start when it is durable. */
  kill(): Promise<void>;
  /** SIGSTOP of all its processes. */
  freeze(): Promise<void>;
  thaw(): Promise<void>;
  remove(): Promise<void>;
}

/** @param durable whether it writes to the disk as that of an installation does */
export async function startOwnPostgres({ durable = false } = {}): Promise<OwnPostgres> {
  const dataDir = await scratchDirectory("bizosaas-chaos-");
  const start = (port?: number) =>
    startEmbeddedPostgres({ dataDir, port, durable, extraSettings: { max_connections: "150" }, onLog: () => undefined });
  let server: EmbeddedPostgres | null = await start();
  const { ownerUrl, superuserUrl, port } = server;
  // A test run that ends early leaves no server behind.
  const endWithUs = () => {
    if (server) process.kill(server.pid, "SIGQUIT");
  };
  process.once("exit", endWithUs);
  const signal = async (name: NodeJS.Signals) => {
    if (!server) return;
    for (const pid of [server.pid, ...(await childrenOf(server.pid))]) signalTo(pid, name);
  };
  const stop = async () => {
    const stopping = server;
    server = null;
    await stopping?.stop();
  };
  return {
    ownerUrl,
    superuserUrl,
    stop,
    async start() {
      server = await start(port);
    },
    async kill() {
      const killed = server;
      // Stopped first, it begins no session that the list of those to be killed would miss.
      if (killed) signalTo(killed.pid, "SIGSTOP");
      await signal("SIGKILL");
      server = null;
      await killed?.exited;
    },
    freeze: () => signal("SIGSTOP"),
    thaw: () => signal("SIGCONT"),
    async remove() {
      await signal("SIGCONT");
      await stop();
      process.off("exit", endWithUs);
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

function signalTo(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    // It ended meanwhile, as sessions do.
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
  }
}

async function childrenOf(parent: number): Promise<number[]> {
  const found: number[] = [];
  for (const name of await readdir("/proc")) {
    if (!/^\d+$/.test(name)) continue;
    // One that ended while we looked is nobody's child.
    const stat = await readFile(`/proc/${name}/stat`, "utf8").catch(() => "");
    if (Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1]) === parent) found.push(Number(name));
  }
  return found;
}
