// The small build of zod: this is loaded by every page with live parts.
import * as z from "zod/mini";

/** Where socket.io answers. */
export const SOCKET_PATH = "/socket.io/";

/** What arrives as the event `update`. Ids rise, but two that were written at once may arrive in either order. */
export const realtimeMessage = z.object({
  /** A whole number as text, since it may exceed 2^53. */
  id: z.string().check(z.regex(/^\d+$/)),
  topic: z.string(),
  payload: z.record(z.string(), z.unknown()),
  at: z.iso.datetime(),
});
export type RealtimeMessage = z.infer<typeof realtimeMessage>;

export type ConnectionState = "connecting" | "live" | "offline" | "refused";
