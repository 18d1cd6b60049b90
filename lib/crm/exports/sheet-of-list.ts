import type { TenantContext } from "#lib/access";
import { fromZodError } from "#lib/platform/errors";
import type { RowExport, RowNouns, SortedRow } from "#lib/tables";
import { dealSheet } from "../deals/list-deals.ts";
import { listDealsInput } from "../deals/schema.ts";
import { leadSheet } from "../leads/list-leads.ts";
import { listLeadsInput } from "../leads/schema.ts";
import { companySheet, contactSheet } from "../people/list-people.ts";
import { listCompaniesInput, listContactsInput } from "../people/schema.ts";
import type { ExportList } from "./schema.ts";

export const permissionOf = (list: ExportList) => (list === "deals" ? ("deal.read" as const) : ("lead.read" as const));

/** A list as a sheet whose columns know their own rows: pages of cells. */
export interface ListSheet {
  name: string;
  nouns: RowNouns;
  columns: string[];
  sort: string;
  query: RowExport<SortedRow>["query"];
  cellsOf: (rows: SortedRow[]) => ReturnType<RowExport<SortedRow>["columns"][number][1]>[][];
}

/**
 * The list that some parameters mean, for whoever may see it.
 * @throws `forbidden`; `invalid` with an issue for each condition that the list does not know
 */
export async function sheetOfList(context: TenantContext, list: ExportList, filter: Record<string, string>): Promise<ListSheet> {
  if (list === "leads") {
    const input = read(listLeadsInput, filter);
    return finished(await leadSheet(context, input), input.sort);
  }
  if (list === "deals") {
    const input = read(listDealsInput, filter);
    return finished(await dealSheet(context, input), input.sort);
  }
  if (list === "contacts") {
    const input = read(listContactsInput, filter);
    return finished(await contactSheet(context, input), input.sort);
  }
  const input = read(listCompaniesInput, filter);
  return finished(await companySheet(context, input), input.sort);
}

function finished<Row extends SortedRow>({ sheet, nouns, columns, query }: Omit<RowExport<Row>, "input">, sort: string): ListSheet {
  // The rows are those of the sheet's own query, and of no other.
  const cellsOf = (rows: SortedRow[]) => (rows as Row[]).map((row) => columns.map(([, value]) => value(row)));
  return { name: sheet, nouns, columns: columns.map(([label]) => label), sort, query, cellsOf };
}

interface Shape<Input> {
  safeParse(given: unknown): { success: true; data: Input } | { success: false; error: Parameters<typeof fromZodError>[0] };
}

function read<Input>(shape: Shape<Input>, filter: Record<string, string>): Input {
  const parsed = shape.safeParse(filter);
  if (!parsed.success) throw fromZodError(parsed.error, "The list cannot be narrowed by that.");
  return parsed.data;
}
