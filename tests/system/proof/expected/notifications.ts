import { type Area, type ExpectedAction, everybody, SIGN_IN_FIRST, SIGNED_IN, TO_LOGIN } from "./shared.ts";

const FILE = "app/(account)/account/notifications/actions.ts";
const action = (form: ExpectedAction["form"], answer: string): ExpectedAction => ({
  page: "/account/notifications",
  form,
  expected: { ...everybody(answer), nobody: SIGN_IN_FIRST },
});

export const notifications: Area = {
  routes: { "GET /api/v1/notifications": SIGNED_IN },
  pages: { "/account/notifications": { ...everybody(200), nobody: TO_LOGIN } },
  actions: {
    // The id is a tenant's: nobody was told anything under it.
    [`${FILE}#openNotificationAction`]: action((cast) => ({ id: cast.tenantId }), "This notification was not found."),
    [`${FILE}#markReadAction`]: action((cast) => ({ id: cast.tenantId }), "This notification was not found."),
    [`${FILE}#markAllReadAction`]: action(() => ({}), "ok"),
    [`${FILE}#changeNotificationSettingsAction`]: action(() => ({ "access.inPortal": "on" }), "ok"),
  },
};
