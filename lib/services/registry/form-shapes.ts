import { z } from "zod";
import { changeServiceCall, createServiceInput, serviceKey } from "./shapes.ts";

const MOST_CHARACTERS = 20_000;

/** A line of text for each entry; empty lines count nothing. */
const lines = z
  .string()
  .max(MOST_CHARACTERS)
  .default("")
  .transform((text) =>
    text
      .split(/\r?\n/)
      .map((line) => line.trim())
      .filter(Boolean),
  );

/** Tenants by their addresses, one a line; none: the service serves the whole platform. */
const tenantLines = lines.transform((all) => (all.length > 0 ? all : null));

/** What it needs, one a line: `postgres`, or `mail soft`. */
const needLines = lines.transform((all) =>
  all.map((line) => {
    const [key = "", kind, ...rest] = line.split(/\s+/);
    // What is too much on a line is refused as part of the key.
    return { key: [key, ...rest].join(" "), ...(kind !== undefined && { kind }) };
  }),
);

/** Where it answers, one a line: the address, then weight and zone where they are not the usual ones. */
const instanceLines = lines.transform((all) =>
  all.map((line) => {
    const [address, ...rest] = line.split(/\s+/);
    const [first, ...others] = rest;
    const hasWeight = first !== undefined && /^\d+$/.test(first);
    const zone = (hasWeight ? others : rest).join(" ");
    return { address, ...(hasWeight && { weight: first }), ...(zone && { zone }) };
  }),
);

const texts = { tenants: tenantLines, needs: needLines, instances: instanceLines };
const raw = z.record(z.string(), z.string());

/**
 * Lists as lines of text, checked as the API checks them. A fault in a list is told at the list, with the line it is in. The probes stay text, which
 * `readProbes` reads: what is needed for that is not for browsers.
 */
function fromForm<Shape extends z.ZodType>(shape: Shape) {
  return raw.transform(({ probes, ...fields }, ctx): { service: z.output<Shape>; probes: string } => {
    const lists = z.object(texts).safeParse(fields);
    const parsed = shape.safeParse({ ...fields, ...lists.data });
    if (lists.success && parsed.success) return { service: parsed.data, probes: probes ?? "" };
    for (const { path, message } of [...(lists.error?.issues ?? []), ...(parsed.error?.issues ?? [])]) {
      const [field = "", line] = path;
      const where = typeof line === "number" ? `Entry ${line + 1}: ${message}` : message;
      ctx.addIssue({ code: "custom", path: [field], message: where });
    }
    return z.NEVER;
  });
}

export const createServiceForm = fromForm(createServiceInput);
export const changeServiceForm = fromForm(z.strictObject({ ...changeServiceCall.shape, key: serviceKey }));
export const deleteServiceForm = z.strictObject({ key: serviceKey, confirmation: z.string().max(100).default("") });

/** A service's lists as the lines of text that the form has. */
export function linesOf({ tenants, needs, instances }: Pick<z.infer<typeof createServiceInput>, "tenants" | "needs" | "instances">) {
  return {
    tenants: (tenants ?? []).join("\n"),
    needs: needs.map(({ key, kind }) => (kind === "hard" ? key : `${key} ${kind}`)).join("\n"),
    instances: instances
      .map(({ address, weight, zone }) => [address, weight === 100 && !zone ? "" : String(weight), zone].filter(Boolean).join(" "))
      .join("\n"),
  };
}
