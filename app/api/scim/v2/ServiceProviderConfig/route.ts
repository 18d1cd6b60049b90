import { requireProvisioning, serviceProviderConfig } from "#lib/scim";
import { scimRoute } from "#lib/web";

export const GET = scimRoute(async ({ context, baseUrl }) => {
  requireProvisioning(context);
  return { body: serviceProviderConfig(baseUrl) };
});
