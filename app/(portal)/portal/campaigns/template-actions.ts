"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { z } from "zod";
import { beginFromTemplate, dropTemplate, saveTemplate } from "#lib/campaigns";
import { saveTemplateInput, useTemplateInput } from "#lib/campaigns/schema";
import { serverAction } from "#lib/web";

const NEW = "/portal/campaigns/new";

export const saveTemplateAction = serverAction({
  access: "tenant",
  input: saveTemplateInput,
  async handle({ context, data }) {
    const { name } = await saveTemplate(context, data);
    return `The template “${name}” is kept. New campaigns can begin from it.`;
  },
});

export const beginFromTemplateAction = serverAction({
  access: "tenant",
  input: useTemplateInput,
  async handle({ context, data }) {
    redirect(`${NEW}/${await beginFromTemplate(context, data)}/basics`);
  },
});

export const dropTemplateAction = serverAction({
  access: "tenant",
  input: z.strictObject({ id: z.uuid() }),
  async handle({ context, data }) {
    await dropTemplate(context, data.id);
    refresh();
    return "The template is deleted.";
  },
});
