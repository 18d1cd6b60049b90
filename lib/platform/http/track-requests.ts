import type { Server, ServerResponse } from "node:http";

/** Knows which requests are under way, so that a stop can wait for them. */
export function trackRequests(server: Server) {
  const open = new Set<ServerResponse>();
  let whenEmpty: (() => void) | null = null;
  let isDraining = false;

  return {
    get count() {
      return open.size;
    },

    start(response: ServerResponse): void {
      open.add(response);
      if (isDraining) response.setHeader("Connection", "close");
      response.once("close", () => {
        open.delete(response);
        if (open.size === 0) whenEmpty?.();
      });
    },

    /** Takes no new connections, and resolves when the last answer is out or after `graceMs`. @returns how many were cut off */
    async drain(graceMs: number): Promise<number> {
      isDraining = true;
      for (const response of open) if (!response.headersSent) response.setHeader("Connection", "close");
      server.close();
      server.closeIdleConnections();
      if (open.size > 0) {
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
      const cutOff = open.size;
      server.closeAllConnections();
      return cutOff;
    },
  };
}
