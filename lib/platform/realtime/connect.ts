import { type ConnectionState, isRealtimeMessage, type RealtimeMessage, SOCKET_PATH } from "./messages.ts";

interface Options {
  /** What the page saw of the database when it was rendered (its context's `snapshot`): what came after is told on connecting. */
  snapshot?: string | null;
  onUpdate(message: RealtimeMessage): void;
  /** Something may have been missed that cannot be told one by one: load what is shown afresh. */
  onResync(): void;
  onState(state: ConnectionState): void;
}

const REMEMBERED_IDS = 2_000;
const ASK_AGAIN_AFTER_MS = 5_000;

/**
 * Connects a browser to live updates. It reconnects by itself, asks for what it missed, and hands each update over
 * once. socket.io's client is loaded only now, so that pages without live parts do not pay for it.
 * @returns how to stop
 */
export async function connectRealtime({ snapshot = null, onUpdate, onResync, onState }: Options): Promise<() => void> {
  onState("connecting");
  const { io } = await import("socket.io-client");
  const seen = new Set<string>();
  let since: bigint | null = null;
  let wasLive = false;
  let wasSentAway = false;
  let askingAgain: ReturnType<typeof setTimeout> | undefined;
  const socket = io({
    path: SOCKET_PATH,
    transports: ["websocket", "polling"],
    auth: (give) => give(since !== null ? { since: String(since) } : snapshot !== null ? { snapshot } : {}),
    reconnectionDelay: 500,
    reconnectionDelayMax: 5_000,
  });
  socket.on("connect", () => {
    onState("live");
    // Nothing had arrived before the connection was lost, and the page did not say what it saw: there is no position to ask from.
    // And whom the server sent away may have come back as somebody who sees other things.
    if (wasSentAway || (wasLive && since === null && snapshot === null)) onResync();
    wasLive = true;
    wasSentAway = false;
  });
  socket.on("disconnect", (reason) => {
    onState("offline");
    // The server ends a socket when its session ends, or when it restarts: ask again, the handshake decides.
    if (reason !== "io server disconnect") return;
    wasSentAway = true;
    socket.connect();
  });
  socket.on("connect_error", (error) => {
    onState(error.message === "unauthenticated" ? "refused" : "offline");
    if (error.message === "unauthenticated") socket.disconnect();
    // The server was there and could not look the session up: socket.io by itself only comes back where it reached nobody.
    else if (!socket.active) askingAgain = setTimeout(() => socket.connect(), ASK_AGAIN_AFTER_MS);
  });
  socket.on("resync", onResync);
  socket.on("update", (raw: unknown) => {
    if (!isRealtimeMessage(raw) || seen.has(raw.id)) return;
    seen.add(raw.id);
    const oldest = seen.values().next().value;
    if (seen.size > REMEMBERED_IDS && oldest !== undefined) seen.delete(oldest);
    const id = BigInt(raw.id);
    if (since === null || id > since) since = id;
    onUpdate(raw);
  });
  return () => {
    clearTimeout(askingAgain);
    socket.disconnect();
  };
}
