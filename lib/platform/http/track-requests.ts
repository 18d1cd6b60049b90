import type { Server, ServerResponse } from "node:http";
import { SlotList } from "#lib/platform/process";

/** Knows which requests are under way, so that a stop can wait for them. */
export function trackRequests(server: Server) {
  const open = new SlotList<{ slot: number; response: ServerResponse }>();
  let whenEmpty: (() => void) | null = null;
  let isDraining = false;

  return {
    get count() {
      return open.all.length;
    },

    start(response: ServerResponse): void {
      const item = { slot: -1, response };
      open.add(item);
      if (isDraining) response.setHeader("Connection", "close");
      response.once("close", () => {
        open.remove(item);
        if (open.all.length === 0) whenEmpty?.();
      });
    },

    /** Takes no new connections, and resolves when the last answer is out or after `graceMs`. @returns how many were cut off */
    async drain(graceMs: number): Promise<number> {
      isDraining = true;
      for (const { response } of open.all) if (!response.headersSent) response.setHeader("Connection", "close");
      server.close();
      server.closeIdleConnections();
      if (open.all.length > 0) {
        let timer: NodeJS.Timeout | undefined;
        await Promise.race([
          new Promise<void>((resolve) => {
            whenEmpty = resolve;
          }),
          new Promise<void>((resolve) => {
            timer = setTimeout(resolve, graceMs);
          }),
        ]);
        clearTimeout(timer);
      }
      const cutOff = open.all.length;
      server.closeAllConnections();
      return cutOff;
    },
  };
}
