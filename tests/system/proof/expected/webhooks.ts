import { newId } from "#lib/platform/crypto";
import { type Area, type Expected, everybody, NOT_STAFF, SIGN_IN_FIRST, STAFF, STAFF_PAGE, TENANT_ACTION, TENANT_PAGE, without } from "./shared.ts";

const actions = "app/(admin)/admin/integrations/actions.ts";
const own = "app/(portal)/portal/settings/webhooks/actions.ts";
const NOT_FOUND = "This endpoint was not found.";

/** Everybody reads what is their tenant's, staff all of it. */
const readers = (status: number): Expected => ({ ...everybody(status), nobody: 401, suspended: 403 });
const changers = (status: number): Expected => ({ ...readers(status), viewer: 403, member: 403, support: 403 });
const makers = (status: number): Expected => ({ ...changers(status), manager: 403 });
const byStaff = (permission: string, answer: string): Expected => ({
  ...everybody(NOT_STAFF),
  nobody: SIGN_IN_FIRST,
  super_admin: answer,
  ...without(permission, "support"),
});
const upon = (more: Record<string, string> = {}, permission = "Change integrations") => ({
  page: "/admin/integrations",
  form: () => ({ id: newId(), ...more }),
  expected: byStaff(permission, NOT_FOUND),
});
/** The same by a tenant's people: managers look after endpoints, administrators make and delete them. */
const inTenantUpon = (more: Record<string, string> = {}) => ({
  page: "/portal/settings/webhooks",
  form: () => ({ id: newId(), ...more }),
  expected: { ...TENANT_ACTION(NOT_FOUND), ...without("Change integrations", "viewer", "member") },
});
const OWN_CHANGE_PAGE: Expected = { ...TENANT_PAGE, tenant_admin: 404, manager: 404, stranger: 404 };
const fields = { url: "https://hooks.walk.example/in", description: "", "kind:tenant.changed": "on" };

export const webhooks: Area = {
  routes: {
    "GET /api/v1/webhooks": readers(200),
    "POST /api/v1/webhooks": makers(422),
    "GET /api/v1/webhooks/kinds": readers(200),
    "GET /api/v1/webhooks/[id]": readers(404),
    "PUT /api/v1/webhooks/[id]": changers(422),
    "DELETE /api/v1/webhooks/[id]": makers(404),
    "POST /api/v1/webhooks/[id]/state": changers(422),
    "POST /api/v1/webhooks/[id]/rotate": changers(404),
    "POST /api/v1/webhooks/[id]/test": changers(404),
    "GET /api/v1/webhooks/[id]/deliveries": readers(404),
    "GET /api/v1/webhooks/[id]/deliveries/count": readers(404),
    "GET /api/v1/webhooks/[id]/deliveries/export": readers(422),
    "POST /api/v1/webhooks/[id]/deliveries/bulk": { ...STAFF, support: 403, super_admin: 422 },
    // The walk fills in no id of a delivery.
    "GET /api/v1/webhooks/[id]/deliveries/[deliveryId]": readers(422),
    "POST /api/v1/webhooks/[id]/deliveries/[deliveryId]/replay": changers(422),
    "GET /api/v1/webhooks/[id]/replays": readers(404),
    "POST /api/v1/webhooks/[id]/replays": changers(422),
    "POST /api/v1/webhooks/[id]/replays/[replayId]/cancel": changers(422),
  },
  pages: {
    "/portal/settings/webhooks": TENANT_PAGE,
    "/portal/settings/webhooks/new": TENANT_PAGE,
    "/portal/settings/webhooks/[id]": { ...TENANT_PAGE, ...OWN_CHANGE_PAGE, viewer: 404, member: 404 },
    "/portal/settings/webhooks/[id]/edit": OWN_CHANGE_PAGE,
    "/portal/settings/webhooks/[id]/rotate": OWN_CHANGE_PAGE,
    "/portal/settings/webhooks/[id]/[deliveryId]": { ...TENANT_PAGE, ...OWN_CHANGE_PAGE, viewer: 404, member: 404 },
    "/admin/integrations": STAFF_PAGE,
    // Who lacks the permission is told so on the page itself.
    "/admin/integrations/new": STAFF_PAGE,
    "/admin/integrations/[id]": { ...STAFF_PAGE, support: 404, super_admin: 404 },
    "/admin/integrations/[id]/edit": { ...STAFF_PAGE, super_admin: 404 },
    "/admin/integrations/[id]/rotate": { ...STAFF_PAGE, super_admin: 404 },
    "/admin/integrations/[id]/[deliveryId]": { ...STAFF_PAGE, support: 404, super_admin: 404 },
  },
  actions: {
    [`${own}#createEndpointAction`]: {
      page: "/portal/settings/webhooks/new",
      form: () => fields,
      expected: { ...TENANT_ACTION("ok"), ...without("Add integrations", "viewer", "member", "manager") },
    },
    [`${own}#changeEndpointAction`]: inTenantUpon({ ...fields, version: "1" }),
    [`${own}#setEndpointStateAction`]: inTenantUpon({ state: "paused" }),
    [`${own}#deleteEndpointAction`]: {
      ...inTenantUpon(),
      expected: { ...TENANT_ACTION(NOT_FOUND), ...without("Remove integrations", "viewer", "member", "manager") },
    },
    [`${own}#rotateSecretAction`]: inTenantUpon(),
    [`${own}#sendTestAction`]: inTenantUpon(),
    [`${own}#replayDeliveryAction`]: inTenantUpon({ deliveryId: newId() }),
    [`${own}#replayFailedAction`]: inTenantUpon({ hours: "24" }),
    [`${own}#cancelReplayAction`]: inTenantUpon({ replayId: newId() }),
    [`${actions}#createEndpointAction`]: { page: "/admin/integrations/new", form: () => fields, expected: byStaff("Add integrations", "ok") },
    [`${actions}#changeEndpointAction`]: upon({ ...fields, version: "1" }),
    [`${actions}#setEndpointStateAction`]: upon({ state: "paused" }),
    [`${actions}#deleteEndpointAction`]: upon({}, "Remove integrations"),
    [`${actions}#rotateSecretAction`]: upon(),
    [`${actions}#sendTestAction`]: upon(),
    [`${actions}#replayDeliveryAction`]: upon({ deliveryId: newId() }),
    [`${actions}#replayFailedAction`]: upon({ hours: "24" }),
    [`${actions}#cancelReplayAction`]: upon({ replayId: newId() }),
  },
};
