import { loadedByBrowsers, type Source, wayTo } from "./sources.ts";

/**
 * The client modules that bring zod to browsers, each with the shortest way there. It is more than a third of what a list page may weigh: what
 * browsers need of a room's rules has a `schema` without it, in a folder of the room.
 */
export function zodInBrowsers(sources: readonly Source[]): string[] {
  const byPath = new Map(sources.map((source) => [source.path, source]));
  const loaded = loadedByBrowsers(sources);
  const ways = new Map<string, string[]>();
  for (const path of loaded.keys()) {
    if (!byPath.get(path)?.imports.some(({ specifier, isType }) => !isType && /^zod(\/|$)/.test(specifier))) continue;
    const way = wayTo(path, loaded);
    const [from = path] = way;
    if (!ways.has(from)) ways.set(from, way);
  }
  return [...ways].map(([from, way]) => `${from}: "zod" – it comes to browsers by ${way.join(" → ")}; give what they need a /schema without it`);
}
