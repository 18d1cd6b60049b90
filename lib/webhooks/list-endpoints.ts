import type { Context } from "#lib/access";
import { escapeLike } from "#lib/platform/database";
import { dayBefore, ENDPOINT_COLUMNS, ENDPOINT_SOURCES, type EndpointRow, endpointOf, findEndpoint } from "./endpoint-row.ts";
import { KIND_NAMES, KINDS, TENANT_KIND_NAMES } from "./kinds.ts";
import type { EndpointPage, ListEndpointsInput, WebhookEndpoint } from "./schema.ts";
import { reach, type WebhookScope } from "./scope.ts";

const STATES: Record<string, string> = {
  active: "AND e.state = 'active'",
  paused: "AND e.state = 'paused'",
  disabled: "AND e.state = 'disabled'",
  failing: "AND e.state = 'active' AND e.failing_since IS NOT NULL",
};

/** Endpoints, the newest first. @throws `forbidden` without `integration.read` */
export async function listEndpoints(context: Context, scope: WebhookScope, input: ListEndpointsInput): Promise<EndpointPage> {
  const { read } = reach(context, scope, "integration.read");
  const { state, search, cursor, limit } = input;
  const now = context.clock.now();
  const like = search ? `%${escapeLike(search)}%` : null;
  const rows = await read((tx) =>
    tx.query<EndpointRow>({
      text: `SELECT ${ENDPOINT_COLUMNS} FROM (
               SELECT e.* FROM webhook_endpoint e LEFT JOIN tenant n ON n.id = e.tenant_id
               WHERE e.id < coalesce($2::uuid, 'ffffffff-ffff-ffff-ffff-ffffffffffff') ${state ? STATES[state] : ""}
                 AND ($4::text IS NULL OR e.url ILIKE $4 OR n.name ILIKE $4)
               ORDER BY e.id DESC LIMIT $3
             ) e ${ENDPOINT_SOURCES} ORDER BY e.id DESC`,
      values: [dayBefore(now), cursor ?? null, limit + 1, like],
    }),
  );
  const endpoints = rows.slice(0, limit).map((row) => endpointOf(row, now));
  return { endpoints, nextCursor: rows.length > limit ? (endpoints.at(-1)?.id ?? null) : null };
}

/** One endpoint. @throws `not_found`, `forbidden` without `integration.read` */
export async function getEndpoint(context: Context, scope: WebhookScope, id: string): Promise<WebhookEndpoint> {
  return reach(context, scope, "integration.read").read((tx) => findEndpoint(tx, id, context.clock.now()));
}

/** The kinds of events that somebody may subscribe to, each with an example of its data. @throws `forbidden` without `integration.read` */
export function listKinds(context: Context, scope: WebhookScope) {
  reach(context, scope, "integration.read");
  return kindsFor(scope === "tenant");
}

/** The same for an endpoint of the given owner. */
export const kindsFor = (isOfTenant: boolean) => (isOfTenant ? TENANT_KIND_NAMES : KIND_NAMES).map((name) => ({ name, ...KINDS[name] }));
