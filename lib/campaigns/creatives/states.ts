export const CREATIVE_STATES = ["draft", "waiting", "approved", "changes_asked"] as const;
export type CreativeState = (typeof CREATIVE_STATES)[number];

/**
 * How a creative is approved. Whoever makes it submits and withdraws (`campaign.update`); the client decides (`campaign.execute`). A new
 * version begins anew as a draft, whatever the one before was.
 */
export const CREATIVE_STEPS = {
  submit: { from: ["draft", "changes_asked"], to: "waiting", needs: "campaign.update" },
  withdraw: { from: ["waiting"], to: "draft", needs: "campaign.update" },
  approve: { from: ["waiting"], to: "approved", needs: "campaign.execute" },
  ask_changes: { from: ["waiting"], to: "changes_asked", needs: "campaign.execute" },
} as const satisfies Record<string, { from: readonly CreativeState[]; to: CreativeState; needs: string }>;

export const CREATIVE_ACTS = ["submit", "withdraw", "approve", "ask_changes"] as const;
export type CreativeAct = (typeof CREATIVE_ACTS)[number];

/** The state that a step leads to; null where there is no way. */
export function stateAfter(act: CreativeAct, state: CreativeState): CreativeState | null {
  const { from, to } = CREATIVE_STEPS[act];
  return (from as readonly CreativeState[]).includes(state) ? to : null;
}
