/** Where staff keep the services of the platform. */
export const SERVICES_PATH = "/admin/services";

export const serviceHref = (key: string): string => `${SERVICES_PATH}/${encodeURIComponent(key)}`;
