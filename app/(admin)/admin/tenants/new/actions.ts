"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { z } from "zod";
import { beginNewTenant, createFromDraft, describeSlug, discardNewTenant, keepStep } from "#lib/lifecycle";
import { businessStep, draftRef, type NewTenantStep, peopleStep, placeStep, planStep } from "#lib/lifecycle/schema";
import { AppError } from "#lib/platform/errors";
import { trimmedText } from "#lib/platform/text";
import { serverAction } from "#lib/web";

const stepPath = (id: string, step: NewTenantStep) => `/admin/tenants/new/${id}/${step}`;

export const beginTenantAction = serverAction({
  access: "staff",
  input: businessStep,
  async handle({ context, data }) {
    redirect(stepPath(await beginNewTenant(context, data), "plan"));
  },
});

export const keepBusinessAction = serverAction({
  access: "staff",
  input: businessStep.extend(draftRef.shape),
  async handle({ context, data: { id, version, ...step } }) {
    await keepStep(context, { id, version }, step);
    redirect(stepPath(id, "plan"));
  },
});

export const keepPlanAction = serverAction({
  access: "staff",
  input: planStep.extend(draftRef.shape),
  async handle({ context, data: { id, version, ...step } }) {
    await keepStep(context, { id, version }, step);
    redirect(stepPath(id, "place"));
  },
});

export const keepPlaceAction = serverAction({
  access: "staff",
  input: placeStep.extend(draftRef.shape),
  async handle({ context, data: { id, version, ...step } }) {
    await keepStep(context, { id, version }, step);
    redirect(stepPath(id, "people"));
  },
});

export const keepPeopleAction = serverAction({
  access: "staff",
  input: peopleStep,
  async handle({ context, data: { id, version, ...step } }) {
    await keepStep(context, { id, version }, step);
    redirect(stepPath(id, "review"));
  },
});

/** Says while it is typed whether an address is free. */
export const checkSlugAction = serverAction({
  access: "staff",
  input: z.strictObject({ slug: trimmedText().toLowerCase().max(100) }),
  async handle({ context, data }) {
    const { isFree, says } = await describeSlug(context, data.slug);
    if (!isFree) throw new AppError("conflict", says, { issues: [{ path: "slug", message: says }] });
    return says;
  },
});

export const discardDraftAction = serverAction({
  access: "staff",
  input: z.strictObject({ id: z.uuid() }),
  async handle({ context, data }) {
    await discardNewTenant(context, data.id);
    refresh();
    return "The draft is gone.";
  },
});

export const createFromDraftAction = serverAction({
  access: "staff",
  input: draftRef,
  async handle({ context, data, runtime }) {
    const { id } = await createFromDraft(context, data, runtime);
    redirect(`/admin/tenants/${id}?created=1`);
  },
});
