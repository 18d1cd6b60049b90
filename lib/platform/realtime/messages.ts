/** Where socket.io answers. */
export const SOCKET_PATH = "/socket.io/";

/** What arrives as the event `update`. Ids rise, but two that were written at once may arrive in either order. */
export interface RealtimeMessage {
  /** A whole number as text, since it may exceed 2^53. */
  id: string;
  topic: string;
  payload: Record<string, unknown>;
  /** ISO 8601 */
  at: string;
}

/** Whether something that arrived is an update. By hand: a schema library would weigh 20 KB on every page with live parts. */
export function isRealtimeMessage(value: unknown): value is RealtimeMessage {
  if (typeof value !== "object" || value === null) return false;
  const { id, topic, payload, at } = value as Partial<Record<keyof RealtimeMessage, unknown>>;
  return (
    typeof id === "string" &&
    /^\d+$/.test(id) &&
    typeof topic === "string" &&
    typeof payload === "object" &&
    payload !== null &&
    typeof at === "string"
  );
}

export type ConnectionState = "connecting" | "live" | "offline" | "refused";
