import { type Document, LineCounter, parseDocument, type YAMLError } from "yaml";
import { z } from "zod";
import { type FieldIssue, invalid } from "#lib/platform/errors";
import { GRAPH_LIMITS } from "../graph/types.ts";
import { type CreateServiceInput, createServiceInput, serviceKey } from "./shapes.ts";

const MOST_FILE_CHARACTERS = 1_000_000;
const MOST_ISSUES = 20;

/** In the file a need or an instance may be written as its key or address alone. */
const short = (name: string) => (each: unknown) => (typeof each === "string" ? { [name]: each } : each);
const listOf = (name: string) => (value: unknown) => (Array.isArray(value) ? value.map(short(name)) : value);

const fileShape = z.strictObject({ services: z.record(z.string(), z.unknown()) });

/**
 * The services that a `services.yaml` declares:
 *
 *     services:
 *       django-crm:
 *         name: Django CRM
 *         kind: backend
 *         needs: [postgres, { key: mail, kind: soft }]
 *         instances: [https://crm.example]
 *
 * @throws `invalid` with an issue on `file` for each of the first 20 faults, with the line where YAML knows it and the service where it is known
 */
export function readServiceFile(text: string): CreateServiceInput[] {
  if (text.length > MOST_FILE_CHARACTERS) throw refusal(["The file is too long: at most 1,000,000 characters."]);
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true });
  if (document.errors.length > 0) throw refusal(document.errors.map((error) => sayFault(error, lines)));
  const file = fileShape.safeParse(plainValue(document));
  if (!file.success) throw refusal(["Write the services under “services:”, each by its key, and nothing else beside it."]);
  const entries = Object.entries(file.data.services);
  if (entries.length > GRAPH_LIMITS.services) throw refusal([`A file declares at most ${GRAPH_LIMITS.services} services.`]);
  const read = entries.map(([key, said]) => readService(key, said));
  const faults = read.flatMap((each) => ("faults" in each ? each.faults : []));
  if (faults.length > 0) throw refusal(faults);
  return read.flatMap((each) => ("service" in each ? [each.service] : []));
}

/** Aliases could make a small file endless. */
function plainValue(document: Document): unknown {
  try {
    return document.toJS({ maxAliasCount: 0 });
  } catch (error) {
    if (error instanceof ReferenceError) throw refusal(["Write every service out: aliases (*) are not read."]);
    throw error;
  }
}

function readService(key: string, said: unknown): { service: CreateServiceInput } | { faults: string[] } {
  if (!serviceKey.safeParse(key).success) return { faults: [`${key.slice(0, 80)}: this is no key of a service.`] };
  if (typeof said !== "object" || said === null || Array.isArray(said)) return { faults: [`${key}: say at least its name and its kind.`] };
  const fields = said as Record<string, unknown>;
  const given = {
    ...fields,
    key,
    ...("needs" in fields && { needs: listOf("key")(fields.needs) }),
    ...("instances" in fields && { instances: listOf("address")(fields.instances) }),
  };
  const parsed = createServiceInput.safeParse(given);
  if (parsed.success) return { service: parsed.data };
  return { faults: parsed.error.issues.map(({ path, message }) => `${[key, ...path].join(".")}: ${message}`) };
}

const sayFault = ({ message, pos }: YAMLError, lines: LineCounter) => `Line ${lines.linePos(pos[0]).line}: ${message.split("\n")[0]}`;

function refusal(faults: string[]) {
  const issues = faults.slice(0, MOST_ISSUES).map((message): FieldIssue => ({ path: "file", message }));
  return invalid("The file cannot be read as it is.", issues);
}
