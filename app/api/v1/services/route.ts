import { createService, listServices } from "#lib/services";
import { createServiceInput, service, serviceList } from "#lib/services/schema";
import { jsonRoute } from "#lib/web";

export const GET = jsonRoute({
  operationId: "listServices",
  summary: "The services of the registry, what they need, and in which order they start",
  tag: "Services",
  access: "staff",
  permission: "service.read",
  response: serviceList,
  handle: ({ context }) => listServices(context),
});

export const POST = jsonRoute({
  operationId: "createService",
  summary: "Enter a service into the registry",
  tag: "Services",
  access: "staff",
  permission: "service.manage",
  idempotent: true,
  body: createServiceInput,
  response: service,
  status: 201,
  handle: ({ context, body }) => createService(context, body),
});
