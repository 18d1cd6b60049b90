import type { TableDeclaration } from "#lib/tables/schema";
import { PLAN_KEYS, TENANT_KINDS, tenantStatus } from "#lib/tenancy/schema";
import { TENANT_KIND_LABELS } from "./tenant-kind.tsx";
import { TENANT_STATUS_LABELS } from "./tenant-status.ts";

const PLAN_LABELS: Record<(typeof PLAN_KEYS)[number], string> = {
  free: "Free",
  starter: "Starter",
  professional: "Professional",
  enterprise: "Enterprise",
};

/** The operator's table of tenants. */
export const TENANTS_TABLE: TableDeclaration = {
  key: "tenants",
  nouns: { one: "tenant", many: "tenants" },
  usualSort: "name",
  columns: [
    { key: "name", label: "Tenant", type: "text", isPrimary: true, isSortable: true },
    {
      key: "status",
      label: "Status",
      type: "choice",
      isSortable: true,
      isFilterable: true,
      choices: tenantStatus.options.map((value) => ({ value, label: TENANT_STATUS_LABELS[value] })),
    },
    {
      key: "kind",
      label: "Kind",
      type: "choice",
      isFilterable: true,
      choices: TENANT_KINDS.map((value) => ({ value, label: TENANT_KIND_LABELS[value] })),
    },
    {
      key: "plan",
      label: "Plan",
      type: "choice",
      isSortable: true,
      isFilterable: true,
      choices: PLAN_KEYS.map((value) => ({ value, label: PLAN_LABELS[value] })),
    },
    { key: "people", label: "People", type: "number" },
    { key: "created", label: "Created", type: "date", isSortable: true, isDescendingFirst: true, isFilterable: true },
    { key: "slug", label: "Address", type: "text", isExtra: true },
    { key: "id", label: "Id", type: "text", isExtra: true },
  ],
};
