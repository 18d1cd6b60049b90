import type { RealtimeMessage } from "#lib/platform/realtime/schema";

/** What a page's live connection brings, for components that show it themselves instead of loading the page afresh. */
export const UPDATE_EVENT = "bizosaas:update";

declare global {
  interface WindowEventMap {
    [UPDATE_EVENT]: CustomEvent<RealtimeMessage>;
  }
}
