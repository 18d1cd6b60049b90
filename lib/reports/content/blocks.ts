import { z } from "zod";
import type { Permission } from "#lib/access";
import { FIGURE_DEFINITIONS, type Figures } from "#lib/campaigns/schema";
import { trimmedText } from "#lib/platform/text";

export const FIGURE_NAMES = Object.keys(FIGURE_DEFINITIONS) as [keyof Figures, ...(keyof Figures)[]];
export const BLOCK_LIMITS = { blocks: 30, heading: 200, text: 4_000, campaigns: 50 } as const;

const figure = z.enum(FIGURE_NAMES, { error: "Choose one of the figures." });

/** What somebody puts into a report: one kind of block with what it needs to know. */
export const newBlock = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("heading"),
    text: trimmedText().min(1, "Write a heading.").max(BLOCK_LIMITS.heading, "Use at most 200 characters."),
  }),
  z.object({
    kind: z.literal("text"),
    text: trimmedText().min(1, "Write something.").max(BLOCK_LIMITS.text, "Use at most 4,000 characters."),
  }),
  z.object({
    kind: z.literal("figures"),
    figures: z
      .array(figure)
      .min(1, "Choose at least one figure.")
      .max(FIGURE_NAMES.length)
      .refine((names) => new Set(names).size === names.length, "Name each figure once."),
  }),
  z.object({ kind: z.literal("chart"), figure }),
  z.object({ kind: z.literal("channels") }),
  z.object({
    kind: z.literal("campaigns"),
    most: z.coerce.number("Write a number.").int().min(1, "Show at least one.").max(BLOCK_LIMITS.campaigns, "Show at most 50."),
  }),
  z.object({ kind: z.literal("reasons") }),
  z.object({ kind: z.literal("pace") }),
  z.object({ kind: z.literal("sales") }),
  z.object({ kind: z.literal("achievements") }),
]);
export type NewBlock = z.infer<typeof newBlock>;
export type BlockKind = NewBlock["kind"];
export const BLOCK_KINDS = [
  "heading",
  "text",
  "figures",
  "chart",
  "channels",
  "campaigns",
  "reasons",
  "pace",
  "sales",
  "achievements",
] as const satisfies BlockKind[];

/** A block of a report, known by its id. */
export const block = z.intersection(z.object({ id: z.uuid() }), newBlock);
export type Block = z.infer<typeof block>;

/** What one must be allowed to see for what a block shows. */
const NEEDS: Record<BlockKind, readonly Permission[]> = {
  heading: [],
  text: [],
  figures: ["campaign.read"],
  chart: ["campaign.read"],
  channels: ["campaign.read"],
  campaigns: ["campaign.read"],
  reasons: ["campaign.read"],
  pace: ["campaign.read"],
  sales: ["lead.read", "deal.read"],
  achievements: ["campaign.read"],
};

/** The permissions without which somebody sees nothing of what a block shows. */
export const neededFor = ({ kind }: Pick<Block, "kind">): readonly Permission[] => NEEDS[kind];

/** A block as it is when somebody adds one of its kind by a form that asks for nothing else. */
export function usualBlock(kind: Exclude<BlockKind, "heading" | "text">): NewBlock {
  if (kind === "figures") return { kind, figures: ["spendMinor", "revenueMinor", "roas", "conversions", "cpaMinor", "ctr"] };
  if (kind === "chart") return { kind, figure: "revenueMinor" };
  if (kind === "campaigns") return { kind, most: 10 };
  return { kind };
}
