import { type Filter, parse } from "scim2-parse-filter";
import { badRequest } from "./errors.ts";

const MAX_CHARACTERS = 1_000;
const MAX_TERMS = 40;
const MAX_DEPTH = 10;
const QUOTED = /"(?:[^"\\]|\\.)*"/g;
const CORE = /^urn:ietf:params:scim:schemas:core:2\.0:(?:user|group):/i;

/**
 * Reads a filter (RFC 7644, section 3.4.2.2), bounded before it is parsed: the parser is recursive.
 * @throws `invalid` with the reason `invalidFilter`
 */
export function parseFilter(text: string): Filter {
  const bare = text.replace(QUOTED, '""');
  if (text.length > MAX_CHARACTERS || depthOf(bare) > MAX_DEPTH || bare.split(/\b(?:and|or)\b/i).length > MAX_TERMS)
    throw badRequest("invalidFilter", `A filter has at most ${MAX_CHARACTERS} characters, ${MAX_TERMS} terms and ${MAX_DEPTH} levels.`);
  // The parser would read this as two conditions that different values may meet.
  if (/\]\.\w/.test(bare)) throw badRequest("invalidFilter", 'Put the whole condition into the brackets: emails[type eq "work" and value eq "…"].');
  if (text.includes("\\u0000") || text.includes("\0")) throw badRequest("invalidFilter", "The filter has a character that cannot be compared.");
  try {
    return parse(text);
  } catch (cause) {
    throw badRequest("invalidFilter", `The filter cannot be read: ${cause instanceof Error ? cause.message : "unknown syntax"}.`);
  }
}

/** The deepest nesting of parentheses, brackets and negations. */
function depthOf(bare: string): number {
  let depth = 0;
  let deepest = 0;
  for (const character of bare) {
    if (character === "(" || character === "[") deepest = Math.max(deepest, ++depth);
    else if (character === ")" || character === "]") depth--;
  }
  return deepest + (bare.match(/\bnot\b/gi)?.length ?? 0);
}

/** An attribute's path as it is compared: without the core schema's name, and in lower case. */
export const plainPath = (path: string): string => path.replace(CORE, "").toLowerCase();
