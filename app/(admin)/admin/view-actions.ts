"use server";

import { z } from "zod";
import { invalid } from "#lib/platform/errors";
import { changeView, deleteView, saveView } from "#lib/tables";
import { changeViewInput, NO_VIEW, saveViewInput } from "#lib/tables/schema";
import { serverAction } from "#lib/web";

/** The operator's tables that have views, and where they are: one page, or, of what hangs on a record, one for each. */
const PATHS = {
  tenants: /^\/admin\/tenants$/,
  people: /^\/admin\/people$/,
  mail: /^\/admin\/mail$/,
  runs: /^\/admin\/jobs\/[A-Za-z0-9_.-]+$/,
  deliveries: /^\/admin\/integrations\/[0-9a-f-]{36}$/,
} as const;
const table = z.enum(["tenants", "people", "mail", "runs", "deliveries"], "No such table.");
/** The page that the table is seen on. */
const path = z.string().max(300);
const box = z.literal("on").optional();
/** The state as an address says it. */
const query = z.string().max(4_000);

const stateOf = (text: string) => Object.fromEntries(new URLSearchParams(text));
/** Never elsewhere, whatever a form says. @throws `invalid` */
function addressOfView({ table: key, path: seen }: { table: z.infer<typeof table>; path: string }, query: Record<string, string>): string {
  if (!PATHS[key].test(seen)) throw invalid("This table is not there.");
  return `${seen}?${new URLSearchParams(query)}`;
}

const onward = (message: string, goTo: string) => ({ message, goTo, toldAt: goTo });

export const saveViewAction = serverAction({
  access: "staff",
  input: z.strictObject({ table, path, name: saveViewInput.shape.name, state: query, isShared: box, isDefault: box }),
  canBeUndone: true,
  async handle({ context, data }) {
    const { path: _, isShared, isDefault, state, ...rest } = data;
    const input = saveViewInput.parse({ ...rest, state: stateOf(state), isShared: isShared === "on", isDefault: isDefault === "on" });
    const address = (id: string) => addressOfView(data, { ...stateOf(state), view: id });
    const { id } = await saveView(context, "staff", input);
    return onward("The view is saved.", address(id));
  },
});

export const changeViewAction = serverAction({
  access: "staff",
  input: z.strictObject({
    table,
    path,
    id: z.uuid(),
    version: z.coerce.number().int().min(1),
    name: saveViewInput.shape.name,
    state: query,
    isShared: box,
    isDefault: box,
  }),
  canBeUndone: true,
  async handle({ context, data }) {
    const { table: _, path: __, isShared, isDefault, state, ...rest } = data;
    const input = changeViewInput.parse({ ...rest, state: stateOf(state), isShared: isShared === "on", isDefault: isDefault === "on" });
    await changeView(context, "staff", input);
    return onward("The view is changed.", addressOfView(data, { ...stateOf(state), view: data.id }));
  },
});

export const deleteViewAction = serverAction({
  access: "staff",
  input: z.strictObject({ table, path, id: z.uuid() }),
  canBeUndone: true,
  async handle({ context, data }) {
    await deleteView(context, "staff", data.id);
    return onward("The view is deleted.", addressOfView(data, { view: NO_VIEW }));
  },
});
