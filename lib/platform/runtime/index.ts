/**
 * What exists once per process: pools, the store, sockets. The custom server and Next's bundles load every module
 * twice, so it hangs on `globalThis`, made by `server.ts` or `worker.ts`.
 */
export { createRuntime, type Runtime } from "./create-runtime.ts";
export { getRuntime, setRuntime } from "./current-runtime.ts";
