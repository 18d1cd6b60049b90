import type { Queryable } from "#lib/platform/database";
import { notFound } from "#lib/platform/errors";
import type { Attributes } from "./filter-sql.ts";
import type { Resource } from "./patch.ts";
import { ENTERPRISE_URN, USER_URN, type UserInput } from "./schema.ts";

export interface UserRow {
  id: string;
  user_id: string;
  user_name: string;
  external_id: string | null;
  is_active: boolean;
  resource: Resource;
  version: number;
  created_at: Date;
  updated_at: Date;
  groups: { value: string; display: string }[];
}

// Whoever was suspended or taken out by hand is shown so to the directory.
const IS_ACTIVE = `(s.is_active AND EXISTS (SELECT 1 FROM membership m WHERE m.tenant_id = s.tenant_id AND m.user_id = s.user_id AND m.status = 'active'))`;
const GROUPS_OF = "scim_group_member gm JOIN scim_group g ON g.tenant_id = gm.tenant_id AND g.id = gm.group_id";
const IN_GROUPS = "gm.tenant_id = s.tenant_id AND gm.scim_user_id = s.id";

export const USERS = `
  SELECT s.id, s.user_id, s.user_name, s.external_id, ${IS_ACTIVE} AS is_active, s.resource, s.version, s.created_at, s.updated_at,
         COALESCE((SELECT json_agg(json_build_object('value', g.id, 'display', g.display_name) ORDER BY lower(g.display_name))
                   FROM ${GROUPS_OF} WHERE ${IN_GROUPS}), '[]') AS groups
  FROM scim_user s WHERE s.tenant_id = $1::uuid`;

const text = (sql: string) => ({ kind: "text", sql }) as const;

/** What users can be filtered by. Ids and what the directory calls them are compared exactly (RFC 7643, section 3.1). */
export const USER_ATTRIBUTES: Attributes = {
  id: { kind: "exact", sql: "s.id::text" },
  externalid: { kind: "exact", sql: "s.external_id" },
  username: text("s.user_name"),
  active: { kind: "boolean", sql: IS_ACTIVE },
  displayname: text("s.resource->>'displayName'"),
  "name.formatted": text("s.resource->'name'->>'formatted'"),
  "name.givenname": text("s.resource->'name'->>'givenName'"),
  "name.familyname": text("s.resource->'name'->>'familyName'"),
  title: text("s.resource->>'title'"),
  "meta.created": { kind: "date", sql: "s.created_at" },
  "meta.lastmodified": { kind: "date", sql: "s.updated_at" },
  emails: {
    kind: "many",
    from: "jsonb_array_elements(CASE WHEN jsonb_typeof(s.resource->'emails') = 'array' THEN s.resource->'emails' ELSE '[]'::jsonb END) AS e(v)",
    subs: { value: text("e.v->>'value'"), type: text("e.v->>'type'"), primary: { kind: "boolean", sql: "(e.v->>'primary')::boolean" } },
  },
  groups: {
    kind: "many",
    from: `(SELECT g.id, g.display_name FROM ${GROUPS_OF} WHERE ${IN_GROUPS}) AS of_user`,
    subs: { value: { kind: "exact", sql: "of_user.id::text" }, display: text("of_user.display_name") },
  },
};

/** @throws `not_found` */
export async function findUser(tx: Queryable, tenantId: string, id: string): Promise<UserRow> {
  const [row] = await tx.query<UserRow>({ text: `${USERS} AND s.id = $2::uuid`, values: [tenantId, id] });
  if (!row) throw notFound("This user");
  return row;
}

/** Attributes that are the service's own, or kept in columns. */
const OWN = new Set(["schemas", "id", "meta", "groups", "username", "externalid", "active", "password"]);

/** What is kept of what a directory sends. A password is never among it. */
export const keptOf = (input: UserInput): Resource =>
  Object.fromEntries(Object.entries(input).filter(([name, value]) => !OWN.has(name.toLowerCase()) && value !== null && value !== undefined));

/** A user as RFC 7643, section 4.1 has it. */
export function userResource(row: UserRow, baseUrl: string): Resource {
  return {
    ...row.resource,
    schemas: [USER_URN, ...(ENTERPRISE_URN in row.resource ? [ENTERPRISE_URN] : [])],
    id: row.id,
    ...(row.external_id !== null && { externalId: row.external_id }),
    userName: row.user_name,
    active: row.is_active,
    groups: row.groups.map((group) => ({ ...group, $ref: `${baseUrl}/Groups/${group.value}`, type: "direct" })),
    meta: metaOf("User", row, `${baseUrl}/Users/${row.id}`),
  };
}

export const metaOf = (resourceType: string, row: { version: number; created_at: Date; updated_at: Date }, location: string) => ({
  resourceType,
  created: row.created_at.toISOString(),
  lastModified: row.updated_at.toISOString(),
  location,
  version: `W/"${row.version}"`,
});
