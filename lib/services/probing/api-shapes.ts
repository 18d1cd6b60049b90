import { z } from "zod";
import { trimmedText } from "#lib/platform/text";
import { probeAddress, probeResult } from "./shapes.ts";

/** The newest looks at a service first, page by page. */
export const probeLogInput = z.strictObject({
  /** Of one probe, by its name. */
  probe: z.string().max(40).optional(),
  cursor: z.string().max(800).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export type ProbeLogInput = z.infer<typeof probeLogInput>;

export const probeLogPage = z.object({
  looks: z.array(
    z.object({
      ...probeResult.shape,
      at: z.iso.datetime(),
      /** Null for a probe that there is no more. */
      probe: z.string().nullable(),
      /** The instance's address; null for the probe's own target. */
      instance: z.string().nullable(),
    }),
  ),
  nextCursor: z.string().nullable(),
});
export type ProbeLogPage = z.infer<typeof probeLogPage>;

export const HISTORY_STEPS = ["minute", "hour", "day"] as const;
export const MOST_HISTORY_STEPS = 1_500;

/** What was measured between two times: `from` and `to` as ISO 8601, cut to whole steps; the last 24 hours by hour unless told. */
export const probeHistoryInput = z.strictObject({
  from: z.iso.datetime({ offset: true }).optional(),
  to: z.iso.datetime({ offset: true }).optional(),
  step: z.enum(HISTORY_STEPS).default("hour"),
  probe: z.string().max(40).optional(),
});
export type ProbeHistoryInput = z.infer<typeof probeHistoryInput>;

const measured = {
  /** Looks that measured something. */
  looks: z.int(),
  failures: z.int(),
  degraded: z.int(),
  /** Share of the looks that did not find it down, from 0 to 1; null without looks. */
  uptime: z.number().nullable(),
  /** Latency of answers in milliseconds, within 5 % of the exact one; null without answers. */
  p50Ms: z.number().nullable(),
  p95Ms: z.number().nullable(),
  p99Ms: z.number().nullable(),
};

export const probeHistory = z.object({
  step: z.enum(HISTORY_STEPS),
  from: z.iso.datetime(),
  to: z.iso.datetime(),
  /** Up to when looks are rolled up. What is later is not in here yet. */
  measuredUntil: z.iso.datetime(),
  /** The whole of it. */
  total: z.object(measured),
  /** Steps in which nothing was measured are left out. */
  steps: z.array(z.object({ at: z.iso.datetime(), ...measured })),
});
export type ProbeHistory = z.infer<typeof probeHistory>;
export type Measured = ProbeHistory["total"];

/** A sign of life: of an instance, which registers by it, of a job that a probe waits for, or of both. */
export const heartbeatCall = z
  .strictObject({
    instance: z
      .strictObject({
        address: probeAddress,
        /** Of requests it gets as many, in proportion to the others; none with 0. */
        weight: z.int().min(0, "From 0 to 1000.").max(1_000, "From 0 to 1000.").default(100),
        zone: trimmedText().max(60, "Use at most 60 characters.").default(""),
        /** Without another sign of life within that time it is no instance any more. */
        ttlSeconds: z.int().min(5, "From 5 to 3600.").max(3_600, "From 5 to 3600.").default(60),
      })
      .optional(),
    job: z
      .strictObject({
        /** The name of the probe that waits for it. */
        probe: z.string().max(40),
        /** Whether it went well. */
        isGood: z.boolean().default(true),
        detail: trimmedText().max(200, "Use at most 200 characters.").optional(),
      })
      .optional()
      .meta({ example: { probe: "nightly-backup", isGood: true, detail: "412 files" } }),
  })
  .refine(({ instance, job }) => instance !== undefined || job !== undefined, "Say which instance is alive, or which job has run.");
export type HeartbeatCall = z.infer<typeof heartbeatCall>;

export const heartbeatAnswer = z.object({
  /** Null for an instance that somebody entered: it does not expire. */
  expiresAt: z.iso.datetime().nullable(),
});
