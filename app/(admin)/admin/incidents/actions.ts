"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import {
  acknowledgeAlert,
  acknowledgeIncident,
  assignIncidentRoles,
  changeIncident,
  editIncidentUpdate,
  openIncident,
  reopenIncident,
  resolveIncident,
  updateIncident,
  writePostmortem,
} from "#lib/services";
import {
  acknowledgeAlertForm,
  acknowledgeIncidentForm,
  changeIncidentForm,
  editUpdateForm,
  endIncidentForm,
  incidentRolesForm,
  openIncidentForm,
  postmortemForm,
  updateIncidentForm,
} from "#lib/services/schema";
import { serverAction } from "#lib/web";

const PATH = "/admin/incidents";

export const openIncidentAction = serverAction({
  access: "staff",
  input: openIncidentForm,
  async handle({ context, data }) {
    const { id } = await openIncident(context, data);
    redirect(`${PATH}/${id}`);
  },
});

export const changeIncidentAction = serverAction({
  access: "staff",
  input: changeIncidentForm,
  async handle({ context, data: { id, ...input } }) {
    await changeIncident(context, id, input);
    refresh();
    return "The incident is changed.";
  },
});

export const acknowledgeIncidentAction = serverAction({
  access: "staff",
  input: acknowledgeIncidentForm,
  async handle({ context, data: { id, version } }) {
    await acknowledgeIncident(context, id, version);
    refresh();
    return "You have it in hand.";
  },
});

export const assignRolesAction = serverAction({
  access: "staff",
  input: incidentRolesForm,
  async handle({ context, data: { id, ...input } }) {
    await assignIncidentRoles(context, id, input);
    refresh();
    return "The roles are assigned.";
  },
});

export const updateIncidentAction = serverAction({
  access: "staff",
  input: updateIncidentForm,
  async handle({ context, data: { id, ...input } }) {
    await updateIncident(context, id, input);
    refresh();
    return "The update is said.";
  },
});

export const editUpdateAction = serverAction({
  access: "staff",
  input: editUpdateForm,
  async handle({ context, data: { id, updateId, ...input } }) {
    await editIncidentUpdate(context, id, updateId, input);
    refresh();
    return "The update is corrected.";
  },
});

export const resolveIncidentAction = serverAction({
  access: "staff",
  input: endIncidentForm,
  async handle({ context, data: { id, ...input } }) {
    await resolveIncident(context, id, input);
    refresh();
    return "The incident is resolved.";
  },
});

export const reopenIncidentAction = serverAction({
  access: "staff",
  input: endIncidentForm,
  async handle({ context, data: { id, ...input } }) {
    await reopenIncident(context, id, input);
    refresh();
    return "The incident is open again.";
  },
});

export const writePostmortemAction = serverAction({
  access: "staff",
  input: postmortemForm,
  async handle({ context, data: { id, version, markdown } }) {
    await writePostmortem(context, id, version, markdown);
    refresh();
    return "The post-mortem is saved.";
  },
});

export const acknowledgeAlertAction = serverAction({
  access: "staff",
  input: acknowledgeAlertForm,
  async handle({ context, data: { id } }) {
    await acknowledgeAlert(context, id);
    refresh();
    return "You have it in hand.";
  },
});
