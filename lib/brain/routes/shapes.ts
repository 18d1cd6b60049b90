import { z } from "zod";
import { ALL_PERMISSIONS, type Permission } from "#lib/access";
import { trimmedText } from "#lib/platform/text";

/** What a route may let through. TRACE would show a backend's headers, and CONNECT is for forward proxies. */
export const ROUTE_METHODS = [
  "GET",
  "HEAD",
  "POST",
  "PUT",
  "PATCH",
  "DELETE",
  "OPTIONS",
  "QUERY",
  "SEARCH",
  "REPORT",
  "PROPFIND",
  "PROPPATCH",
  "MKCOL",
  "COPY",
  "MOVE",
  "LOCK",
  "UNLOCK",
] as const;
export const BALANCINGS = ["round_robin", "least_requests", "weighted", "sticky"] as const;
export const STICKY_BY = ["user", "tenant", "address"] as const;
export const FALLBACKS = ["none", "stale", "static"] as const;
export type Balancing = (typeof BALANCINGS)[number];

/** Beside the permissions: everybody, and everybody who is signed in or has a key. */
export type RouteAccess = "public" | "signed_in" | Permission;
const ACCESSES = ["public", "signed_in", ...ALL_PERMISSIONS] as [RouteAccess, ...RouteAccess[]];

const serviceKey = trimmedText()
  // Whoever has chosen none must not be told of small letters, too.
  .min(1, { error: "Choose a service.", abort: true })
  .max(63)
  .regex(/^[a-z0-9]+(?:[.-][a-z0-9]+)*$/, "Use small letters and digits, with hyphens or dots between them, such as django-crm.");
const whole = (least: number, most: number) => z.coerce.number().int().min(least, `From ${least} to ${most}.`).max(most, `From ${least} to ${most}.`);
const orNull = <T extends z.ZodType>(shape: T) => z.preprocess((value) => (value === "" ? null : value), shape.nullable().default(null));

/** `https://app.example`, exactly as browsers send it, or `*` for every site (without cookies). */
const corsOrigin = trimmedText()
  .max(253)
  .refine((text) => text === "*" || (URL.canParse(text) && new URL(text).origin === text), "Enter an origin such as https://app.example, or *.")
  .meta({ example: "https://app.example" });

const described = {
  pathPrefix: trimmedText()
    .max(200, "Use at most 200 characters.")
    .regex(/^(\/|(\/[A-Za-z0-9._~!$&'()*+,=:@-]+)+)$/, "Begin with /, and do not end with one.")
    .refine((path) => !/\/\.{1,2}(\/|$)/.test(path), "A path cannot have the parts . and ..")
    .default("/"),
  methods: z.array(z.enum(ROUTE_METHODS)).max(ROUTE_METHODS.length).default([]),
  access: z.enum(ACCESSES).default("signed_in"),
  isEnabled: z.boolean().default(true),
  ratePerMinute: orNull(whole(1, 1_000_000)),
  connectTimeoutMs: whole(50, 60_000).default(2_000),
  firstByteTimeoutMs: whole(50, 600_000).default(15_000),
  idleTimeoutMs: whole(50, 3_600_000).default(60_000),
  totalTimeoutMs: z.preprocess((value) => (value === "" ? null : value), whole(50, 86_400_000).nullable().default(60_000)),
  maxBodyKib: whole(0, 104_857_600).default(10_240),
  retries: whole(0, 3).default(1),
  fallback: z.enum(FALLBACKS).default("none"),
  staleSeconds: whole(1, 86_400).default(300),
  staticStatus: whole(200, 599).default(503),
  staticType: trimmedText()
    .max(100)
    .regex(/^[\w.+-]+\/[\w.+-]+(;\s*charset=[\w-]+)?$/, "Enter a media type such as application/json.")
    .default("application/json"),
  staticBody: z.string().max(16_384, "Use at most 16384 characters.").default(""),
  corsOrigins: z.array(corsOrigin).max(50, "At most 50.").default([]),
  balancing: z.enum(BALANCINGS).default("round_robin"),
  stickyBy: z.enum(STICKY_BY).default("user"),
  breakerFailures: whole(1, 1_000).default(5),
  breakerOpenSeconds: whole(1, 3_600).default(30),
  breakerSuccesses: whole(1, 100).default(3),
  canaryService: orNull(serviceKey),
  canaryPercent: whole(0, 100).default(0),
};

export const createRouteInput = z.strictObject({ service: serviceKey, ...described });
export type CreateRouteInput = z.infer<typeof createRouteInput>;

/** Everything but the service. `version` is the one that was read. */
export const changeRouteCall = z.strictObject({ ...described, version: z.coerce.number().int().min(1) });
export type ChangeRouteInput = z.infer<typeof changeRouteCall> & { id: string };

/** What is said of a route. */
export type DescribedRoute = Omit<CreateRouteInput, "service">;

const listOf = (text: unknown) => (typeof text === "string" ? text.split(/[\s,]+/).filter(Boolean) : text);
/** What forms send as text. */
const typed = {
  isEnabled: z.enum(["true", "false"]).transform((value) => value === "true"),
  methods: z.preprocess((text) => (typeof text === "string" ? listOf(text.toUpperCase()) : text), described.methods),
  corsOrigins: z.preprocess(listOf, described.corsOrigins),
};
export const createRouteForm = z.strictObject({ ...createRouteInput.shape, ...typed });
export const changeRouteForm = z.strictObject({ ...changeRouteCall.shape, ...typed, id: z.uuid() });
export const deleteRouteForm = z.strictObject({ id: z.uuid(), version: z.coerce.number().int().min(1) });

export const gatewayRoute = z.object({
  id: z.uuid(),
  service: z.string(),
  ...described,
  ratePerMinute: z.int().nullable(),
  totalTimeoutMs: z.int().nullable(),
  canaryService: z.string().nullable(),
  version: z.int(),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
});
export type GatewayRoute = z.infer<typeof gatewayRoute>;

export const gatewayRouteList = z.object({ routes: z.array(gatewayRoute) });
