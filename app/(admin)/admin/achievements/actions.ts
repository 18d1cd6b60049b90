"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { publishDraft, retireDefinition, saveDraft } from "#lib/gamification";
import { publishDraftInput, retireDefinitionInput, saveDraftInput } from "#lib/gamification/schema";
import { serverAction } from "#lib/web";

export const saveDraftAction = serverAction({
  access: "staff",
  input: saveDraftInput,
  async handle({ context, data: { key, content } }) {
    const saved = await saveDraft(context, key, content);
    if (key === null) redirect(`/admin/achievements/${saved.key}`);
    refresh();
    return `The draft of version ${saved.version} is saved. It counts once it is published.`;
  },
});

export const publishDraftAction = serverAction({
  access: "staff",
  input: publishDraftInput,
  async handle({ context, data }) {
    const { name, version, backfillId } = await publishDraft(context, data);
    refresh();
    return backfillId === null
      ? `Version ${version} of “${name}” counts from now on.`
      : `Version ${version} of “${name}” counts, and the past is being gone through.`;
  },
});

export const retireDefinitionAction = serverAction({
  access: "staff",
  input: retireDefinitionInput,
  async handle({ context, data: { key } }) {
    const { name } = await retireDefinition(context, key);
    refresh();
    return `“${name}” is retired. Who has earned it keeps it.`;
  },
});
