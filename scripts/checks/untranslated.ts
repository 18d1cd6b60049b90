/**
 * Folders, and files used by them alone, whose words are still English only. Each goes from here once its screens are translated; none comes back, and a
 * new folder is not entered: it is written in both languages from the start (docs/decisions/0017-words.md).
 */
export const UNTRANSLATED: string[] = [
  "app/(admin)",
  "app/api",
  "components/backups",
  "components/branding",
  "components/care",
  "components/gamification/rule-table.tsx",
  "components/identity/start-impersonation-form.tsx",
  "components/lifecycle",
  "components/mail",
  "components/operations",
  "components/overview",
  "components/people",
  "components/security",
  "components/settings",
  "components/tenancy",
  "components/usage",
  "components/webhooks",
];
