import { type Area, STAFF_PAGE } from "./shared.ts";

/** The gallery of the design system: any staff, no data. */
export const design: Area = { routes: {}, pages: { "/admin/design": STAFF_PAGE }, actions: {} };
