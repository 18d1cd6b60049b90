import { generatePortfolio } from "#lib/gamification";
import { generatePortfolioInput, portfolioDraft } from "#lib/gamification/schema";
import { jsonRoute } from "#lib/web";

export const POST = jsonRoute({
  operationId: "generatePortfolio",
  summary: "Begins a portfolio: a draft with every figure that the tenant’s own data gives, with source and period",
  tag: "Gamification",
  access: "tenant",
  permission: "content.create",
  body: generatePortfolioInput,
  response: portfolioDraft,
  status: 201,
  idempotent: true,
  handle: ({ context, body }) => generatePortfolio(context, body),
});
