/** What a browser needs of live updates: the shapes that arrive, and how to connect. */
export { connectRealtime } from "./connect.ts";
export { type ConnectionState, isRealtimeMessage, type RealtimeMessage, SOCKET_PATH } from "./messages.ts";
