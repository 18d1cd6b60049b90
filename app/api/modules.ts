import type { RouteModule } from "#lib/web";
import * as login from "./auth/login/route.ts";
import * as logout from "./auth/logout/route.ts";
import * as me from "./auth/me/route.ts";
import * as register from "./auth/register/route.ts";
import * as session from "./auth/sessions/[id]/route.ts";
import * as sessions from "./auth/sessions/route.ts";
import * as activateTenant from "./auth/tenants/[id]/activate/route.ts";
import * as myTenants from "./auth/tenants/route.ts";
import * as status from "./status/route.ts";
import * as campaign from "./v1/campaigns/[id]/route.ts";
import * as campaigns from "./v1/campaigns/route.ts";
import * as achievements from "./v1/gamification/achievements/[tenant]/route.ts";
import * as leaderboards from "./v1/gamification/leaderboards/route.ts";
import * as tenantAudit from "./v1/tenants/[id]/audit/route.ts";
import * as reactivateTenant from "./v1/tenants/[id]/reactivate/route.ts";
import * as tenant from "./v1/tenants/[id]/route.ts";
import * as suspendTenant from "./v1/tenants/[id]/suspend/route.ts";
import * as tenants from "./v1/tenants/route.ts";

/** Every documented route of the JSON API. A test fails for a route file that is missing here. */
export const apiModules: RouteModule[] = [
  { path: "/api/auth/me", handlers: me },
  { path: "/api/auth/login", handlers: login },
  { path: "/api/auth/logout", handlers: logout },
  { path: "/api/auth/register", handlers: register },
  { path: "/api/auth/sessions", handlers: sessions },
  { path: "/api/auth/sessions/{id}", handlers: session },
  { path: "/api/auth/tenants", handlers: myTenants },
  { path: "/api/auth/tenants/{id}/activate", handlers: activateTenant },
  { path: "/api/v1/tenants", handlers: tenants },
  { path: "/api/v1/tenants/{id}", handlers: tenant },
  { path: "/api/v1/tenants/{id}/suspend", handlers: suspendTenant },
  { path: "/api/v1/tenants/{id}/reactivate", handlers: reactivateTenant },
  { path: "/api/v1/tenants/{id}/audit", handlers: tenantAudit },
  { path: "/api/v1/campaigns", handlers: campaigns },
  { path: "/api/v1/campaigns/{id}", handlers: campaign },
  { path: "/api/v1/gamification/achievements/{tenant}", handlers: achievements },
  { path: "/api/v1/gamification/leaderboards", handlers: leaderboards },
  { path: "/api/status", handlers: status },
];
