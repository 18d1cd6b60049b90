import { type Area, STAFF, STAFF_PAGE } from "./shared.ts";

export const usage: Area = {
  routes: {
    "GET /api/v1/platform/usage": STAFF,
    "GET /api/v1/platform/usage/export": STAFF,
  },
  pages: { "/admin/usage": STAFF_PAGE },
  actions: {},
};
