import { z } from "zod";
import { changeScoring, scoringOverview } from "#lib/crm";
import { changeScoringInput, scoringOverview as overviewShape, scoringRules } from "#lib/crm/schema";
import { jsonRoute } from "#lib/web";

export const GET = jsonRoute({
  operationId: "getLeadScoring",
  summary: "How leads are scored: the rules, the scorecard in force with its points, calibration and AUC, and those before it",
  tag: "CRM",
  access: "tenant",
  permission: "lead.read",
  response: overviewShape,
  handle: ({ context }) => scoringOverview(context),
});

export const PUT = jsonRoute({
  operationId: "changeLeadScoring",
  summary: "Set the rules by which leads are scored; open leads are scored anew soon after",
  tag: "CRM",
  access: "tenant",
  permission: "lead.execute",
  body: changeScoringInput,
  response: z.object({ rules: scoringRules, rulesVersion: z.int() }),
  handle: ({ context, body }) => changeScoring(context, body),
});
