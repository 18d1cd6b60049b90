import type { Cell } from "#lib/platform/spreadsheet";
import type { CrmField, CustomValues } from "./schema.ts";
import { sayValue } from "./values.ts";

/** The columns that a tenant's own fields have in an exported sheet, behind those that every record has; archived ones are left out. */
export const fieldColumns = (fields: readonly CrmField[]): [label: string, value: (row: { custom: CustomValues }) => Cell][] =>
  fields
    .filter(({ isArchived }) => !isArchived)
    .map((field) => [field.unit ? `${field.label} (${field.unit})` : field.label, ({ custom }) => sayValue(field, custom[field.key])]);
