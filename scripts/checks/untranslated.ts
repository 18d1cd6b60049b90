/**
 * Folders, and files used by them alone, whose words are still English only. Each goes from here once its screens are translated; none comes back, and a
 * new folder is not entered: it is written in both languages from the start (docs/decisions/0017-words.md).
 */
export const UNTRANSLATED: string[] = [
  "app/(admin)/admin/audit",
  "app/(admin)/admin/design",
  "app/(admin)/admin/flags",
  "app/(admin)/admin/layout.tsx",
  "app/(admin)/admin/nav.ts",
  "app/(admin)/admin/not-found.tsx",
  "app/(admin)/admin/page.tsx",
  "app/(admin)/admin/plans",
  "app/(admin)/admin/settings",
  "app/(admin)/admin/tenants",
  "app/(admin)/admin/usage",
  "app/api",
  "components/audit",
  "components/billing",
  "components/branding",
  "components/care",
  "components/charts",
  "components/flags",
  "components/lifecycle",
  "components/overview",
  "components/settings",
  "components/table",
  "components/tenancy",
  "components/usage",
];
