import type { StaffContext, TenantContext } from "#lib/access";
import type { Runtime } from "#lib/platform/runtime";
import { exportRows, type TableExport } from "#lib/tables";
import { messageIdOf } from "./delivery-row.ts";
import { findEndpoint } from "./endpoint-row.ts";
import { clocksOf, deliveryListQuery, type ListedDelivery } from "./list-deliveries.ts";
import type { ExportDeliveriesInput } from "./schema.ts";
import { reach, scopeOf } from "./scope.ts";

/**
 * Every message of an endpoint that the filter means, in the order asked for, without what was sent.
 * @throws `not_found`, `forbidden`; otherwise as `exportRows`
 */
export async function exportDeliveries(
  context: StaffContext | TenantContext,
  endpointId: string,
  input: ExportDeliveriesInput,
  runtime: Pick<Runtime, "limiter">,
): Promise<TableExport> {
  await reach(context, scopeOf(context), "integration.read").read((tx) => findEndpoint(tx, endpointId, context.clock.now()));
  const { format: _, ...filter } = input;
  return exportRows<ListedDelivery>(
    context,
    {
      table: "deliveries",
      action: "webhook.export_list",
      sheet: "Messages",
      nouns: { one: "message", many: "messages" },
      input,
      columns: [
        ["Event", (message) => message.kind],
        ["Status", (message) => message.status],
        ["Written", (message) => message.created_at],
        ["Ended", (message) => message.ended_at],
        ["Attempts", (message) => message.attempts],
        ["Answer", (message) => message.last_status],
        ["Error", (message) => message.last_error],
        ["Took (ms)", (message) => message.last_duration_ms],
        ["Message id", (message) => messageIdOf(message.event_id)],
        ["Id", (message) => message.id],
      ],
      query: (page) => deliveryListQuery(endpointId, { ...filter, ...page, timeZone: clocksOf(context) }),
    },
    runtime,
  );
}
