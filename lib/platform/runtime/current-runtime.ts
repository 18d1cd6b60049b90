import type { Runtime } from "./create-runtime.ts";

const KEY = Symbol.for("bizosaas.runtime");
const globals = globalThis as { [KEY]?: Runtime };

export function setRuntime(runtime: Runtime): void {
  globals[KEY] = runtime;
}

/** @throws in a process that was not started by `server.ts` or `worker.ts`, such as `next start` */
export function getRuntime(): Runtime {
  const runtime = globals[KEY];
  if (!runtime) throw new Error("The portal's runtime is missing: start the portal with npm start (or npm run dev), not with Next's own server.");
  return runtime;
}
