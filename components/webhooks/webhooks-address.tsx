/** Where webhooks are looked after: the operator's screens, and those of a tenant. All other addresses are below. */
export const INTEGRATIONS_PATH = "/admin/integrations";
export const WEBHOOKS_PATH = "/portal/settings/webhooks";
export const endpointPath = (base: string, id: string): string => `${base}/${encodeURIComponent(id)}`;
export const deliveryPath = (base: string, endpointId: string, id: string): string => `${endpointPath(base, endpointId)}/${encodeURIComponent(id)}`;
