import { takeProviderMessage } from "#lib/billing";
import { messageRoute } from "#lib/web";

const MAX_BYTES = 256 * 1024;
const CALLS_PER_MINUTE = 600;

/** What a provider of payments sends. It is signed by the provider, over the bytes; nobody signs in here. */
export const POST = messageRoute({
  maxBytes: MAX_BYTES,
  callsPerMinute: CALLS_PER_MINUTE,
  receive: ({ runtime, params: { key = "" }, ...knock }) => takeProviderMessage(runtime, key, knock),
});
