import { CHANNEL_LABELS, type Change, effectsInWords, FIGURE_DEFINITIONS } from "#lib/campaigns/schema";
import type { BlockData } from "../data/data-schema.ts";
import type { ReportPart } from "./document.ts";
import type { Writing } from "./writing.ts";

const SHOWN = 3;

/** Why figures changed, in the sentences of the overview: which campaign on which channel, and what of it was volume, rate and price. */
export function reasonsPart({ changes }: Extract<BlockData, { kind: "reasons" }>, writing: Writing): ReportPart {
  const { figures: t } = writing;
  if (changes.length === 0) return { kind: "empty", text: `${t("nothingToCompare")}. ${t("nothingToCompareNote")}` };
  return {
    kind: "reasons",
    reasons: changes.map((change) => ({
      title: titleOf(change, writing),
      points: change.reasons.slice(0, SHOWN).map((reason) => sentenceOf(change, reason, writing)),
    })),
  };
}

function titleOf({ figure, change, now }: Change, writing: Writing): string {
  const { figures: t, say } = writing;
  const write = writerOf(figure, writing);
  const said = { figure: say(FIGURE_DEFINITIONS[figure].label), by: write(Math.abs(change)), now: write(now) };
  return change > 0 ? t("rose", said) : change < 0 ? t("fell", said) : t("same", said);
}

function sentenceOf({ figure }: Change, reason: Change["reasons"][number], writing: Writing): string {
  const { figures: t, say, list } = writing;
  const write = writerOf(figure, writing);
  const signed = (amount: number) => `${amount > 0 ? "+" : ""}${write(amount)}`;
  const where = [reason.campaignName, reason.channel && say(CHANNEL_LABELS[reason.channel])].filter(Boolean).join(" · ");
  const change = signed(reason.change);
  if (reason.before === 0) return `${where} ${t("began", { change })}`;
  if (reason.now === 0) return `${where} ${t("ended", { change })}`;
  const parts = list(effectsInWords(figure, reason.effects).map(({ words, amount }) => `${say(words)} (${signed(amount)})`));
  return `${where} ${t("because", { change, parts })}`;
}

const writerOf =
  (figure: Change["figure"], { number, money }: Writing) =>
  (amount: number): string =>
    figure === "conversions" ? number(amount) : money(amount);
