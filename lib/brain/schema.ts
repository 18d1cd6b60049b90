export {
  BALANCINGS,
  type ChangeRouteInput,
  type CreateRouteInput,
  changeRouteCall,
  createRouteInput,
  FALLBACKS,
  type GatewayRoute,
  gatewayRoute,
  gatewayRouteList,
  ROUTE_METHODS,
  type RouteAccess,
  STICKY_BY,
} from "./routes/shapes.ts";
