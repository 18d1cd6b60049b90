import type { Runtime } from "#lib/platform/runtime";

/** A call that works with a key that may see campaigns; `KEY` stands for it. */
export const exampleCall = ({ config }: Pick<Runtime, "config">): string =>
  `curl -H "Authorization: Bearer KEY" ${config.publicUrl}/api/v1/campaigns`;
