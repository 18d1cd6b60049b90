import { sha256 } from "#lib/platform/crypto";
import type { KnownService, Registry } from "./read-registry.ts";
import { sayable } from "./sayable.ts";
import type { CreateServiceInput, FilePlan } from "./shapes.ts";

/**
 * What applying a file would do. Services that the file declares are created or changed; those that an earlier file declared and this one
 * does not are removed; those that somebody entered by hand and the file does not know stay. The same file applied twice does nothing the
 * second time.
 */
export function planFile(registry: Registry, file: readonly CreateServiceInput[]): FilePlan {
  const declared = new Map(file.map((each) => [each.key, each]));
  const known = [...registry.values()];
  const changes = known.flatMap((before) => {
    const after = declared.get(before.key);
    const fields = after ? differences(before, after) : [];
    return fields.length > 0 ? [{ key: before.key, fields }] : [];
  });
  const plan = {
    creates: file.filter(({ key }) => !registry.has(key)).map(({ key, name }) => ({ key, name })),
    changes,
    removes: known.filter(({ key, origin }) => origin === "declared" && !declared.has(key)).map(({ key, name }) => ({ key, name })),
    unchanged: known.filter(({ key }) => declared.has(key)).length - changes.length,
  };
  // What was shown is what is done: another registry or another file has another mark.
  return { ...plan, mark: sha256(JSON.stringify([known.map(({ key, version }) => [key, version]), file])) };
}

/** Where a service comes from once a file declares it. A part of the portal stays one, or a later file without it would take it out. */
export const originByFile = ({ origin }: Pick<KnownService, "origin">): KnownService["origin"] => (origin === "built-in" ? origin : "declared");

function differences(before: KnownService, after: CreateServiceInput): FilePlan["changes"][number]["fields"] {
  const [old, fresh] = [
    { ...sayable(before), origin: before.origin },
    { ...sayable(after), origin: originByFile(before) },
  ] as Record<string, string | null>[];
  return Object.keys(fresh ?? {}).flatMap((field) => {
    const [was, is] = [old?.[field] ?? null, fresh?.[field] ?? null];
    return was === is || (!was && !is) ? [] : [{ field, before: was, after: is }];
  });
}
