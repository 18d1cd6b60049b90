/** The addresses of the operator's screens about integrations. */
export const INTEGRATIONS_PATH = "/admin/integrations";
export const endpointPath = (id: string): string => `${INTEGRATIONS_PATH}/${encodeURIComponent(id)}`;
export const deliveryPath = (endpointId: string, id: string): string => `${endpointPath(endpointId)}/${encodeURIComponent(id)}`;
