import { notFound } from "next/navigation";
import { z } from "zod";
import { fromZodError, isAppError } from "#lib/platform/errors";

/** What Next gives a page of its query. */
export type SearchParams = Promise<Record<string, string | string[] | undefined>>;

/** A path with its query; parameters that say nothing are left out. */
export function addressOf(path: string, params: Record<string, string | number | null | undefined>, hash?: string): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(params)) {
    if (value !== null && value !== undefined && value !== "") query.set(name, String(value));
  }
  return `${path}${query.size > 0 ? `?${query}` : ""}${hash ? `#${hash}` : ""}`;
}

/** The named parameters of an address. Empty ones count as absent, since a form sends every field it has. */
export function chooseParams<Name extends string>(params: Awaited<SearchParams>, names: readonly Name[]): Partial<Record<Name, string | string[]>> {
  const chosen: Partial<Record<Name, string | string[]>> = {};
  for (const name of names) {
    const value = params[name];
    if (value !== undefined && value !== "") chosen[name] = value;
  }
  return chosen;
}

/** What a page shows for its address, or in words for the reader why the address cannot be followed. */
export type ByAddress<Input, Answer> = { problem: null; input: Input; answer: Answer } | { problem: string };

/**
 * Reads what the address of a page asks for. Addresses are kept, shared and mistyped: one that is no longer good is
 * told on the page and is no failure of it. Every other error is thrown on.
 */
export async function readByAddress<Shape extends z.ZodType, Answer>(
  shape: Shape,
  params: unknown,
  read: (input: z.output<Shape>) => Promise<Answer>,
): Promise<ByAddress<z.output<Shape>, Answer>> {
  const parsed = shape.safeParse(params);
  if (!parsed.success) {
    return { problem: `The address asks for what cannot be shown. ${reasonsOf(parsed.error)}` };
  }
  try {
    return { problem: null, input: parsed.data, answer: await read(parsed.data) };
  } catch (error) {
    if (isAppError(error) && error.code === "invalid") return { problem: error.message };
    throw error;
  }
}

/** A room's own words are sentences; the parser's are for programs, and only the part of the address that they are about is told. */
function reasonsOf(error: z.ZodError): string {
  const { issues } = fromZodError(error);
  const own = issues.filter(({ message }) => message.endsWith(".")).map(({ path, message }) => `${path}: ${message}`);
  const others = [...new Set(issues.filter(({ message }) => !message.endsWith(".")).map(({ path }) => `“${path}”`))].join(", ");
  return [...own, ...(others ? [`What it says of ${others} does not fit.`] : [])].join(" ");
}

/** What the id in an address names, or the page "not found". What is no id, of this shape, does not reach the domain. */
export async function readById<Answer>(id: string, read: (id: string) => Promise<Answer>, shape: z.ZodType<string> = z.uuid()): Promise<Answer> {
  if (!shape.safeParse(id).success) notFound();
  try {
    return await read(id);
  } catch (error) {
    if (isAppError(error) && error.code === "not_found") notFound();
    throw error;
  }
}
