import { newId } from "#lib/platform/crypto";
import type { Cast } from "../people.ts";
import {
  type Area,
  type Expected,
  everybody,
  NOT_STAFF,
  SIGN_IN_FIRST,
  STAFF,
  STAFF_PAGE,
  TENANT,
  TENANT_ACTION,
  TENANT_PAGE,
  without,
} from "./shared.ts";

/** Only a company's administrators see what it pays; in a suspended one nobody does. */
const NO: Partial<Expected> = { viewer: 403, member: 403, manager: 403 };
const ADMINS: Expected = { ...TENANT, ...NO };
const ADMINS_ASKED: Expected = { ...ADMINS, tenant_admin: 422, stranger: 422 };
/** The walk fills in a tenant's id, which is no invoice. */
const NO_INVOICE: Expected = { ...ADMINS, tenant_admin: 404, stranger: 404 };
const MONEY: Expected = { ...STAFF, support: 403 };

const byAdmins = (answer: string): Expected => ({ ...TENANT_ACTION(answer), ...without("Manage billing", "viewer", "member", "manager") });
const byStaff = (answer: string): Expected => ({
  ...everybody(NOT_STAFF),
  nobody: SIGN_IN_FIRST,
  ...without("Manage billing", "support"),
  super_admin: answer,
});

const own = "app/(portal)/portal/settings/billing/actions.ts";
const BILLING = "/portal/settings/billing";
const staff = "app/(admin)/admin/invoices/actions.ts";
const upon = (what: string, rest: Record<string, string>) => ({
  page: "/admin/invoices",
  form: (_cast: Cast) => ({ id: newId(), ...rest }),
  expected: byStaff(`This ${what} was not found.`),
});
const STATEMENTS = "/admin/invoices/statements";
const statements = "app/(admin)/admin/invoices/statements/actions.ts";
/** Whether somebody may is asked before what they sent. */
const fileless = byStaff("Some fields need attention.");
const reason = "said by the walk";

/** Invoices, payments, and the change of plan. */
export const invoices: Area = {
  routes: {
    "GET /api/v1/billing": ADMINS,
    "GET /api/v1/billing/details": ADMINS,
    // The bodies are empty: who may write gets as far as being told so.
    "PUT /api/v1/billing/details": ADMINS_ASKED,
    "GET /api/v1/billing/plans": ADMINS,
    "GET /api/v1/billing/plan-change": ADMINS_ASKED,
    "POST /api/v1/billing/plan-change": ADMINS_ASKED,
    "DELETE /api/v1/billing/plan-change/[id]": NO_INVOICE,
    "GET /api/v1/invoices": ADMINS,
    "GET /api/v1/invoices/export": ADMINS,
    "GET /api/v1/invoices/[id]": NO_INVOICE,
    "GET /api/v1/invoices/[id]/pdf": NO_INVOICE,
    "GET /api/v1/platform/invoices": MONEY,
    "GET /api/v1/platform/invoices/export": { ...MONEY, super_admin: 422 },
    "GET /api/v1/platform/invoices/[id]": { ...MONEY, super_admin: 404 },
    "GET /api/v1/platform/invoices/[id]/pdf": { ...MONEY, super_admin: 404 },
    "POST /api/v1/platform/invoices/[id]/correct": { ...MONEY, super_admin: 422 },
    "POST /api/v1/platform/invoices/[id]/payments": { ...MONEY, super_admin: 422 },
    "GET /api/v1/platform/bank-entries": MONEY,
    "POST /api/v1/platform/bank-entries/[id]/confirm": { ...MONEY, super_admin: 422 },
    "POST /api/v1/platform/bank-entries/[id]/set-aside": { ...MONEY, super_admin: 422 },
    "POST /api/v1/platform/bank-entries/[id]/reopen": { ...MONEY, super_admin: 422 },
    // What the walk sends is no statement.
    "POST /api/v1/platform/bank-statements": { ...MONEY, super_admin: 422 },
    "POST /api/v1/platform/invoices/[id]/write-off": { ...MONEY, super_admin: 422 },
    "POST /api/v1/platform/payments/[id]/return": { ...MONEY, super_admin: 422 },
    "POST /api/v1/platform/payments/[id]/reverse": { ...MONEY, super_admin: 422 },
    "GET /api/v1/tenants/[id]/payments": MONEY,
    // The walk fills in a provider that there is not; nobody signs in for it.
    "POST /api/v1/payment-providers/[key]/events": everybody(404),
  },
  pages: {
    [BILLING]: TENANT_PAGE,
    [`${BILLING}/change`]: TENANT_PAGE,
    // Who may see money is told that there is no such invoice.
    [`${BILLING}/[invoice]`]: { ...TENANT_PAGE, tenant_admin: 404, stranger: 404 },
    "/admin/invoices": STAFF_PAGE,
    "/admin/invoices/statements": STAFF_PAGE,
    "/admin/invoices/[id]": { ...STAFF_PAGE, super_admin: 404 },
  },
  actions: {
    [`${own}#changeBillingDetailsAction`]: {
      page: BILLING,
      form: () => ({ version: "99", company: "Said by the walk" }),
      expected: byAdmins("Somebody else changed these details meanwhile. Load the page again, and make your change there."),
    },
    [`${own}#changeOwnPlanAction`]: {
      page: `${BILLING}/change`,
      form: () => ({ plan: "starter", from: "no-such-plan" }),
      expected: byAdmins("The plan was changed meanwhile. Look at it again, then choose."),
    },
    [`${own}#callOffPlanChangeAction`]: { page: BILLING, form: () => ({ id: newId() }), expected: byAdmins("This change was not found.") },
    // The walk sends no file.
    [`${statements}#importStatementAction`]: { page: STATEMENTS, form: () => ({}), expected: fileless },
    [`${statements}#importCsvAction`]: {
      page: STATEMENTS,
      form: () => ({ account: "1", currency: "EUR", dayColumn: "day", amountColumn: "amount" }),
      expected: fileless,
    },
    [`${statements}#confirmEntryAction`]: { ...upon("entry", { invoice: "2026-00001", version: "1" }), page: STATEMENTS },
    [`${statements}#setEntryAsideAction`]: { ...upon("entry", { reason, version: "1" }), page: STATEMENTS },
    [`${statements}#reopenEntryAction`]: { ...upon("entry", { reason, version: "1" }), page: STATEMENTS },
    [`${staff}#recordInvoicePaymentAction`]: upon("invoice", { amount: "1", receivedOn: "2026-01-01" }),
    [`${staff}#correctInvoiceAction`]: upon("invoice", { reason }),
    [`${staff}#writeOffInvoiceAction`]: upon("invoice", { reason }),
    [`${staff}#reversePaymentAction`]: upon("payment", { reason }),
    [`${staff}#returnMoneyAction`]: upon("payment", { amount: "1" }),
  },
};
