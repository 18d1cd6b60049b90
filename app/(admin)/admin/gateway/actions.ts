"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { changeRoute, createRoute, deleteRoute } from "#lib/brain";
import { changeRouteForm, createRouteForm, deleteRouteForm } from "#lib/brain/schema";
import { serverAction } from "#lib/web";

export const createRouteAction = serverAction({
  access: "staff",
  input: createRouteForm,
  async handle({ context, data }) {
    const { id } = await createRoute(context, data);
    redirect(`/admin/gateway/${id}`);
  },
});

export const changeRouteAction = serverAction({
  access: "staff",
  input: changeRouteForm,
  async handle({ context, data }) {
    await changeRoute(context, data);
    refresh();
    return "The route is changed, and counts everywhere at once.";
  },
});

export const deleteRouteAction = serverAction({
  access: "staff",
  input: deleteRouteForm,
  async handle({ context, data: { id, version } }) {
    await deleteRoute(context, id, version);
    redirect("/admin/gateway");
  },
});
