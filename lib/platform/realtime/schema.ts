import { z } from "zod";

/** Where socket.io answers. */
export const SOCKET_PATH = "/socket.io/";

/** What arrives as the event `update`. Ids rise, but two that were written at once may arrive in either order. */
export const realtimeMessage = z.object({
  /** A whole number as text, since it may exceed 2^53. */
  id: z.string().regex(/^\d+$/),
  topic: z.string(),
  payload: z.record(z.string(), z.unknown()),
  at: z.iso.datetime(),
});
export type RealtimeMessage = z.infer<typeof realtimeMessage>;

export type ConnectionState = "connecting" | "live" | "offline" | "refused";
