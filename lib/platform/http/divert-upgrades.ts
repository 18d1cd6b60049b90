import type { IncomingMessage, Server } from "node:http";
import type { Duplex } from "node:stream";

type UpgradeHandler = (request: IncomingMessage, socket: Duplex, head: Buffer) => void;

/**
 * Gives some upgrades of a server to `handle`, and the others to whoever listens for them already. Those all hear every upgrade, and socket.io
 * ends connections after a second that it does not know; so this stands before them. Call it after they have begun to listen.
 */
export function divertUpgrades(server: Server, isOurs: (request: IncomingMessage) => boolean, handle: UpgradeHandler): void {
  const others = server.listeners("upgrade") as UpgradeHandler[];
  server.removeAllListeners("upgrade");
  server.on("upgrade", (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    if (isOurs(request)) handle(request, socket, head);
    else for (const other of others) other.call(server, request, socket, head);
  });
}
