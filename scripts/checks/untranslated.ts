/**
 * Folders, and files used by them alone, whose words are still English only. Each goes from here once its screens are translated; none comes back, and a
 * new folder is not entered: it is written in both languages from the start (docs/decisions/0017-words.md).
 */
export const UNTRANSLATED: string[] = [
  "app/(admin)/admin/backups",
  "app/(admin)/admin/design",
  "app/(admin)/admin/integrations",
  "app/(admin)/admin/jobs",
  "app/(admin)/admin/mail",
  "app/(admin)/admin/people",
  "app/(admin)/admin/privileges",
  "app/(admin)/admin/security",
  "app/(admin)/admin/settings",
  "app/(admin)/admin/sign-in",
  "app/(admin)/admin/system",
  "app/(admin)/admin/tenants",
  "app/api",
  "components/backups",
  "components/branding",
  "components/care",
  "components/gamification/rule-table.tsx",
  "components/identity/start-impersonation-form.tsx",
  "components/lifecycle",
  "components/mail",
  "components/operations",
  "components/people",
  "components/security",
  "components/settings",
  "components/tenancy",
  "components/webhooks",
];
