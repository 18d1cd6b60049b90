import Link from "next/link";
import { chipsOf, type TableDeclaration, type TableState, tableAddress } from "#lib/tables/schema";
import { CloseGlyph } from "../ui/close-glyph.tsx";

/** What narrows the list, each with the way to take it off. Nothing where nothing does. */
export function FilterChips({ table, path, state }: { table: TableDeclaration; path: string; state: TableState }) {
  const chips = chipsOf(table, state);
  if (chips.length === 0) return null;
  return (
    <ul aria-label="Filters" className="flex flex-wrap gap-2 print:hidden">
      {chips.map(({ key, label, says, without }) => (
        <li key={key}>
          <Link
            href={tableAddress(table, path, without)}
            prefetch={false}
            scroll={false}
            aria-label={`Remove the filter ${label}: ${says}`}
            className="inline-flex min-h-8 items-center gap-2 rounded-full bg-accent-soft ps-3 pe-2 text-accent text-sm hover:text-ink"
          >
            <span>
              <span className="font-medium">{label}</span> {says}
            </span>
            <CloseGlyph />
          </Link>
        </li>
      ))}
    </ul>
  );
}
