import { type Area, type Expected, STAFF } from "./shared.ts";

/** Support and super-admins do the same here; the bodies are empty, so that both get as far as being told so. */
const both = (status: number): Expected => ({ ...STAFF, support: status, super_admin: status });
const NO_BODY = both(422);
/** The walk fills in a tenant's id, which is no incident, alert, window or recovery, and no key of a service that there is. */
const NOTHING = both(404);
const ONLY_SUPER_ADMIN: Expected = { ...STAFF, support: 403, super_admin: 422 };

export const incidents: Area = {
  routes: {
    "GET /api/v1/maintenance-windows": STAFF,
    "POST /api/v1/maintenance-windows": NO_BODY,
    "GET /api/v1/maintenance-windows/[id]": NOTHING,
    "PUT /api/v1/maintenance-windows/[id]": NO_BODY,
    "POST /api/v1/maintenance-windows/[id]/cancel": NO_BODY,
    "POST /api/v1/maintenance-windows/[id]/finish": NO_BODY,
    "GET /api/v1/incidents": STAFF,
    "POST /api/v1/incidents": NO_BODY,
    "GET /api/v1/incidents/[id]": NOTHING,
    "PUT /api/v1/incidents/[id]": NO_BODY,
    "POST /api/v1/incidents/[id]/acknowledge": NO_BODY,
    "PUT /api/v1/incidents/[id]/roles": NO_BODY,
    "POST /api/v1/incidents/[id]/updates": NO_BODY,
    // The walk fills in no second id.
    "PUT /api/v1/incidents/[id]/updates/[updateId]": NO_BODY,
    "POST /api/v1/incidents/[id]/resolve": NO_BODY,
    "POST /api/v1/incidents/[id]/reopen": NO_BODY,
    "GET /api/v1/incidents/[id]/postmortem": NOTHING,
    "PUT /api/v1/incidents/[id]/postmortem": NO_BODY,
    "GET /api/v1/alerts": STAFF,
    "GET /api/v1/alerts/[id]": NOTHING,
    "POST /api/v1/alerts/[id]/acknowledge": NOTHING,
    "GET /api/v1/alert-destinations": STAFF,
    "POST /api/v1/alert-destinations": NO_BODY,
    "PUT /api/v1/alert-destinations/[id]": NO_BODY,
    "DELETE /api/v1/alert-destinations/[id]": NOTHING,
    "POST /api/v1/alert-destinations/[id]/test": NOTHING,
    "GET /api/v1/objectives": STAFF,
    "GET /api/v1/objectives/[service]": NOTHING,
    "PUT /api/v1/objectives/[service]": ONLY_SUPER_ADMIN,
    // Months outlive their service: of one that there never was, there are none.
    "GET /api/v1/objectives/[service]/months": STAFF,
    "GET /api/v1/recoveries": STAFF,
    "POST /api/v1/recoveries": NO_BODY,
    "GET /api/v1/recoveries/[id]": NOTHING,
    "POST /api/v1/recoveries/[id]/end": NOTHING,
    "POST /api/v1/recoveries/[id]/steps/[service]/done": NOTHING,
    "POST /api/v1/recoveries/[id]/steps/[service]/confirm": NOTHING,
    "GET /api/v1/services/[service]/restart-hook": NOTHING,
    "PUT /api/v1/services/[service]/restart-hook": ONLY_SUPER_ADMIN,
    "DELETE /api/v1/services/[service]/restart-hook": { ...STAFF, support: 403, super_admin: 404 },
    "POST /api/v1/services/[service]/restart": NO_BODY,
  },
  pages: {},
  actions: {},
};
