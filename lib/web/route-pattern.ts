/**
 * What an address is an example of: "/api/v1/campaigns/0198…" is of "/api/v1/campaigns/{id}". Parameters are looked for from the
 * end, so that one that is called like a part before it is not taken for that part.
 * @param params in the order of the path
 */
export function routePattern(path: string, params: Record<string, string | string[]> | undefined): string {
  const parts = path.split("/");
  let end = parts.length;
  for (const [name, value] of Object.entries(params ?? {}).reverse()) {
    const wanted = Array.isArray(value) ? value.at(-1) : value;
    const at = parts.slice(0, end).findLastIndex((part) => part === wanted || part === encodeURIComponent(wanted ?? ""));
    if (at < 0) continue;
    parts[at] = `{${name}}`;
    end = at;
  }
  return parts.join("/");
}
