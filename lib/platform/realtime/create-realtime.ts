import type { Server as HttpServer } from "node:http";
import { setTimeout as delay } from "node:timers/promises";
import { createAdapter } from "@socket.io/redis-adapter";
import { Server, type Socket } from "socket.io";
import { z } from "zod";
import type { Runtime } from "#lib/platform/runtime";
import { connectRedis } from "#lib/platform/store";
import { holdAlike } from "./hold-alike.ts";
import { startListener } from "./listener.ts";
import { type RealtimeMessage, SOCKET_PATH } from "./messages.ts";
import { CONTROL_CHANNEL, UPDATES_CHANNEL } from "./publish.ts";
import { findMissedUpdates, findRecentUpdates, findUpdates, findUpdatesSinceRendering, lastOfAlike, type StoredUpdate } from "./updates.ts";

/** Who a socket belongs to, as its session says. */
export interface SocketIdentity {
  sessionId: string;
  userId: string;
  tenantId: string | null;
  isPlatformStaff: boolean;
  expiresAt: Date;
}

export interface Realtime {
  connectionCount(): number;
  /** Whether updates arrive from the database at the moment. */
  isListening(): boolean;
  /** Has every page that is open on this process load itself again: what holds for all has changed by the clock alone. */
  reloadEverybody(): void;
  /** Tells clients to come back elsewhere and closes their sockets. */
  close(): Promise<void>;
}

interface Options {
  httpServer: HttpServer;
  runtime: Runtime;
  /** The live session behind a `Cookie` and a `Host` header, or null. Asked at the handshake and every 30 s. */
  authenticate(cookieHeader: string | undefined, host: string | undefined): Promise<SocketIdentity | null>;
}

const MAX_MESSAGE_BYTES = 16 * 1024;
const MAX_SOCKETS_PER_SESSION = 20;
const RECHECK_EVERY_MS = 30_000;
const MISSED_WHILE_DEAF_SECONDS = 120;
const READ_AGAIN_AFTER_MS = 1_000;
/** A page that is told to read again does so within a second. */
const ALIKE_HELD_MS = 250;

/** `since` is the last update that the client has; `snapshot` is what its page saw of the database when it was rendered. */
const handshakeShape = z.object({
  since: z
    .string()
    .regex(/^\d{1,19}$/)
    .optional(),
  snapshot: z
    .string()
    .max(8_000)
    .regex(/^\d{1,19}:\d{1,19}:(\d{1,19}(,\d{1,19})*)?$/)
    .optional(),
});
const revocationShape = z.object({ kind: z.enum(["session.revoked", "user.revoked", "tenant.revoked", "everybody.reload"]), id: z.string() });

/** Rooms: what an update is addressed to, and what a revocation empties. */
const room = {
  session: (id: string) => `session:${id}`,
  user: (id: string) => `user:${id}`,
  tenant: (id: string) => `tenant:${id}`,
  platform: "platform",
};

type IdentifiedSocket = Socket<
  Record<string, never>,
  { update(message: RealtimeMessage): void; resync(): void },
  Record<string, never>,
  { identity: SocketIdentity }
>;

/**
 * Realtime on the portal's own HTTP server. A socket joins the rooms of its session, person and tenant; updates come
 * from the database (LISTEN) and go to the sockets of this process; a revocation closes sockets at once.
 */
