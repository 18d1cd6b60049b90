import type { Area } from "./shared.ts";

export const members: Area = { routes: {}, pages: {}, actions: {} };
