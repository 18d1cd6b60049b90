/** One of the values that a column of choices may have. */
export interface Choice {
  value: string;
  label: string;
}

/** What a column is, whoever draws it. Its filter and its words follow from the type. */
export interface TableColumn {
  /** Letters and digits; also the name of its filter in the address. */
  key: string;
  label: string;
  type: "text" | "choice" | "number" | "date";
  isSortable?: boolean;
  /** What a first click on the header does: dates begin with the newest. */
  isDescendingFirst?: boolean;
  isFilterable?: boolean;
  /** Of a column of choices, in the order in which they are offered. */
  choices?: readonly Choice[];
  /** The column that names the row: it is always there, and first. One per table. */
  isPrimary?: boolean;
  /** Left out until somebody chooses it. */
  isExtra?: boolean;
  /** Narrows the list, and is no column that can be shown. */
  isFilterOnly?: boolean;
}

/** A table as its address, its toolbar, its views and its exports know it. */
export interface TableDeclaration {
  /** Names its views, its cookie and its exports: "tenants". */
  key: string;
  /** One row and many, in words. */
  nouns: { one: string; many: string };
  columns: readonly TableColumn[];
  /** In a portal: views of it are shared with the portal's people, and not with staff. */
  isOfTenant?: boolean;
  /** The key of a sortable column, with a minus for descending. */
  usualSort: string;
}

/** A declaration in its reader's language. What is shown is made of these alone: `openTable` makes them. */
export interface SaidTable extends TableDeclaration {
  isSaid: true;
}

export const primaryColumn = ({ columns }: TableDeclaration): TableColumn => {
  const found = columns.find((column) => column.isPrimary);
  if (!found) throw new Error("A table needs a column that names its rows.");
  return found;
};

/** What the address may sort by, both ways round. */
export const sortsOf = ({ columns }: TableDeclaration): string[] => columns.flatMap(({ key, isSortable }) => (isSortable ? [key, `-${key}`] : []));

/** The parameters by which a column is filtered: two for a range. */
export function filterNames({ key, type, isFilterable }: TableColumn): string[] {
  if (!isFilterable) return [];
  if (type === "number") return [`${key}Min`, `${key}Max`];
  return type === "date" ? [`${key}From`, `${key}To`] : [key];
}
