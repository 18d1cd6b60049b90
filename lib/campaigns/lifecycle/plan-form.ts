import { CHANNELS } from "../kinds.ts";

/** Names of a channel's box and of its budget in a form. */
export const channelField = (channel: string): string => `channel:${channel}`;
export const channelBudgetField = (channel: string): string => `channelBudget:${channel}`;

/** What a form sends of channels, as the plan has it: one box and one amount for each become a list. Other fields stay. */
export function planOfForm(sent: unknown): unknown {
  if (typeof sent !== "object" || sent === null) return sent;
  const fields: Record<string, unknown> = { ...sent };
  const channels = CHANNELS.flatMap((channel) => {
    const [isOn, budget] = [fields[channelField(channel)], fields[channelBudgetField(channel)]];
    delete fields[channelField(channel)];
    delete fields[channelBudgetField(channel)];
    return isOn === "on" ? [{ channel, budget }] : [];
  });
  return { ...fields, channels };
}
