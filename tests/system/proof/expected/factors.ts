import type { Area } from "./shared.ts";

export const factors: Area = { routes: {}, pages: {}, actions: {} };
