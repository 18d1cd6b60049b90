import type { Context } from "./context.ts";

/** An ordinary call of our own API that takes back what was just done; its permission, checks and audit are those of any call. */
export interface UndoCall {
  method: "POST" | "PUT" | "PATCH" | "DELETE";
  path: `/api/v1/${string}`;
  body: object;
}

/**
 * Says how the act at hand is taken back. Only for what the call truly restores, from the row as this transaction found it, and with
 * the version that the act left behind, so that whatever somebody did meanwhile is not undone with it. Heard where a form was
 * sent whose action can be undone (`serverAction`); a job or a call of the API says it to nobody.
 */
export function offerUndo({ onUndo }: Pick<Context, "onUndo">, call: UndoCall): void {
  onUndo?.(call);
}
