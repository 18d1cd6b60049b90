import { z } from "zod";
import { ALERT_SEVERITIES, changeDestinationCall, createDestinationInput } from "./alerts/shapes.ts";
import {
  acknowledgeIncidentCall,
  changeIncidentCall,
  editUpdateCall,
  endIncidentCall,
  incidentRolesCall,
  openIncidentInput,
  postmortemCall,
  updateIncidentCall,
} from "./incidents/shapes.ts";
import { changeWindowCall, endWindowCall, planWindowInput } from "./maintenance/shapes.ts";
import { restartServiceCall, startRecoveryInput } from "./recovery/shapes.ts";
import { serviceKey } from "./registry/shapes.ts";

const LOCAL = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/;
const MOMENTS = ["startsAt", "endsAt"];

/** A form has the keys of services in one field, and its moments in UTC without saying so. */
function fromForm(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  const fields: Record<string, unknown> = { ...value };
  if (typeof fields.services === "string") fields.services = fields.services.split(/[\s,;]+/).filter(Boolean);
  for (const name of MOMENTS) if (LOCAL.test(String(fields[name]))) fields[name] = `${fields[name]}:00.000Z`;
  return fields;
}

/** The same of a destination of alerts: what it wants are boxes, and its services one field. */
function fromDestinationForm(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  const { services, isEnabled, ...fields } = value as Record<string, unknown>;
  const severities = ALERT_SEVERITIES.filter((severity) => fields[severity] === "on");
  for (const severity of ALERT_SEVERITIES) delete fields[severity];
  const serviceKeys = typeof services === "string" ? services.split(/[\s,;]+/).filter(Boolean) : [];
  return { ...fields, severities, serviceKeys, ...(isEnabled !== undefined && { isEnabled: isEnabled === "on" }) };
}

const formOf = <Shape extends z.ZodType>(shape: Shape) => z.preprocess(fromForm, shape);
const id = { id: z.uuid() };

export const openIncidentForm = formOf(openIncidentInput);
export const changeIncidentForm = formOf(changeIncidentCall.extend(id));
export const updateIncidentForm = formOf(updateIncidentCall.extend(id));
export const editUpdateForm = formOf(editUpdateCall.extend({ ...id, updateId: z.uuid() }));
export const endIncidentForm = formOf(endIncidentCall.extend(id));
export const acknowledgeIncidentForm = formOf(acknowledgeIncidentCall.extend(id));
export const incidentRolesForm = formOf(incidentRolesCall.extend(id));
export const postmortemForm = formOf(postmortemCall.extend(id));
export const acknowledgeAlertForm = formOf(z.strictObject(id));
export const planWindowForm = formOf(planWindowInput);
export const changeWindowForm = formOf(changeWindowCall.extend(id));
export const endWindowForm = formOf(endWindowCall.extend(id));
export const startRecoveryForm = formOf(startRecoveryInput);
export const recoveryForm = formOf(z.strictObject(id));
export const recoveryStepForm = formOf(z.strictObject({ ...id, service: serviceKey }));
export const restartForm = formOf(restartServiceCall.extend({ service: serviceKey }));
export const createDestinationForm = z.preprocess(fromDestinationForm, createDestinationInput);
export const changeDestinationForm = z.preprocess(fromDestinationForm, changeDestinationCall.extend(id));
export const destinationForm = z.strictObject(id);
