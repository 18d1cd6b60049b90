import { requirePermission, requireStaff, type StaffContext } from "#lib/access";
import type { Runtime } from "#lib/platform/runtime";
import { exportRows, type TableExport } from "#lib/tables";
import { type PersonRow, personListQuery } from "./list-people.ts";
import type { ExportPeopleInput } from "./schema.ts";

/**
 * Everybody whom the filter means, in the order asked for.
 * @throws `forbidden`; otherwise as `exportRows`
 */
export async function exportPeople(context: StaffContext, input: ExportPeopleInput, runtime: Pick<Runtime, "limiter">): Promise<TableExport> {
  requirePermission(requireStaff(context), "tenant.read");
  const { format: _, ...filter } = input;
  return exportRows<PersonRow>(
    context,
    {
      table: "people",
      action: "person.export_list",
      sheet: "People",
      nouns: { one: "person", many: "people" },
      input,
      columns: [
        ["Person", (person) => person.name],
        ["E-mail", (person) => person.email],
        ["Status", (person) => (person.is_locked ? "locked" : person.status)],
        ["Staff role", (person) => person.platform_role],
        ["Tenants", (person) => person.tenant_count],
        ["First tenant", (person) => person.first_tenant],
        ["Second factor", (person) => (person.has_second_factor ? "on" : "off")],
        ["Last sign-in", (person) => person.last_sign_in_at],
        ["Account since", (person) => person.created_at],
        ["Demo data", (person) => (person.is_demo ? "yes" : "no")],
        ["Id", (person) => person.id],
      ],
      query: (page) => personListQuery({ ...filter, ...page }, context.clock.now()),
    },
    runtime,
  );
}
