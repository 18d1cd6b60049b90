import { newId } from "#lib/platform/crypto";
import { type Area, type Expected, everybody, NOT_STAFF, SIGN_IN_FIRST, STAFF, STAFF_PAGE, TENANT, without } from "./shared.ts";

/** Support may look; only super-admins change services. */
const NO_BODY: Expected = { ...STAFF, support: 403, super_admin: 422 };

const actions = "app/(admin)/admin/services/actions.ts";
const NOT_FOUND = "This service was not found.";

const byManagers = (answer: string): Expected => ({
  ...everybody(NOT_STAFF),
  nobody: SIGN_IN_FIRST,
  ...without("Manage services", "support"),
  super_admin: answer,
});

const key = "no-such-service";
const settings = {
  name: "Made by the walk",
  kind: "backend",
  owner: "",
  description: "",
  runbookUrl: "",
  tenants: "",
  needs: "",
  instances: "",
  probes: "",
};

export const services: Area = {
  routes: {
    // Everybody is answered, each as far as they may see.
    "GET /api/v2/[...document]": everybody(200),
    "GET /api/status/badge.svg": everybody(200),
    // Or 503, when something is down.
    "GET /api/status/health": everybody(200),
    "GET /status/atom.xml": everybody(200),
    "GET /status/rss.xml": everybody(200),
    // The walk sends no form, and has no link out of a mail.
    "POST /status/subscribe": everybody(422),
    "GET /status/subscription/[token]": everybody(200),
    "POST /status/subscription/[token]": everybody(422),
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
  pages: {
    "/status/[service]": { ...STAFF_PAGE, support: 404, super_admin: 404 },
    "/admin/services": STAFF_PAGE,
    "/admin/services/new": STAFF_PAGE,
    "/admin/services/file": STAFF_PAGE,
    "/admin/services/order": STAFF_PAGE,
    "/admin/services/[service]": { ...STAFF_PAGE, support: 404, super_admin: 404 },
    // Support is told that it may not.
    "/admin/services/[service]/restart-hook": { ...STAFF_PAGE, super_admin: 404 },
  },
  actions: {
    [`${actions}#createServiceAction`]: {
      page: "/admin/services/new",
      form: () => ({ ...settings, key: `walk-${newId().slice(-8)}` }),
      expected: byManagers("redirect"),
    },
    [`${actions}#changeServiceAction`]: {
      page: "/admin/services/new",
      form: () => ({ ...settings, key, version: "1" }),
      expected: byManagers(NOT_FOUND),
    },
    [`${actions}#setRestartHookAction`]: {
      page: "/admin/services",
      form: () => ({ service: key, version: "0", url: "https://hooks.example/restart", confirmation: key }),
      expected: byManagers(NOT_FOUND),
    },
    [`${actions}#removeRestartHookAction`]: { page: "/admin/services", form: () => ({ service: key }), expected: byManagers(NOT_FOUND) },
    [`${actions}#setProbeSecretAction`]: {
      page: "/admin/services",
      form: () => ({ service: key, probe: "live", password: "walk" }),
      expected: byManagers(NOT_FOUND),
    },
    [`${actions}#removeProbeSecretAction`]: {
      page: "/admin/services",
      form: () => ({ service: key, probe: "live" }),
      expected: byManagers(NOT_FOUND),
    },
    [`${actions}#deleteServiceAction`]: { page: "/admin/services/new", form: () => ({ key, confirmation: key }), expected: byManagers(NOT_FOUND) },
  },
};
