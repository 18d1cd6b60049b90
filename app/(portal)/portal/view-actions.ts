"use server";

import { z } from "zod";
import { changeView, deleteView, saveView } from "#lib/tables";
import { changeViewInput, NO_VIEW, saveViewInput } from "#lib/tables/schema";
import { serverAction } from "#lib/web";

/** The portal's tables that have views, and the page of each. */
const PATHS = { campaigns: "/portal/campaigns" } as const;
const table = z.enum(["campaigns"], "No such table.");
const path = z.string().max(300);
const box = z.literal("on").optional();
/** The state as an address says it. */
const query = z.string().max(4_000);

const stateOf = (text: string) => Object.fromEntries(new URLSearchParams(text));
/** Never elsewhere, whatever a form says. */
const onward = (message: string, key: z.infer<typeof table>, shown: Record<string, string>) => {
  const goTo = `${PATHS[key]}?${new URLSearchParams(shown)}`;
  return { message, goTo, toldAt: goTo };
};

export const savePortalViewAction = serverAction({
  access: "tenant",
  input: z.strictObject({ table, path, name: saveViewInput.shape.name, state: query, isShared: box, isDefault: box }),
  async handle({ context, data: { path: _, isShared, isDefault, state, ...rest } }) {
    const input = saveViewInput.parse({ ...rest, state: stateOf(state), isShared: isShared === "on", isDefault: isDefault === "on" });
    const { id } = await saveView(context, "tenant", input);
    return onward("The view is saved.", rest.table, { ...stateOf(state), view: id });
  },
});

export const changePortalViewAction = serverAction({
  access: "tenant",
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
  async handle({ context, data: { table: key, path: _, isShared, isDefault, state, ...rest } }) {
    const input = changeViewInput.parse({ ...rest, state: stateOf(state), isShared: isShared === "on", isDefault: isDefault === "on" });
    await changeView(context, "tenant", input);
    return onward("The view is changed.", key, { ...stateOf(state), view: rest.id });
  },
});

export const deletePortalViewAction = serverAction({
  access: "tenant",
  input: z.strictObject({ table, path, id: z.uuid() }),
  async handle({ context, data }) {
    await deleteView(context, "tenant", data.id);
    return onward("The view is deleted.", data.table, { view: NO_VIEW });
  },
});
