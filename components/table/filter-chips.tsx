import { useFormats } from "#components/format/reader-formats";
import { useSay, useWords } from "#components/format/words";
import { chipsOf, type SaidTable, type TableState, tableAddress } from "#lib/tables/schema";
import { CloseGlyph } from "../ui/close-glyph.tsx";
import { SoftLink } from "../ui/soft-link.tsx";

/** What narrows the list, each with the way to take it off. Nothing where nothing does. */
export function FilterChips({ table, path, state }: { table: SaidTable; path: string; state: TableState }) {
  const [t, say, f] = [useWords("tables"), useSay(), useFormats()];
  const either = (words: string[]) =>
    words.length < 2 ? words.join() : t("eitherFirstOrLast", { first: words.slice(0, -1).join(", "), last: words.at(-1) ?? "" });
  const chips = chipsOf(table, state, f.day).map((chip) => {
    const { choices } = table.columns.find(({ key }) => key === chip.key) ?? {};
    const chosen = state.filters[chip.key]?.split(",") ?? [];
    return {
      ...chip,
      says: choices ? either(chosen.map((value) => choices.find((choice) => choice.value === value)?.label ?? value)) : say(chip.says),
    };
  });
  if (chips.length === 0) return null;
  return (
    <ul aria-label={t("filters")} className="flex flex-wrap gap-2">
      {chips.map(({ key, label, says, without }) => (
        <li key={key}>
          <SoftLink
            href={tableAddress(table, path, without)}
            scroll={false}
            aria-label={t("removeTheFilterLabelSays", { label, says })}
            className="inline-flex min-h-8 items-center gap-2 rounded-full bg-accent-soft ps-3 pe-2 text-accent text-sm hover:text-ink"
          >
            <span>
              <span className="font-medium">{`${label}:`}</span> {says}
            </span>
            <span className="contents print:hidden">
              <CloseGlyph />
            </span>
          </SoftLink>
        </li>
      ))}
    </ul>
  );
}
