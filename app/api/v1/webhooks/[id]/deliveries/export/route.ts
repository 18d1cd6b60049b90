import { z } from "zod";
import { downloadRoute } from "#lib/web";
import { exportDeliveries } from "#lib/webhooks";
import { exportDeliveriesInput } from "#lib/webhooks/schema";

/** The messages of an endpoint that a filter means, as CSV or as a workbook. */
export const GET = downloadRoute({
  operation: {
    operationId: "exportWebhookDeliveries",
    summary: "The messages of an endpoint that a filter means, as CSV or as a workbook",
    tag: "Webhooks",
    mediaTypes: ["text/csv", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"],
  },
  access: "tenant_or_staff",
  permission: "integration.read",
  params: z.strictObject({ id: z.uuid() }),
  query: exportDeliveriesInput,
  make: ({ context, params, query, runtime }) => exportDeliveries(context, params.id, query, runtime),
});
