import { type Area, type Expected, STAFF, TENANT } from "./shared.ts";

/** Support may look; only super-admins change services. */
const NO_BODY: Expected = { ...STAFF, support: 403, super_admin: 422 };

export const services: Area = {
  routes: {
    "GET /api/v1/services": STAFF,
    // The bodies are empty: who may write gets as far as being told so.
    "POST /api/v1/services": NO_BODY,
    "PUT /api/v1/services/file": NO_BODY,
    "POST /api/v1/services/file/preview": { ...STAFF, support: 422, super_admin: 422 },
    // A service that there is not.
    "GET /api/v1/services/[service]": { ...STAFF, support: 404, super_admin: 404 },
    "PUT /api/v1/services/[service]": NO_BODY,
    "DELETE /api/v1/services/[service]": NO_BODY,
    // Machines of tenants send it, and tenants’ admins may.
    "POST /api/v1/services/[service]/heartbeat": { ...TENANT, viewer: 403, member: 403, manager: 403, tenant_admin: 422, stranger: 422 },
    "GET /api/v1/services/[service]/history": { ...STAFF, support: 404, super_admin: 404 },
    "GET /api/v1/services/[service]/probes/log": { ...STAFF, support: 404, super_admin: 404 },
    "PUT /api/v1/services/[service]/probes/[probe]/secret": NO_BODY,
  },
  pages: {},
  actions: {},
};
