import { checkLedger } from "#lib/gamification";
import { ledgerCheck } from "#lib/gamification/schema";
import { jsonRoute } from "#lib/web";

export const GET = jsonRoute({
  operationId: "checkLedger",
  summary: "Add up all entries of points anew and compare them with the balances",
  tag: "Gamification",
  access: "staff",
  permission: "gamification.manage",
  response: ledgerCheck,
  handle: ({ context }) => checkLedger(context),
});
