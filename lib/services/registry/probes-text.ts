import { parseDocument, stringify } from "yaml";
import { invalid } from "#lib/platform/errors";
import { type ServiceProbe, serviceProbe, serviceProbes } from "../probing/shapes.ts";

const MOST_CHARACTERS = 20_000;
const MOST_ISSUES = 20;

/**
 * Probes as a person writes them, a YAML list as in the file of services. Empty text is no probe.
 * @throws `invalid` with issues on `probes`, each with the entry that it is about
 */
export function readProbes(text: string): ServiceProbe[] {
  if (text.trim() === "") return [];
  if (text.length > MOST_CHARACTERS) throw refusal(["At most 20,000 characters."]);
  const document = parseDocument(text, { uniqueKeys: true });
  const [fault] = document.errors;
  // The place is told in the first line of its words.
  if (fault) throw refusal([fault.message.split("\n")[0] ?? fault.message]);
  const parsed = serviceProbes.safeParse(plainValue(document));
  if (parsed.success) return parsed.data;
  throw refusal(
    parsed.error.issues.map(({ path: [entry, ...rest], message }) => {
      const said = rest.length > 0 ? `${rest.join(".")}: ${message}` : message;
      return typeof entry === "number" ? `Entry ${entry + 1}: ${said}` : said;
    }),
  );
}

/** The same back, without what is as it is where nothing is said. */
export function textOfProbes(probes: readonly ServiceProbe[]): string {
  return probes.length > 0 ? stringify(probes.map(withoutDefaults), { aliasDuplicateObjects: false }) : "";
}

/** What a probe cannot do without, whatever its kind. */
const ALWAYS = ["name", "kind", "record"];

function withoutDefaults(probe: ServiceProbe): Record<string, unknown> {
  const said = Object.entries(probe);
  const bare = serviceProbe.safeParse(Object.fromEntries(said.filter(([field]) => ALWAYS.includes(field))));
  const usual: Record<string, unknown> = bare.success ? bare.data : {};
  const isKept = ([field, value]: [string, unknown]) => ALWAYS.includes(field) || JSON.stringify(usual[field]) !== JSON.stringify(value);
  return { name: probe.name, kind: probe.kind, ...Object.fromEntries(said.filter(isKept)) };
}

/** Aliases could make a small text endless. */
function plainValue(document: ReturnType<typeof parseDocument>): unknown {
  try {
    return document.toJS({ maxAliasCount: 0 });
  } catch (error) {
    if (error instanceof ReferenceError) throw refusal(["Write every probe out: aliases (*) are not read."]);
    throw error;
  }
}

const refusal = (messages: string[]) =>
  invalid(
    "Some fields need attention.",
    messages.slice(0, MOST_ISSUES).map((message) => ({ path: "probes", message })),
  );
