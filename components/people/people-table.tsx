import { PERSON_STANDINGS, STAFF_ROLES } from "#lib/people/schema";
import type { TableDeclaration } from "#lib/tables/schema";
import { PLATFORM_ROLE_LABELS, STANDING_LABELS } from "./person-words.tsx";

/** The operator's table of everybody who has an account. */
export const PEOPLE_TABLE: TableDeclaration = {
  key: "people",
  nouns: { one: "person", many: "people" },
  usualSort: "name",
  columns: [
    { key: "name", label: "Person", type: "text", isPrimary: true, isSortable: true },
    {
      key: "status",
      label: "Status",
      type: "choice",
      isFilterable: true,
      choices: PERSON_STANDINGS.map((value) => ({ value, label: STANDING_LABELS[value] })),
    },
    { key: "tenant", label: "Belongs to", type: "text", isFilterable: true },
    {
      key: "role",
      label: "Staff role",
      type: "choice",
      isFilterable: true,
      isExtra: true,
      choices: STAFF_ROLES.map((value) => ({ value, label: value === "none" ? "Not staff" : PLATFORM_ROLE_LABELS[value] })),
    },
    {
      key: "factor",
      label: "Second factor",
      type: "choice",
      isFilterable: true,
      choices: [
        { value: "on", label: "On" },
        { value: "off", label: "Off" },
      ],
    },
    { key: "seen", label: "Last sign-in", type: "date", isSortable: true, isDescendingFirst: true, isFilterable: true },
    {
      key: "signedIn",
      label: "Ever signed in",
      type: "choice",
      isFilterable: true,
      isExtra: true,
      choices: [
        { value: "yes", label: "Yes" },
        { value: "never", label: "Never" },
      ],
    },
    { key: "created", label: "Account since", type: "date", isSortable: true, isDescendingFirst: true, isFilterable: true, isExtra: true },
    { key: "email", label: "E-mail", type: "text", isExtra: true },
    { key: "id", label: "Id", type: "text", isExtra: true },
  ],
};

/** What the list is narrowed to most often, as filters. */
export const PEOPLE_SHORTCUTS: { label: string; filters: Record<string, string> }[] = [
  { label: "Everybody", filters: {} },
  { label: "Staff", filters: { role: "super_admin,support" } },
  { label: "Suspended", filters: { status: "suspended" } },
  { label: "Locked", filters: { status: "locked" } },
  { label: "No second factor", filters: { factor: "off" } },
  { label: "Never signed in", filters: { signedIn: "never" } },
];
