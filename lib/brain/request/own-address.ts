import { GATEWAY_PREFIX } from "./parse-path.ts";

/** Where an instance answers, and where the client finds it. */
export interface Place {
  service: string;
  origin: string;
  basePath: string;
}

/**
 * A backend's `Location` as the client can use it: what leads to the backend itself leads through the gateway, and tells nothing of where the
 * backend is. What leads elsewhere stays as it is.
 */
export function throughGateway(location: string, { service, origin, basePath }: Place): string {
  let path = location;
  if (location.slice(0, origin.length).toLowerCase() === origin && /^(?:[/?#]|$)/.test(location.slice(origin.length)))
    path = location.slice(origin.length);
  else if (!location.startsWith("/") || location.startsWith("//")) return location;
  if (basePath !== "" && (path === basePath || path.startsWith(`${basePath}/`))) path = path.slice(basePath.length);
  return `${GATEWAY_PREFIX}${service}${path}`;
}
