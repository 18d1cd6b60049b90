import { readInTenant, type TenantContext } from "#lib/access";
import { badRequest } from "./errors.ts";
import { parseFilter, plainPath } from "./filter.ts";
import { type Attributes, filterToSql } from "./filter-sql.ts";
import type { Resource } from "./patch.ts";
import { LIST_URN, type ListInput } from "./schema.ts";

export interface ResourcePage extends Resource {
  totalResults: number;
  Resources: Resource[];
}

interface Listed {
  /** A query whose first parameter is the tenant, with the resource's own row as `s`. */
  select: string;
  table: "scim_user" | "scim_group";
  attributes: Attributes;
  /** What can be sorted by, in lower case, as SQL. */
  orders: Record<string, string>;
}

/** One page by number, as the protocol has it (RFC 7644, section 3.4.2): a tenant's directory is bounded, so counting stays cheap. */
export async function listResources<Row extends object>(
  context: TenantContext,
  input: ListInput,
  { select, table, attributes, orders }: Listed,
  toResource: (row: Row) => Resource,
): Promise<ResourcePage> {
  const values: unknown[] = [context.tenant.id];
  const where = input.filter ? ` AND ${filterToSql(parseFilter(input.filter), attributes, (value) => `$${values.push(value)}`)}` : "";
  const order = input.sortBy === undefined ? "s.created_at" : orders[plainPath(input.sortBy)];
  if (!order) throw badRequest("invalidValue", "One cannot sort by this attribute.");
  const direction = input.sortOrder === "descending" ? "DESC" : "ASC";
  return readInTenant(context, async (tx) => {
    const [{ total } = { total: 0 }] = await tx.query<{ total: number }>({
      text: `SELECT count(*)::int AS total FROM ${table} s WHERE s.tenant_id = $1::uuid${where}`,
      values,
    });
    const page = [...values, input.count, input.startIndex - 1];
    const rows =
      input.count === 0
        ? []
        : await tx.query<Row>({
            text: `${select}${where} ORDER BY ${order} ${direction}, s.id LIMIT $${page.length - 1} OFFSET $${page.length}`,
            values: page,
          });
    return { schemas: [LIST_URN], totalResults: total, startIndex: input.startIndex, itemsPerPage: rows.length, Resources: rows.map(toResource) };
  });
}
