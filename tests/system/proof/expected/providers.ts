import type { Area } from "./shared.ts";

export const providers: Area = { routes: {}, pages: {}, actions: {} };
