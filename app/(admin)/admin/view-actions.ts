"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { changeView, deleteView, saveView } from "#lib/tables";
import { changeViewInput, saveViewInput } from "#lib/tables/schema";
import { serverAction } from "#lib/web";

/** The operator's tables that have views, and where they are. */
const PATHS = { tenants: "/admin/tenants", people: "/admin/people" } as const;
const table = z.enum(["tenants", "people"], "No such table.");
const box = z.literal("on").optional();
/** The state as an address says it. */
const query = z.string().max(4_000);

const stateOf = (text: string) => Object.fromEntries(new URLSearchParams(text));
const addressOfView = (key: z.infer<typeof table>, state: string, id: string) =>
  `${PATHS[key]}?${new URLSearchParams({ ...stateOf(state), view: id })}`;

export const saveViewAction = serverAction({
  access: "staff",
  input: z.strictObject({ table, name: saveViewInput.shape.name, state: query, isShared: box, isDefault: box }),
  async handle({ context, data }) {
    const { isShared, isDefault, state, ...rest } = data;
    const input = saveViewInput.parse({ ...rest, state: stateOf(state), isShared: isShared === "on", isDefault: isDefault === "on" });
    const { id } = await saveView(context, "staff", input);
    redirect(addressOfView(data.table, state, id));
  },
});

export const changeViewAction = serverAction({
  access: "staff",
  input: z.strictObject({
    table,
    id: z.uuid(),
    version: z.coerce.number().int().min(1),
    name: saveViewInput.shape.name,
    state: query,
    isShared: box,
    isDefault: box,
  }),
  async handle({ context, data }) {
    const { table: key, isShared, isDefault, state, ...rest } = data;
    const input = changeViewInput.parse({ ...rest, state: stateOf(state), isShared: isShared === "on", isDefault: isDefault === "on" });
    await changeView(context, "staff", input);
    redirect(addressOfView(key, state, data.id));
  },
});

export const deleteViewAction = serverAction({
  access: "staff",
  input: z.strictObject({ table, id: z.uuid() }),
  async handle({ context, data }) {
    await deleteView(context, "staff", data.id);
    redirect(`${PATHS[data.table]}?view=all`);
  },
});
