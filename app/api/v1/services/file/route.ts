import { applyFile } from "#lib/services";
import { applyServiceFile, filePlan } from "#lib/services/schema";
import { jsonRoute } from "#lib/web";

export const PUT = jsonRoute({
  operationId: "applyServiceFile",
  summary: "Make the registry as a file of services says, after its preview; sent twice, it does nothing the second time",
  tag: "Services",
  access: "staff",
  permission: "service.manage",
  body: applyServiceFile,
  maxBodyBytes: 2 * 1024 * 1024,
  response: filePlan,
  handle: ({ context, body }) => applyFile(context, body.file, body.mark),
});
