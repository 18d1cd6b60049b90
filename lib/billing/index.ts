/**
 * What tenants pay: plans, the subscriptions that follow each change of a tenant, the revenue counted from them, and what is invoiced
 * and paid.
 */
export { changeBillingDetails, readBillingDetails } from "./billing-details.ts";
export { changePlan } from "./change-plan.ts";
export { addCost, costsOf, removeCost } from "./costs.ts";
export { correctInvoice } from "./invoices/correct-invoice.ts";
export { exportInvoices, exportOwnInvoices } from "./invoices/export-invoices.ts";
export { creditReferralJob, withdrawCreditJob } from "./invoices/follow-credits.ts";
export { invoicePdf } from "./invoices/invoice-pdf.ts";
export { issueDue, issueInvoicesJob } from "./invoices/issue-job.ts";
export { sayLine, sayPlanDays } from "./invoices/line-words.ts";
export { overdueWithoutCase } from "./invoices/overdue-without-case.ts";
export { listInvoices, listOwnInvoices, readInvoice, readOwnInvoice } from "./invoices/read-invoices.ts";
export { writeOffInvoice } from "./invoices/write-off.ts";
export { listPlans } from "./list-plans.ts";
export { readOwnUsage } from "./own-usage.ts";
export { enterPayment } from "./payments/enter-payment.ts";
export { markOverdueJob } from "./payments/overdue-job.ts";
export { balancesOf, instructionsFor, paymentsOf } from "./payments/read-payments.ts";
export { recordInvoicePayment } from "./payments/record-payment.ts";
export { returnMoney, reversePayment } from "./payments/reverse-payment.ts";
export { takeProviderMessage } from "./payments/take-message.ts";
export { billingPersonalData } from "./personal-data.ts";
export { callOffPlanChange } from "./plan-changes/call-off.ts";
export { changeOwnPlan } from "./plan-changes/change-own-plan.ts";
export { changeDuePlansJob } from "./plan-changes/due-job.ts";
export { listPlanChoices, previewPlanChange, readOwnBilling } from "./plan-changes/own-billing.ts";
export { planChangesOf } from "./plan-changes/plan-change-rows.ts";
export { cohortMembers, readCohorts } from "./read-cohorts.ts";
export { readProfit } from "./read-profit.ts";
export { readRevenue } from "./read-revenue.ts";
export { confirmEntry, reopenEntry, setEntryAside } from "./statements/decide-entry.ts";
export { importStatement, importStatementStream, STATEMENT_MAX_BYTES } from "./statements/import-statement.ts";
export { listBankEntries } from "./statements/read-entries.ts";
export { subscriptionsOf } from "./subscriptions-of.ts";
export { readUsage, usageOf } from "./usage-of.ts";
