import { z } from "zod";
import { trimmedText } from "#lib/platform/text";
import { FAILURE_REASONS } from "../graph/states.ts";

export const PROBE_LIMITS = {
  perService: 20,
  shortestIntervalSeconds: 5,
  longestIntervalSeconds: 3_600,
  longestTimeoutMs: 30_000,
  /** Of a body, that much is read. */
  bodyBytes: 256 * 1024,
  redirects: 5,
  detailCharacters: 200,
} as const;

/** Liveness: without it the service is down. Readiness: without it alone it is degraded. */
const PROBE_PURPOSES = ["liveness", "readiness"] as const;

const text = (most: number) => trimmedText().min(1, "Enter something.").max(most, `Use at most ${most} characters.`);
const whole = (least: number, most: number) => {
  const message = `From ${least} to ${most}.`;
  return z.coerce.number().int().min(least, message).max(most, message);
};

/** `host`, `host:port` or `scheme://host…`, without a user and a password: those are set apart, and kept encrypted. */
export const probeAddress = trimmedText()
  .min(1, "Enter an address.")
  .max(500, "Use at most 500 characters.")
  .refine(isAddress, "Enter an address such as https://crm.example or db.example:5432.")
  .meta({ example: "https://crm.example" });

const common = {
  /** By which the probe is known within its service. */
  name: trimmedText()
    .max(40, "Use at most 40 characters.")
    .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, "Use small letters and digits, with hyphens between them."),
  purpose: z.enum(PROBE_PURPOSES).default("liveness"),
  intervalSeconds: whole(PROBE_LIMITS.shortestIntervalSeconds, PROBE_LIMITS.longestIntervalSeconds).default(20),
  /** Of one look as a whole: finding the address, connecting, asking, reading. */
  timeoutMs: whole(100, PROBE_LIMITS.longestTimeoutMs).default(5_000),
  /** So many bad looks in a row are believed. */
  failures: whole(1, 10).default(2),
  recoveries: whole(1, 10).default(2),
  isPaused: z.boolean().default(false),
};

/** Looked at instead of each of the instances. */
const target = probeAddress.nullable().default(null);
/** An answer that takes longer counts as degraded. */
const slowAfterMs = whole(1, PROBE_LIMITS.longestTimeoutMs).nullable().default(null);

const headerName = trimmedText()
  .toLowerCase()
  .regex(/^[a-z0-9-]{1,100}$/, "This is no name of a header.");

