export { GATEWAY_PREFIX } from "./request/parse-path.ts";
export {
  BALANCINGS,
  type ChangeRouteInput,
  type CreateRouteInput,
  changeRouteCall,
  changeRouteForm,
  createRouteForm,
  createRouteInput,
  deleteRouteForm,
  FALLBACKS,
  type GatewayRoute,
  gatewayRoute,
  gatewayRouteList,
  ROUTE_METHODS,
  type RouteAccess,
  STICKY_BY,
} from "./routes/shapes.ts";
