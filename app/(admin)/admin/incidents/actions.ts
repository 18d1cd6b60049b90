"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import {
  acknowledgeAlert,
  acknowledgeIncident,
  assignIncidentRoles,
  changeIncident,
  confirmRecoveryStep,
  doRecoveryStep,
  editIncidentUpdate,
  endRecovery,
  openIncident,
  reopenIncident,
  resolveIncident,
  restartService,
  startRecovery,
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
  recoveryForm,
  recoveryStepForm,
  restartForm,
  startRecoveryForm,
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

export const startRecoveryAction = serverAction({
  access: "staff",
  input: startRecoveryForm,
  async handle({ context, data: { cause } }) {
    await startRecovery(context, cause);
    refresh();
    return null;
  },
});

export const doStepAction = serverAction({
  access: "staff",
  input: recoveryStepForm,
  async handle({ context, data: { id, service } }) {
    await doRecoveryStep(context, id, service);
    refresh();
    return null;
  },
});

export const confirmStepAction = serverAction({
  access: "staff",
  input: recoveryStepForm,
  async handle({ context, data: { id, service } }) {
    await confirmRecoveryStep(context, id, service);
    refresh();
    return null;
  },
});

export const endRecoveryAction = serverAction({
  access: "staff",
  input: recoveryForm,
  async handle({ context, data: { id } }) {
    const { end } = await endRecovery(context, id);
    refresh();
    return end === "finished" ? "The recovery is finished." : "The recovery is given up.";
  },
});

export const restartServiceAction = serverAction({
  access: "staff",
  input: restartForm,
  async handle({ context, data: { service, ...input } }) {
    await restartService(context, service, input);
    refresh();
    return "The restart hook is called.";
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
