import type { Area } from "./shared.ts";

export const audit: Area = { routes: {}, pages: {}, actions: {} };
