import { previewServiceFile } from "#lib/services";
import { filePlan, serviceFile } from "#lib/services/schema";
import { jsonRoute } from "#lib/web";

export const POST = jsonRoute({
  operationId: "previewServiceFile",
  summary: "What applying a file of services (services.yaml) would do; changes nothing",
  tag: "Services",
  access: "staff",
  permission: "service.read",
  body: serviceFile,
  maxBodyBytes: 2 * 1024 * 1024,
  response: filePlan,
  handle: ({ context, body }) => previewServiceFile(context, body.file),
});
