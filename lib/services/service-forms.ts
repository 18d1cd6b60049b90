import { z } from "zod";
import { trimmedText } from "#lib/platform/text";
import { setObjectiveCall } from "./objectives/shapes.ts";
import { type ProbeSecret, probeSecret } from "./probing/shapes.ts";
import { setRestartHookCall } from "./recovery/shapes.ts";
import { serviceKey } from "./registry/shapes.ts";

const service = { service: serviceKey };

/** People write a target in per cent. */
const percent = z.coerce
  .number()
  .min(50, "At least 50 %.")
  .max(99.9999, "Less than 100 %: nothing never fails.")
  .refine((value) => Math.abs(value * 1e4 - Math.round(value * 1e4)) < 1e-6, "Use at most four decimals.")
  .transform((value) => Number((value / 100).toFixed(6)));
export const setObjectiveForm = setObjectiveCall.extend({ ...service, target: percent });
export const removeObjectiveForm = z.strictObject({ ...service, version: z.coerce.number().int().min(1) });

/** `confirmation` is the service's key, typed: whoever has the hook can restart it. */
export const setRestartHookForm = setRestartHookCall
  .extend({ ...service, confirmation: trimmedText().max(63) })
  .superRefine(({ service: key, confirmation }, ctx) => {
    if (confirmation !== key) ctx.addIssue({ code: "custom", path: ["confirmation"], message: `Type ${key}.` });
  });
export const removeRestartHookForm = z.strictObject(service);

const probe = { ...service, probe: z.string().min(1).max(40) };
/** A password, or headers one a line, such as `Authorization: Bearer …`. */
export const setProbeSecretForm = z
  .strictObject({ ...probe, password: z.string().max(500).optional(), headers: z.string().max(20_000).optional() })
  .transform(({ service: key, probe: name, password, headers }, ctx) => {
    const field = headers === undefined ? "password" : "headers";
    const parsed = probeSecret.safeParse(headers === undefined ? { password: password || undefined } : { headers: headersIn(headers) });
    if (parsed.success) return { key, name, secret: parsed.data satisfies ProbeSecret };
    ctx.addIssue({
      code: "custom",
      path: [field],
      message: field === "password" ? "Enter a password." : "Write each header as Name: value, one a line.",
    });
    return z.NEVER;
  });
export const removeProbeSecretForm = z.strictObject(probe);

/** @returns undefined where a line is no header, or there is none */
function headersIn(text: string): Record<string, string> | undefined {
  const lines = text
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean);
  const pairs = lines.map((line) => /^([^\s:]+):\s*(.*)$/.exec(line));
  if (pairs.length === 0 || pairs.includes(null)) return undefined;
  return Object.fromEntries(pairs.map((pair) => [pair?.[1] ?? "", pair?.[2] ?? ""]));
}
