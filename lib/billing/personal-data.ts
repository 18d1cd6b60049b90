import type { PersonalData } from "#lib/platform/personal-data";

const STUB = "It is about a company’s money, not about you. It has no name, only the number of your stub.";

export const billingPersonalData: PersonalData = {
  label: "Payments and plans",
  rows: [
    {
      table: "payment",
      what: "Payments that you entered, as one of the operator’s staff",
      why: "So that staff know who entered what came.",
      belongs: "recorded_by_id = :person::uuid",
      personal: ["recorded_by_id"],
      exported: ["tenant_id", "currency", "amount_minor", "received_on", "created_at"],
      erasure: { how: "keep", because: STUB },
    },
    {
      table: "bank_statement",
      what: "Statements of the operator’s account that you read in, as one of the operator’s staff",
      why: "So that staff know who read in what.",
      belongs: "imported_by_id = :person::uuid",
      personal: ["imported_by_id"],
      exported: ["format", "entries", "added", "created_at"],
      erasure: { how: "keep", because: STUB },
    },
    {
      table: "bank_entry",
      what: "Entries of the operator’s account that you decided about, as one of the operator’s staff",
      why: "So that staff know who decided what.",
      belongs: "decided_by_id = :person::uuid",
      personal: ["decided_by_id"],
      exported: ["currency", "amount_minor", "booked_on", "state"],
      erasure: { how: "keep", because: STUB },
    },
    {
      table: "plan_change",
      what: "Changes of plan that you asked for",
      why: "So that a company knows who changed its plan.",
      belongs: "asked_by_id = :person::uuid",
      personal: ["asked_by_id"],
      exported: ["tenant_id", "from_plan_key", "to_plan_key", "state", "asked_at"],
      erasure: { how: "keep", because: STUB },
    },
  ],
  notPersonal: { "invoice.tax_label": "what a tax is called", "billing_details.address": "where a company is" },
};
