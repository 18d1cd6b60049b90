import { z } from "zod";
import { trimmedText } from "#lib/platform/text";
import { GRAPH_LIMITS, SERVICE_KINDS } from "../graph/types.ts";
import { serviceProbes } from "../probing/shapes.ts";

const MOST_INSTANCES = 100;
const MOST_NEEDS = 200;

/** `django-crm`: small letters and digits, with hyphens or dots between them. */
export const serviceKey = trimmedText()
  .max(GRAPH_LIMITS.keyLength, `Use at most ${GRAPH_LIMITS.keyLength} characters.`)
  .regex(/^[a-z0-9]+(?:[.-][a-z0-9]+)*$/, "Use small letters and digits, with hyphens or dots between them, such as django-crm.");

const orNull = <T extends z.ZodType>(shape: T) => z.preprocess((value) => (value === "" ? null : value), shape.nullable().default(null));
const oneLine = (most: number) => trimmedText().max(most, `Use at most ${most} characters.`);

/** Where an instance answers: `https://crm.example:8443/base`, `postgres://db.example:5432`, or `host:port`. */
const instanceAddress = trimmedText()
  .min(1, "Enter an address.")
  .max(500, "Use at most 500 characters.")
  .refine(isAddress, "Enter an address such as https://crm.example or db.example:5432.")
  .meta({ example: "https://crm.example" });

const serviceInstance = z.strictObject({
  address: instanceAddress,
  /** Of requests it gets as many, in proportion to the others; none with 0. */
  weight: z.coerce.number().int().min(0, "From 0 to 1000.").max(1_000, "From 0 to 1000.").default(100),
  zone: oneLine(60).default(""),
});

const serviceNeed = z.strictObject({ key: serviceKey, kind: z.enum(["hard", "soft"]).default("hard") });

/** Whom the status page tells of a service: staff alone, clients whom it serves, too, or everybody. */
export const VISIBILITIES = ["staff", "clients", "public"] as const;

const described = {
  name: oneLine(GRAPH_LIMITS.nameLength).min(1, "Enter a name."),
  kind: z.enum(SERVICE_KINDS),
  owner: orNull(oneLine(120)),
  description: oneLine(1_000).default(""),
  visibility: z.enum(VISIBILITIES).default("staff"),
  runbookUrl: orNull(z.url({ protocol: /^https?$/, error: "Enter an address that begins with https://." }).max(500)),
  /** Addresses (slugs) of the tenants that it serves; null: it serves the whole platform. */
  tenants: z
    .array(trimmedText().min(1).max(63))
    .min(1, "Name at least one tenant, or say that it serves the whole platform.")
    .max(GRAPH_LIMITS.tenantsPerService)
    .nullable()
    .default(null),
  needs: z.array(serviceNeed).max(MOST_NEEDS, `At most ${MOST_NEEDS}.`).default([]),
  instances: z.array(serviceInstance).max(MOST_INSTANCES, `At most ${MOST_INSTANCES}.`).default([]),
  /** How it is looked at; without any its state is unknown. */
  probes: serviceProbes,
};

export const createServiceInput = z.strictObject({ key: serviceKey, ...described });
export type CreateServiceInput = z.infer<typeof createServiceInput>;

/** Everything but the key, which others refer to. `version` is the one that was read. */
export const changeServiceCall = z.strictObject({ ...described, version: z.coerce.number().int().min(1) });
export type ChangeServiceInput = z.infer<typeof changeServiceCall> & { key: string };

export const service = z.object({
  key: z.string(),
  ...described,
  owner: z.string().nullable(),
  runbookUrl: z.string().nullable(),
  /** Who says that there is it: somebody by hand, the file of services, or the portal, of its own parts. */
  origin: z.enum(["managed", "declared", "built-in"]),
  /** Instances that registered themselves, and until when they count without another sign of life. */
  registered: z.array(z.object({ address: z.string(), weight: z.int(), zone: z.string(), expiresAt: z.iso.datetime() })),
  /** Names of the probes that have a secret. */
  probesWithSecret: z.array(z.string()),
  /** Services that need it. */
  neededBy: z.array(z.object({ key: z.string(), kind: z.enum(["hard", "soft"]) })),
  version: z.int(),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
});
export type Service = z.infer<typeof service>;

export const serviceList = z.object({
  services: z.array(service),
  /** Keys in the order in which they start: all that a service needs is in the stages before its own. */
  stages: z.array(z.array(z.string())),
});
export type ServiceList = z.infer<typeof serviceList>;

const reach = z.object({
  /** `via`: the next service on the shortest way to the one that fails. */
  services: z.array(z.object({ key: z.string(), via: z.string() })),
  /** The frontends among them. */
  surfaces: z.array(z.string()),
  /** A service of the whole platform is among them. */
  isEverybody: z.boolean(),
  tenantIds: z.array(z.string()),
});

/** A service, and whom its failure would hit. */
export const serviceWithRadius = z.object({
  service,
  /** What would fail with it, and what would be degraded at most. */
  radius: z.object({ key: z.string(), fails: reach, degrades: reach }),
});

const named = z.object({ key: z.string(), name: z.string() });

/** What applying a file of services would do. */
export const filePlan = z.object({
  creates: z.array(named),
  changes: z.array(
    z.object({ key: z.string(), fields: z.array(z.object({ field: z.string(), before: z.string().nullable(), after: z.string().nullable() })) }),
  ),
  removes: z.array(named),
  unchanged: z.int(),
  /** Stands for the registry and the file that were compared. */
  mark: z.string(),
});
export type FilePlan = z.infer<typeof filePlan>;

/** The text of a `services.yaml`. */
export const serviceFile = z.strictObject({ file: z.string().max(1_000_000, "The file is too long: at most 1,000,000 characters.") });
export const applyServiceFile = z.strictObject({ ...serviceFile.shape, mark: z.string().max(100) });

function isAddress(text: string): boolean {
  if (/\s/.test(text)) return false;
  const url =
    URL.canParse(text) && /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? new URL(text) : URL.canParse(`tcp://${text}`) ? new URL(`tcp://${text}`) : null;
  if (!url || url.hostname === "" || url.username !== "" || url.password !== "") return false;
  return url.protocol !== "tcp:" || url.port !== "";
}