const http = z.strictObject({
  ...common,
  kind: z.literal("http"),
  target,
  /** Added to the address. */
  path: trimmedText()
    .max(500, "Use at most 500 characters.")
    .regex(/^\/[^\s\\#]*$/, "Begin with a slash, and use no spaces.")
    .default("/"),
  method: z.enum(["GET", "HEAD"]).default("GET"),
  /** Statuses that are well, such as "204" or "200-299". */
  statuses: z
    .array(z.string().regex(/^[1-5]\d\d(-[1-5]\d\d)?$/, "Write a status such as 204, or some such as 200-299."))
    .min(1)
    .max(20)
    .default(["200-299"])
    .meta({ example: ["200-299"] }),
  /** What the answer's headers must contain; with an empty text they must be there. */
  headers: z
    .array(z.strictObject({ name: headerName, contains: z.string().max(200).default("") }))
    .max(10)
    .default([]),
  bodyContains: text(500).nullable().default(null),
  /** What must stand at places of a JSON body (RFC 6901 pointers). */
  json: z
    .array(
      z.strictObject({
        pointer: z
          .string()
          .max(200)
          .regex(/^(\/.*)?$/, "A pointer begins with a slash, such as /status.")
          .meta({ example: "/status" }),
        equals: z.union([z.string().max(500), z.number(), z.boolean(), z.null()]),
      }),
    )
    .max(10)
    .default([]),
  slowAfterMs,
  /** Fewer days than that until the certificate ends count as degraded. */
  certificateDays: whole(0, 365).default(14),
  followRedirects: z.boolean().default(true),
});

const tcp = z.strictObject({ ...common, kind: z.literal("tcp"), target, slowAfterMs });

const postgres = z.strictObject({
  ...common,
  kind: z.literal("postgres"),
  target,
  user: text(63).default("postgres"),
  database: text(63).default("postgres"),
  /** One statement, which is run read only. */
  query: text(1_000).default("SELECT 1"),
  /** What the first value of the first row must be, as text. */
  equals: z.string().max(200).nullable().default(null),
  isEncrypted: z.boolean().default(false),
  slowAfterMs,
});

const redis = z.strictObject({
  ...common,
  kind: z.literal("redis"),
  target,
  user: text(63).nullable().default(null),
  role: z.enum(["master", "slave"]).nullable().default(null),
  slowAfterMs,
});

const grpc = z.strictObject({
  ...common,
  kind: z.literal("grpc"),
  target,
  /** The name that the health service is asked for; empty for the server as a whole. */
  service: trimmedText().max(200, "Use at most 200 characters.").default(""),
  slowAfterMs,
});

const dns = z.strictObject({
  ...common,
  kind: z.literal("dns"),
  record: trimmedText().regex(
    /^(?=.{1,253}$)[A-Za-z0-9_]([A-Za-z0-9_-]*[A-Za-z0-9_])?(\.[A-Za-z0-9_]([A-Za-z0-9_-]*[A-Za-z0-9_])?)*\.?$/,
    "This is no name in DNS.",
  ),
  type: z.enum(["A", "AAAA", "CNAME", "MX", "NS", "TXT"]).default("A"),
  /** Values that must be among the answers; without any it is enough that there are answers. */
  values: z.array(text(500)).max(20).default([]),
  /** Name server in figures, such as 192.0.2.53 or 192.0.2.53:5353; the machine's own when there is none. */
  server: trimmedText()
    .regex(/^(\d{1,3}(\.\d{1,3}){3}(:\d{1,5})?|\[[0-9a-fA-F:]+\](:\d{1,5})?)$/, "Write an address such as 192.0.2.53 or 192.0.2.53:5353.")
    .nullable()
    .default(null),
  slowAfterMs,
});

const heartbeat = z.strictObject({
  ...common,
  kind: z.literal("heartbeat"),
  /** How often the job reports. */
  everySeconds: whole(5, 7 * 86_400).default(300),
  /** How late it may be. */
  graceSeconds: whole(0, 86_400).default(60),
});

const anyProbe = z.discriminatedUnion("kind", [http, tcp, postgres, redis, grpc, dns, heartbeat]);

/** How a service is looked at. Secrets are set apart (`probeSecret`). */
export const serviceProbe = anyProbe.refine(({ timeoutMs, intervalSeconds }) => timeoutMs <= intervalSeconds * 1_000, {
  path: ["timeoutMs"],
  message: "The timeout is longer than the interval.",
});
export type ServiceProbe = z.infer<typeof serviceProbe>;
export type ProbeOf<K extends ServiceProbe["kind"]> = Extract<ServiceProbe, { kind: K }>;

export const serviceProbes = z
  .array(serviceProbe)
  .max(PROBE_LIMITS.perService, `At most ${PROBE_LIMITS.perService}.`)
  .refine((probes) => new Set(probes.map(({ name }) => name)).size === probes.length, "Two probes have the same name.")
  .default([]);

/** Sent and never answered: the password of a database or Redis, and headers by which HTTP and gRPC let one in. */
export const probeSecret = z
  .strictObject({
    password: z.string().min(1).max(500).optional().meta({ example: "of the probe alone" }),
    headers: z
      .record(
        headerName,
        z
          .string()
          .max(2_000)
          .regex(/^[\t\x20-\x7e]*$/, "A header’s value is one line of plain characters."),
      )
      .refine((headers) => Object.keys(headers).length <= 10, "At most 10.")
      .optional(),
  })
  .refine(({ password, headers }) => password !== undefined || headers !== undefined, "Send a password or headers.");
export type ProbeSecret = z.infer<typeof probeSecret>;

/** What one look found. */
export const probeResult = z.object({
  state: z.enum(["operational", "degraded", "down", "unknown"]),
  reason: z.enum(FAILURE_REASONS).nullable(),
  latencyMs: z.number().nonnegative().nullable(),
  detail: z.string().nullable(),
});
export type ProbeResult = z.infer<typeof probeResult>;

function isAddress(address: string): boolean {
  if (/\s/.test(address)) return false;
  const whole = /^[a-z][a-z0-9+.-]*:\/\//i.test(address) ? address : `tcp://${address}`;
  if (!URL.canParse(whole)) return false;
  const url = new URL(whole);
  return url.hostname !== "" && url.username === "" && url.password === "";
}
