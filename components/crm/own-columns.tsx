import { type CrmField, fieldParam, isSortableField } from "#lib/crm/schema";
import type { TableColumn, TableDeclaration } from "#lib/tables/schema";

/** The table with a column for each own field, left out until somebody chooses it. */
export const withOwnFields = (table: TableDeclaration, fields: readonly CrmField[]): TableDeclaration => ({
  ...table,
  columns: [...table.columns, ...fields.filter(({ isArchived }) => !isArchived).map(columnOf)],
});

function columnOf(field: CrmField): TableColumn {
  const { key, label, unit, kind, options } = field;
  const shared = {
    key: fieldParam(key),
    label: unit ? `${label} (${unit})` : label,
    isExtra: true,
    isFilterable: true,
    isSortable: isSortableField(field),
  };
  if (kind === "number" || kind === "date") return { ...shared, type: kind };
  if (kind === "yes_no")
    return {
      ...shared,
      type: "choice",
      choices: [
        { value: "yes", label: "Yes" },
        { value: "no", label: "No" },
      ],
    };
  if (kind === "choice" || kind === "choices")
    return { ...shared, type: "choice", choices: options.map((option) => ({ value: option.key, label: option.label })) };
  return { ...shared, type: "text" };
}
