import type { Area } from "./shared.ts";

export const impersonation: Area = { routes: {}, pages: {}, actions: {} };
