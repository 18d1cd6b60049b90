import { newId } from "#lib/platform/crypto";
import { type Area, type Expected, everybody, NOT_STAFF, SIGN_IN_FIRST, STAFF, STAFF_PAGE } from "./shared.ts";

const noteActions = "app/(admin)/admin/tenants/[id]/notes/actions.ts";
const byStaff = (message: string): Expected => ({ ...everybody(NOT_STAFF), nobody: SIGN_IN_FIRST, support: message, super_admin: message });
const NO_NOTE = byStaff("This note was not found.");

/** The parts of a tenant's page, and staff's notes: whoever sees tenants reads and writes them. */
export const care: Area = {
  routes: {
    "POST /api/v1/tenants/[id]/notes": { ...STAFF, support: 422, super_admin: 422 },
    "PUT /api/v1/tenants/[id]/notes/[noteId]": { ...STAFF, support: 422, super_admin: 422 },
    "DELETE /api/v1/tenants/[id]/notes/[noteId]": { ...STAFF, support: 422, super_admin: 422 },
  },
  pages: {
    "/admin/tenants/[id]/members": STAFF_PAGE,
    "/admin/tenants/[id]/plan": STAFF_PAGE,
    "/admin/tenants/[id]/domains": STAFF_PAGE,
    "/admin/tenants/[id]/flags": STAFF_PAGE,
    "/admin/tenants/[id]/notes": STAFF_PAGE,
    "/admin/tenants/[id]/timeline": STAFF_PAGE,
    "/admin/tenants/[id]/audit": STAFF_PAGE,
  },
  actions: {
    [`${noteActions}#addNoteAction`]: {
      page: "/admin/tenants/[id]/notes",
      form: (cast) => ({ tenantId: cast.tenantId, text: "Noted by the walk" }),
      expected: byStaff("ok"),
    },
    [`${noteActions}#changeNoteAction`]: {
      page: "/admin/tenants/[id]/notes",
      form: (cast) => ({ tenantId: cast.tenantId, id: newId(), text: "Changed by the walk", version: "1" }),
      expected: NO_NOTE,
    },
    [`${noteActions}#deleteNoteAction`]: {
      page: "/admin/tenants/[id]/notes",
      form: (cast) => ({ tenantId: cast.tenantId, id: newId() }),
      expected: NO_NOTE,
    },
  },
};
