import { listRecoveries, startRecovery } from "#lib/services";
import { recovery, recoveryList, startRecoveryInput } from "#lib/services/schema";
import { jsonRoute } from "#lib/web";

export const GET = jsonRoute({
  operationId: "listRecoveries",
  summary: "Recoveries, the newest first",
  tag: "Recovery",
  access: "staff",
  permission: "service.read",
  response: recoveryList,
  handle: ({ context }) => listRecoveries(context),
});

export const POST = jsonRoute({
  operationId: "startRecovery",
  summary: "Start to mend a cause step by step; one that runs is answered as it is",
  tag: "Recovery",
  access: "staff",
  permission: "incident.manage",
  idempotent: true,
  body: startRecoveryInput,
  response: recovery,
  status: 201,
  handle: ({ context, body }) => startRecovery(context, body.cause),
});
