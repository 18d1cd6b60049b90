import { dirname, relative, resolve } from "node:path";

const ROOT = resolve(import.meta.dirname, "../..");

interface Import {
  specifier: string;
  isType: boolean;
}

/** A file of this project, by what it imports. */
export interface Source {
  /** From the project's root, with slashes. */
  path: string;
  isClient: boolean;
  /** Of server actions, which browsers call and do not load. */
  isAction: boolean;
  imports: Import[];
}

/** @param path from the project's root, with slashes */
export function readSource(path: string, text: string): Source {
  const imports = [
    ...text.matchAll(/^(?:import|export)\s+(type\s)?[^"';]*?\bfrom\s+"([^"]+)"/gms),
    ...text.matchAll(/^import\s+()"([^"]+)"/gm),
    ...text.matchAll(/\bimport\(()"([^"]+)"\)/g),
  ].map(([, type, specifier = ""]) => ({ specifier, isType: Boolean(type) }));
  return { path, isClient: text.startsWith('"use client"'), isAction: text.startsWith('"use server"'), imports };
}

/** The file of this project that an import leads to, or null for a package. */
export function targetOf(path: string, specifier: string): string | null {
  if (specifier.startsWith(".")) return relative(ROOT, resolve(ROOT, dirname(path), specifier)).replaceAll("\\", "/");
  if (specifier === "#reader") return "components/format/reader.client.tsx";
  const [, kind, rest = ""] = /^#(lib|components|scripts|tests|words)(?:\/(.+))?$/.exec(specifier) ?? [];
  if (kind === "lib") return rest.endsWith("/schema") ? `lib/${rest}.ts` : `lib/${rest}/index.ts`;
  if (kind === "words") return `messages/${rest || "index"}.ts`;
  return kind ? `${kind}/${rest}.${kind === "components" ? "tsx" : "ts"}` : null;
}

/** The files that browsers load, at once or later: each by the one that brought it, null where it is a client module itself. */
export function loadedByBrowsers(sources: readonly Source[]): Map<string, string | null> {
  const byPath = new Map(sources.map((source) => [source.path, source]));
  const loaded = new Map<string, string | null>();
  const queue = sources.filter(({ isClient }) => isClient).map(({ path }): [string, string | null] => [path, null]);
  for (const [path, by] of queue) {
    if (loaded.has(path)) continue;
    loaded.set(path, by);
    for (const { specifier, isType } of byPath.get(path)?.imports ?? []) {
      const target = isType ? null : byPath.get(targetOf(path, specifier) ?? "");
      if (target && !target.isAction) queue.push([target.path, path]);
    }
  }
  return loaded;
}

/** How a file comes to browsers: from the client module that begins it to the file. */
export function wayTo(path: string, loaded: ReadonlyMap<string, string | null>): string[] {
  const way = [path];
  for (let by = loaded.get(path); by; by = loaded.get(by)) way.unshift(by);
  return way;
}
