/** Live updates over `socket.io`: written in the transaction of the change, delivered on commit, caught up after an absence. */
export { createRealtime, type Realtime, type SocketIdentity } from "./create-realtime.ts";
export { type Listener, startListener } from "./listener.ts";
export { CONTROL_CHANNEL, publishControl, publishToTenants, publishUpdate, publishUpdates, type Revocation, type Update } from "./publish.ts";
export { purgeUpdatesJob } from "./updates.ts";
