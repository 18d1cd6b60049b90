import { evaluateFlags } from "#lib/flags";
import { evaluatedFlags } from "#lib/flags/schema";
import { jsonRoute } from "#lib/web";

export const GET = jsonRoute({
  operationId: "evaluateFlags",
  summary: "The feature flags that are on for your portal",
  tag: "Feature flags",
  access: "tenant",
  response: evaluatedFlags,
  handle: ({ context, runtime }) => evaluateFlags(context, runtime),
});
