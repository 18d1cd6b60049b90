import { type StoredUpdate, sayingOf } from "./updates.ts";

/**
 * Sends an update that says no more than "read again" at once, and whatever repeats it within `windowMs` as one, the last of them, at the
 * end: who watches a board on which a hundred people earn hears of it a few times a second. What carries something is never held, since it
 * could then come after what was written later. Who is cut off meanwhile asks for the last minute again.
 */
export function holdAlike(send: (update: StoredUpdate) => void, windowMs: number): (update: StoredUpdate) => void {
  const open = new Map<string, { held: StoredUpdate | null }>();
  const close = (saying: string, window: { held: StoredUpdate | null }) => {
    const { held } = window;
    if (held === null) {
      open.delete(saying);
      return;
    }
    window.held = null;
    send(held);
    setTimeout(close, windowMs, saying, window).unref();
  };
  return (update) => {
    if (Object.keys(update.payload).length > 0) {
      send(update);
      return;
    }
    const saying = sayingOf(update);
    const known = open.get(saying);
    if (known) {
      known.held = update;
      return;
    }
    const window = { held: null };
    open.set(saying, window);
    send(update);
    setTimeout(close, windowMs, saying, window).unref();
  };
}
