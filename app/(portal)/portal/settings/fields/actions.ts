"use server";

import { refresh } from "next/cache";
import { changeField, changeFieldByHand, createField, moveField, removeField, restoreField } from "#lib/crm";
import { createFieldInput, fieldIdInput, moveFieldInput } from "#lib/crm/schema";
import { serverAction } from "#lib/web";

export const createFieldAction = serverAction({
  access: "tenant",
  input: createFieldInput,
  async handle({ context, data }) {
    await createField(context, data);
    refresh();
    return "Field added.";
  },
});

export const changeFieldAction = serverAction({
  access: "tenant",
  input: changeFieldByHand,
  async handle({ context, data: { id, ...input } }) {
    await changeField(context, id, input);
    refresh();
    return "Field saved.";
  },
});

export const moveFieldAction = serverAction({
  access: "tenant",
  input: moveFieldInput,
  async handle({ context, data }) {
    await moveField(context, data);
    refresh();
    return "Field moved.";
  },
});

export const removeFieldAction = serverAction({
  access: "tenant",
  input: fieldIdInput,
  async handle({ context, data: { id } }) {
    const { outcome } = await removeField(context, id);
    refresh();
    return outcome === "deleted" ? "Field deleted." : "Field archived. What stands in it is kept.";
  },
});

export const restoreFieldAction = serverAction({
  access: "tenant",
  input: fieldIdInput,
  async handle({ context, data: { id } }) {
    await restoreField(context, id);
    refresh();
    return "The field is there again.";
  },
});
