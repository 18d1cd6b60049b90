import type { Socket } from "node:net";
import type { ClientBase, Connection } from "pg";

/** Parts of `pg`'s client that its types leave out. */
type Connected = ClientBase & { connection?: Connection; readyForQuery?: boolean };

/**
 * Breaks a connection on which the server owes an answer and has sent nothing for `silenceMs`. A server that is frozen, or behind
 * a network that swallows everything, keeps no time limit of its own: whoever waits would wait for ever. The connection
 * is not used again, since an answer that comes late would belong to a statement that was given up.
 */
export function giveUpWhenSilent(client: Connected, silenceMs: number): void {
  // TLS, too, has replaced the stream by the time a client is connected.
  const stream = client.connection?.stream as Socket | undefined;
  stream?.setTimeout(silenceMs);
  // Not the callback of `setTimeout`, which is called once: a connection may have been idle for as long before.
  stream?.on("timeout", () => {
    // Idle, or between two statements of a transaction: it is we who are silent.
    if (client.readyForQuery === false) stream.destroy(new Error("Connection terminated: the server does not answer"));
  });
}
