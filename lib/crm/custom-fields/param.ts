import { z } from "zod";

const PARAM = /^cf([A-Z][A-Za-z]{0,33})$/;
const BOX = /^(cf[A-Z][A-Za-z]{0,29})\.(.{1,60})$/;

/** What a field is called in addresses and forms: "contractEnd" is `cfContractEnd`, apart from what every record has. */
export const fieldParam = (key: string): string => `cf${key.charAt(0).toUpperCase()}${key.slice(1)}`;
/** The key of the field that a parameter names. */
export const keyOfParam = (param: string): string => param.charAt(2).toLowerCase() + param.slice(3);

/** Takes the parameters of own fields together, as `custom`, whatever else is asked for. */
function gatherQuery(sent: unknown): unknown {
  if (typeof sent !== "object" || sent === null) return sent;
  const entries = Object.entries(sent);
  const own = entries.filter(([name]) => PARAM.test(name)).map(([name, value]) => [name, Array.isArray(value) ? value.join(",") : value]);
  return own.length === 0 ? sent : { ...Object.fromEntries(entries.filter(([name]) => !PARAM.test(name))), custom: Object.fromEntries(own) };
}

/** The same with what a form sends: a box for each of several options, beside an empty field that says that they were asked for. */
function gatherForm(sent: unknown): unknown {
  if (typeof sent !== "object" || sent === null) return sent;
  const rest: Record<string, unknown> = {};
  const custom: Record<string, unknown> = {};
  const chosen = new Map<string, string[]>();
  for (const [name, value] of Object.entries(sent)) {
    const [, param, option] = BOX.exec(name) ?? [];
    if (param && option) chosen.set(keyOfParam(param), [...(chosen.get(keyOfParam(param)) ?? []), option]);
    else if (PARAM.test(name)) custom[keyOfParam(name)] = value;
    else rest[name] = value;
  }
  const all = { ...custom, ...Object.fromEntries(chosen) };
  return Object.keys(all).length === 0 ? sent : { ...rest, custom: all };
}

/** A shape of what an address asks for, with the parameters of own fields. */
export const fromQuery = <Shape extends z.ZodType>(shape: Shape) => z.preprocess(gatherQuery, shape);
/** A shape of what a form sends, with its own fields. */
export const fromForm = <Shape extends z.ZodType>(shape: Shape) => z.preprocess(gatherForm, shape);
