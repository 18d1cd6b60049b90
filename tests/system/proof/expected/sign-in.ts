import type { Area } from "./shared.ts";

export const signIn: Area = { routes: {}, pages: {}, actions: {} };
