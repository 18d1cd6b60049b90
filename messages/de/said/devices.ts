const SYSTEMS = ["Windows", "macOS", "iOS", "Android", "Linux", "Chrome OS"];

/** What devices are called (`deviceLabel` of `lib/identity`): the system's name is Bowser's, and stands in no source of ours. */
export const devices: Record<string, string> = {
  "Unknown device": "Unbekanntes Gerät",
  ...Object.fromEntries(SYSTEMS.map((system) => [`{browser} on ${system}`, `{browser} unter ${system}`])),
};
