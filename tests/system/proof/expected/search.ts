import { type Area, SIGNED_IN } from "./shared.ts";

export const search: Area = {
  routes: {
    // Without words nothing is searched; everybody who is signed in may, each in what is theirs.
    "GET /api/v1/search": {
      ...SIGNED_IN,
      suspended: 422,
      stranger: 422,
      viewer: 422,
      member: 422,
      manager: 422,
      tenant_admin: 422,
      support: 422,
      super_admin: 422,
    },
  },
  pages: {},
  actions: {},
};
