import { newId } from "#lib/platform/crypto";
import { type Area, type Expected, everybody, NOT_STAFF, SIGN_IN_FIRST, STAFF, STAFF_PAGE, without } from "./shared.ts";

/** Support and super-admins do the same here; the bodies are empty, so that both get as far as being told so. */
const both = (status: number): Expected => ({ ...STAFF, support: status, super_admin: status });
const NO_BODY = both(422);
/** The walk fills in a tenant's id, which is no incident, alert, window or recovery, and no key of a service that there is. */
const NOTHING = both(404);
const ONLY_SUPER_ADMIN: Expected = { ...STAFF, support: 403, super_admin: 422 };

const NO_PAGE: Expected = { ...STAFF_PAGE, support: 404, super_admin: 404 };

const ofIncidents = "app/(admin)/admin/incidents/actions.ts";
const ofDestinations = "app/(admin)/admin/incidents/destinations/actions.ts";
const ofObjectives = "app/(admin)/admin/objectives/actions.ts";
const ofWindows = "app/(admin)/admin/maintenance-windows/actions.ts";
const told = (answer: string): Expected => ({ ...everybody(NOT_STAFF), nobody: SIGN_IN_FIRST, support: answer, super_admin: answer });
const byManagers: Expected = { ...told("This service was not found."), ...without("Manage services", "support") };
const upon = (page: string, answer: string, more: Record<string, string> = {}) => ({
  page,
  form: () => ({ id: newId(), ...more }),
  expected: told(answer),
});
const onIncident = (more: Record<string, string> = {}, answer = "This incident was not found.") =>
  upon("/admin/incidents", answer, { version: "1", ...more });
const said = { body: "said by the walk" };
const planned = { title: "Planned by the walk", body: "", startsAt: "2027-01-01T10:00", endsAt: "2027-01-01T11:00", services: "no-such-service" };

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
    "DELETE /api/v1/objectives/[service]": { ...STAFF, support: 403, super_admin: 404 },
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
  pages: {
    "/admin/incidents": STAFF_PAGE,
    "/admin/incidents/new": STAFF_PAGE,
    "/admin/incidents/destinations": STAFF_PAGE,
    "/admin/incidents/destinations/new": STAFF_PAGE,
    "/admin/incidents/destinations/[id]": NO_PAGE,
    "/admin/objectives": STAFF_PAGE,
    "/admin/objectives/[service]": NO_PAGE,
    "/admin/incidents/[id]": NO_PAGE,
    "/admin/incidents/[id]/postmortem": NO_PAGE,
    "/admin/maintenance-windows": STAFF_PAGE,
    "/admin/maintenance-windows/new": STAFF_PAGE,
    "/admin/maintenance-windows/[id]": NO_PAGE,
  },
  actions: {
    [`${ofIncidents}#openIncidentAction`]: {
      page: "/admin/incidents/new",
      form: () => ({ title: "Opened by the walk", impact: "minor", services: "no-such-service", causeKey: "", ...said }),
      expected: told("Some fields need attention."),
    },
    [`${ofIncidents}#changeIncidentAction`]: onIncident({ title: "Changed by the walk", impact: "minor", services: "" }),
    [`${ofIncidents}#acknowledgeIncidentAction`]: onIncident(),
    [`${ofIncidents}#assignRolesAction`]: onIncident({ commander: "", communications: "", scribe: "" }),
    [`${ofIncidents}#updateIncidentAction`]: onIncident({ status: "identified", ...said }),
    [`${ofIncidents}#editUpdateAction`]: onIncident({ updateId: newId(), ...said }, "This update was not found."),
    [`${ofIncidents}#resolveIncidentAction`]: onIncident(said),
    [`${ofIncidents}#reopenIncidentAction`]: onIncident(said),
    [`${ofIncidents}#writePostmortemAction`]: onIncident({ markdown: "# Written by the walk" }),
    [`${ofIncidents}#startRecoveryAction`]: {
      page: "/admin/incidents",
      form: () => ({ cause: "no-such-service" }),
      expected: told("This cause was not found."),
    },
    [`${ofIncidents}#doStepAction`]: upon("/admin/incidents", "This recovery was not found.", { service: "no-such-service" }),
    [`${ofIncidents}#confirmStepAction`]: upon("/admin/incidents", "This recovery was not found.", { service: "no-such-service" }),
    [`${ofIncidents}#endRecoveryAction`]: upon("/admin/incidents", "This recovery was not found."),
    [`${ofIncidents}#restartServiceAction`]: {
      page: "/admin/incidents",
      form: () => ({ service: "no-such-service", confirmation: "no-such-service" }),
      expected: told("This service was not found."),
    },
    [`${ofIncidents}#acknowledgeAlertAction`]: upon("/admin/incidents", "This alert was not found."),
    [`${ofDestinations}#createDestinationAction`]: {
      page: "/admin/incidents/destinations/new",
      // Private networks are not asked.
      form: () => ({ kind: "webhook", title: "Made by the walk", address: "https://10.0.0.1/", page: "on", services: "" }),
      expected: told("Some fields need attention."),
    },
    [`${ofDestinations}#changeDestinationAction`]: upon("/admin/incidents/destinations", "This destination was not found.", {
      version: "1",
      title: "Changed by the walk",
      page: "on",
      services: "",
      isEnabled: "off",
    }),
    [`${ofDestinations}#deleteDestinationAction`]: upon("/admin/incidents/destinations", "This destination was not found."),
    [`${ofDestinations}#testDestinationAction`]: upon("/admin/incidents/destinations", "This destination was not found."),
    [`${ofObjectives}#setObjectiveAction`]: {
      page: "/admin/objectives",
      form: () => ({ service: "no-such-service", version: "0", target: "99.5", windowDays: "30" }),
      expected: byManagers,
    },
    [`${ofObjectives}#removeObjectiveAction`]: {
      page: "/admin/objectives",
      form: () => ({ service: "no-such-service", version: "1" }),
      expected: byManagers,
    },
    [`${ofWindows}#planMaintenanceAction`]: {
      page: "/admin/maintenance-windows/new",
      form: () => planned,
      expected: told("Some fields need attention."),
    },
    [`${ofWindows}#changeMaintenanceAction`]: upon("/admin/maintenance-windows", "This maintenance window was not found.", {
      ...planned,
      version: "1",
    }),
    [`${ofWindows}#cancelMaintenanceAction`]: upon("/admin/maintenance-windows", "This maintenance window was not found.", { version: "1" }),
    [`${ofWindows}#finishMaintenanceAction`]: upon("/admin/maintenance-windows", "This maintenance window was not found.", { version: "1" }),
  },
};
