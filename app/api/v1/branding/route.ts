import { changeBranding } from "#lib/branding";
import { changeBrandingCall, changedBranding } from "#lib/branding/schema";
import { jsonRoute } from "#lib/web";

export const PUT = jsonRoute({
  operationId: "changeBranding",
  summary: "Change the name and the colour of the portal; its logo stays",
  tag: "Branding",
  access: "tenant",
  permission: "branding.manage",
  body: changeBrandingCall,
  response: changedBranding,
  handle: ({ context, body, runtime }) => changeBranding(context, body, null, runtime),
});
