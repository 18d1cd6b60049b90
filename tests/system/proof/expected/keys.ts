import type { Area } from "./shared.ts";

export const keys: Area = { routes: {}, pages: {}, actions: {} };
