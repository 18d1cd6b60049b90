import type { Cast } from "../people.ts";
import { type Area, type Expected, everybody, NOT_STAFF, SIGN_IN_FIRST, STAFF, STAFF_PAGE, without } from "./shared.ts";

/** The walk fills in a tenant's id, which is no backup. */
const NO_BACKUP: Expected = { ...STAFF, support: 404, super_admin: 404 };
const BUSY = "Another work on backups is under way. There is one at a time: wait for its end, or cancel it.";
const toStaff = (answer: string): Expected => ({ ...everybody(NOT_STAFF), nobody: SIGN_IN_FIRST, support: answer, super_admin: answer });
const toManagers = (answer: string): Expected => ({ ...toStaff(answer), ...without("Create, change and suspend tenants", "support") });

const actions = "app/(admin)/admin/backups/actions.ts";
const upon = (expected: Expected) => ({ page: "/admin/backups", form: (cast: Cast) => ({ id: cast.tenantId }), expected });

export const backups: Area = {
  routes: {
    "GET /api/v1/platform/backups": STAFF,
    // The first of the staff who asks gets one; no worker takes it here, so that it is under way from then on.
    "POST /api/v1/platform/backups": { ...STAFF, support: 202, super_admin: 409 },
    "GET /api/v1/platform/backups/[id]": NO_BACKUP,
    "GET /api/v1/platform/backups/[id]/file": { ...STAFF, support: 403, super_admin: 404 },
    "POST /api/v1/platform/backups/[id]/verify": NO_BACKUP,
    "POST /api/v1/platform/backups/[id]/rehearse": NO_BACKUP,
    "POST /api/v1/platform/backups/tasks/[taskId]/cancel": NO_BACKUP,
  },
  writes: { "POST /api/v1/platform/backups": ["idempotency_key insert", "backup insert", "backup_task insert", "idempotency_key update"] },
  pages: {
    "/admin/backups": STAFF_PAGE,
    "/admin/backups/[id]": { ...STAFF_PAGE, support: 404, super_admin: 404 },
    "/admin/backups/rules": STAFF_PAGE,
  },
  actions: {
    [`${actions}#startBackupAction`]: { page: "/admin/backups", form: () => ({}), expected: toStaff(BUSY) },
    [`${actions}#verifyBackupAction`]: upon(toStaff("This backup was not found.")),
    [`${actions}#rehearseRestoreAction`]: upon(toStaff("This backup was not found.")),
    [`${actions}#cancelBackupTaskAction`]: {
      page: "/admin/backups",
      form: (cast) => ({ taskId: cast.tenantId }),
      expected: toStaff("This work was not found."),
    },
    [`${actions}#deleteBackupAction`]: {
      page: "/admin/backups",
      form: (cast) => ({ id: cast.tenantId, confirmation: "x" }),
      expected: toManagers("This backup was not found."),
    },
    [`${actions}#changeBackupRulesAction`]: {
      page: "/admin/backups/rules",
      form: () => ({
        schedule: "off",
        weekday: "0",
        timeOfDay: "02:30",
        timeZone: "UTC",
        retention: "all",
        keepLast: "3",
        keepDaily: "7",
        keepWeekly: "4",
        keepMonthly: "12",
        version: "99",
      }),
      expected: toManagers("Somebody else has changed these rules meanwhile. Look at them again, then save yours."),
    },
  },
};
