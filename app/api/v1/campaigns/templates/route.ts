import { listTemplates, saveTemplate } from "#lib/campaigns";
import { campaignTemplate, saveTemplateInput, templateList } from "#lib/campaigns/schema";
import { jsonRoute } from "#lib/web";

export const GET = jsonRoute({
  operationId: "listCampaignTemplates",
  summary: "The tenant's own templates of campaigns, by name",
  tag: "Campaigns",
  access: "tenant",
  permission: "campaign.create",
  response: templateList,
  handle: ({ context }) => listTemplates(context),
});

export const POST = jsonRoute({
  operationId: "saveCampaignTemplate",
  summary: "Keep the plan of a campaign as a template, without its name, days and people",
  tag: "Campaigns",
  access: "tenant",
  permission: "campaign.create",
  body: saveTemplateInput,
  response: campaignTemplate,
  status: 201,
  idempotent: true,
  handle: ({ context, body }) => saveTemplate(context, body),
});