export async function createRealtime({ httpServer, runtime, authenticate }: Options): Promise<Realtime> {
  const { log, db, config, metrics } = runtime;
  const io = new Server<
    Record<string, never>,
    { update(message: RealtimeMessage): void; resync(): void },
    Record<string, never>,
    { identity: SocketIdentity }
  >(httpServer, {
    path: SOCKET_PATH,
    serveClient: false,
    maxHttpBufferSize: MAX_MESSAGE_BYTES,
    pingInterval: 20_000,
    pingTimeout: 15_000,
    // Browsers name the page's origin in a WebSocket handshake, and no same-origin rule protects it.
    allowRequest: (request, decide) => decide(null, isOwnOrigin(request.headers.origin, request.headers.host)),
  });
  const { REDIS_URL } = config;
  const redisConnections = REDIS_URL ? ["sockets", "sockets-sub"].map((name) => connectRedis(REDIS_URL, log, name, { isPatient: true })) : [];
  const [publisher, subscriber] = redisConnections;
  if (publisher && subscriber) io.adapter(createAdapter(publisher, subscriber, { requestsTimeout: 2_000 }));

  io.use((socket, next) => {
    admit(socket).then(
      () => next(),
      (error: unknown) => next(error instanceof Error ? error : new Error(String(error))),
    );
  });

  async function admit(socket: IdentifiedSocket): Promise<void> {
    const identity = await authenticate(socket.handshake.headers.cookie, socket.handshake.headers.host);
    if (!identity) throw new Error("unauthenticated");
    const open = io.sockets.adapter.rooms.get(room.session(identity.sessionId))?.size ?? 0;
    if (open >= MAX_SOCKETS_PER_SESSION) throw new Error("too many connections");
    socket.data.identity = identity;
  }

  io.on("connection", (socket: IdentifiedSocket) => {
    const { identity } = socket.data;
    const rooms = [room.session(identity.sessionId), room.user(identity.userId)];
    if (identity.tenantId) rooms.push(room.tenant(identity.tenantId));
    if (identity.isPlatformStaff) rooms.push(room.platform);
    metrics.sockets.set(io.sockets.sockets.size);
    socket.once("disconnect", () => metrics.sockets.set(io.sockets.sockets.size));
    // Rooms first, replay second: what happens in between arrives twice at worst, and the client drops the second.
    Promise.resolve(socket.join(rooms))
      .then(() => replay(socket))
      .catch((error: unknown) => {
        log.warn({ err: error }, "a socket could not be brought up to date");
        socket.disconnect(true); // it comes back by itself and asks again
      });
  });

  async function replay(socket: IdentifiedSocket): Promise<void> {
    const handshake = handshakeShape.safeParse(socket.handshake.auth);
    const { since, snapshot } = handshake.success ? handshake.data : {};
    const { identity } = socket.data;
    const missed =
      since !== undefined
        ? await findMissedUpdates(db, identity, since)
        : snapshot !== undefined
          ? await findUpdatesSinceRendering(db, identity, snapshot)
          : [];
    if (missed === null) socket.emit("resync");
    for (const update of lastOfAlike(missed ?? [])) socket.emit("update", messageOf(update));
  }

  let isClosed = false;
  let isReading = false;
  const announced = new Set<string>();
  function announce(id: string): void {
    // Whoever may connect to the database may notify: what is no id of ours must not spoil the others of its batch.
    if (!/^\d{1,18}$/.test(id)) return;
    announced.add(id);
    setImmediate(() => void readAnnounced());
  }

  // Announcements that arrive together are read together, and one batch after the other, so that they keep their order.
  async function readAnnounced(): Promise<void> {
    if (isReading) return;
    isReading = true;
    while (announced.size > 0 && !isClosed) {
      const ids = [...announced];
      announced.clear();
      try {
        relay(await findUpdates(db, ids));
      } catch (error) {
        log.warn({ err: error }, "updates could not be read; they are tried again");
        for (const id of ids) announced.add(id);
        await delay(READ_AGAIN_AFTER_MS, undefined, { ref: false });
      }
    }
    isReading = false;
  }

  const send = holdAlike((update) => {
    const target = update.userId ? room.user(update.userId) : update.tenantId ? room.tenant(update.tenantId) : room.platform;
    // Every process hears every announcement: only its own sockets, or each would be told as often as there are processes.
    io.local.to(target).emit("update", messageOf(update));
  }, ALIKE_HELD_MS);

  function relay(updates: StoredUpdate[]): void {
    for (const update of lastOfAlike(updates)) send(update);
  }

  function revoke(payload: string): void {
    const parsed = revocationShape.safeParse(parseJson(payload));
    if (!parsed.success) return;
    const { kind, id } = parsed.data;
    if (kind === "everybody.reload") {
      io.local.emit("resync");
      return;
    }
    const target = kind === "session.revoked" ? room.session(id) : kind === "user.revoked" ? room.user(id) : room.tenant(id);
    io.local.in(target).disconnectSockets(true);
  }

  const listener = startListener({
    databaseUrl: runtime.databaseUrl,
    channels: [UPDATES_CHANNEL, CONTROL_CHANNEL],
    log,
    onNotification: (channel, payload) => (channel === UPDATES_CHANNEL ? announce(payload) : revoke(payload)),
    onConnected: () => {
      if (io.sockets.sockets.size === 0) return;
      findRecentUpdates(db, MISSED_WHILE_DEAF_SECONDS).then(relay, (error: unknown) => log.warn({ err: error }, "missed updates could not be read"));
      void recheck();
    },
  });

  // A revocation that was not heard, or a session that ran out, is found here at the latest.
  async function recheck(): Promise<void> {
    const alike = Map.groupBy(io.sockets.sockets.values(), ({ handshake: { headers } }) => `${headers.host}\n${headers.cookie}`);
    for (const [first, ...others] of alike.values()) {
      if (!first) continue;
      const sockets: IdentifiedSocket[] = [first, ...others];
      try {
        const identity = await authenticate(first.handshake.headers.cookie, first.handshake.headers.host);
        for (const socket of sockets) if (!isSame(identity, socket.data.identity)) socket.disconnect(true);
      } catch (error) {
        log.warn({ err: error }, "sessions of sockets could not be checked");
        return;
      }
    }
  }
  const timer = setInterval(() => void recheck(), RECHECK_EVERY_MS);
  timer.unref();

  return {
    connectionCount: () => io.sockets.sockets.size,
    isListening: () => listener.isListening(),
    reloadEverybody: () => io.local.emit("resync"),
    async close() {
      isClosed = true;
      clearInterval(timer);
      await listener.close();
      io.local.disconnectSockets(true);
      // Not io.close(): it would close the HTTP server, which still has requests to finish.
      io.engine.close();
      for (const connection of redisConnections) connection.disconnect();
    },
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Not written by us: the shape refuses it.
    return null;
  }
}

const messageOf = ({ id, topic, payload, at }: StoredUpdate): RealtimeMessage => ({ id, topic, payload, at });

const isSame = (now: SocketIdentity | null, then: SocketIdentity) =>
  now !== null && now.userId === then.userId && now.tenantId === then.tenantId && now.isPlatformStaff === then.isPlatformStaff;

function isOwnOrigin(origin: string | undefined, host: string | undefined): boolean {
  // Only browsers send an Origin; others cannot be made to send somebody's cookies.
  if (origin === undefined) return true;
  return URL.canParse(origin) && new URL(origin).host === host;
}
