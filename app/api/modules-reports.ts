import type { RouteModule } from "#lib/web";
import * as blocks from "./v1/reports/[id]/blocks/route.ts";
import * as comment from "./v1/reports/[id]/comments/[comment]/route.ts";
import * as comments from "./v1/reports/[id]/comments/route.ts";
import * as figures from "./v1/reports/[id]/figures/route.ts";
import * as report from "./v1/reports/[id]/route.ts";
import * as schedule from "./v1/reports/[id]/schedules/[schedule]/route.ts";
import * as schedules from "./v1/reports/[id]/schedules/route.ts";
import * as share from "./v1/reports/[id]/shares/[share]/route.ts";
import * as shares from "./v1/reports/[id]/shares/route.ts";
import * as countReports from "./v1/reports/count/route.ts";
import * as reports from "./v1/reports/route.ts";

/** Reports, their links, schedules and comments. */
export const reportModules: RouteModule[] = [
  { path: "/api/v1/reports", handlers: reports },
  { path: "/api/v1/reports/count", handlers: countReports },
  { path: "/api/v1/reports/{id}", handlers: report },
  { path: "/api/v1/reports/{id}/blocks", handlers: blocks },
  { path: "/api/v1/reports/{id}/figures", handlers: figures },
  { path: "/api/v1/reports/{id}/shares", handlers: shares },
  { path: "/api/v1/reports/{id}/shares/{share}", handlers: share },
  { path: "/api/v1/reports/{id}/schedules", handlers: schedules },
  { path: "/api/v1/reports/{id}/schedules/{schedule}", handlers: schedule },
  { path: "/api/v1/reports/{id}/comments", handlers: comments },
  { path: "/api/v1/reports/{id}/comments/{comment}", handlers: comment },
];
