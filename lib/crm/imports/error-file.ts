import { readInTenant, requirePermission, type TenantContext } from "#lib/access";
import { conflict } from "#lib/platform/errors";
import { csvField } from "#lib/platform/spreadsheet";
import { findCrmImport } from "./import-rows.ts";

const PAGE = 1_000;

/**
 * The lines that were refused, under the header of their file, with what is wrong in a last column: mended and sent as a file of its own
 * they are imported like any other. @throws `not_found`, `conflict` when there are none
 */
export async function crmImportErrors(
  context: TenantContext,
  id: string,
): Promise<{ contentType: string; fileName: string; body: AsyncIterable<string> }> {
  requirePermission(context, "lead.create");
  const { settings, lines_refused: refused } = await readInTenant(context, (tx) => findCrmImport(context, tx, id));
  if (refused === 0 || !settings) throw conflict("No line of this file had a problem.");
  return { contentType: "text/csv; charset=utf-8", fileName: `lines-to-mend-${id.slice(-6)}.csv`, body: lines(context, id, settings) };
}

async function* lines(context: TenantContext, id: string, { columns, delimiter }: { columns: string[]; delimiter: string }): AsyncGenerator<string> {
  const write = (cells: readonly string[]) => `${cells.map((cell) => fieldOf(cell, delimiter)).join(delimiter)}\r\n`;
  yield write([...columns, "problem"]);
  for (let after = 0; ; ) {
    const rows = await readInTenant(context, (tx) =>
      tx.query<{ line: number; cells: string[] | null; field: string | null; message: string }>({
        text: `SELECT line, cells, field, message FROM crm_import_line
               WHERE tenant_id = $1::uuid AND import_id = $2::uuid AND outcome = 'refuse' AND line > $3 ORDER BY line LIMIT $4`,
        values: [context.tenant.id, id, after, PAGE],
      }),
    );
    for (const { cells, field, message } of rows)
      yield write([...columns.map((_, at) => cells?.[at] ?? ""), field ? `${field}: ${message}` : message]);
    if (rows.length < PAGE) return;
    after = rows.at(-1)?.line ?? after;
  }
}

/** As the file parts its cells, so that decimal commas stay what they are. */
function fieldOf(cell: string, delimiter: string): string {
  const written = csvField(cell);
  return written.startsWith('"') || !written.includes(delimiter) ? written : `"${written}"`;
}
