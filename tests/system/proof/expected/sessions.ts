import type { Area } from "./shared.ts";

export const sessions: Area = { routes: {}, pages: {}, actions: {} };
