import { SOURCE_LABELS, TIMELINE_LABELS } from "#components/crm/crm-words";
import type { MergeGroup } from "#lib/crm/schema";
import type { Formats } from "../format/reader-formats.tsx";

type Labels = Partial<Record<string, string>>;

/** What one of two records has in a group, as the rest of the portal writes it; "" where it has nothing. */
export function sayMergeValue(group: MergeGroup, value: string, say: (sentence: string) => string, f: Pick<Formats, "date" | "money">): string {
  if (value === "") return "";
  if (group === "source") return say((SOURCE_LABELS as Labels)[value] ?? value);
  if (group === "timeline") return say((TIMELINE_LABELS as Labels)[value] ?? value);
  if (group === "followUp") return f.date(new Date(value), { precision: "minute" });
  if (group !== "budget") return value;
  const [amount = "", currency = ""] = value.split(" ");
  return f.money(amount, { currency });
}
