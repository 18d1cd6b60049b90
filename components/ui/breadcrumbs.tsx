import { useWords } from "../format/words.tsx";
import { Icon } from "./icon.tsx";
import { SoftLink } from "./soft-link.tsx";

/** Where the page stands, from the top; the last item is the page itself and needs no address. */
export function Breadcrumbs({ items }: { items: { label: string; href?: string }[] }) {
  const t = useWords("shell");
  return (
    <nav aria-label={t("breadcrumb")} className="print:hidden">
      <ol className="flex flex-wrap items-center gap-1 text-sm">
        {items.map((item, index) => (
          <li key={item.href ?? item.label} className="flex min-w-0 items-center gap-1">
            {index > 0 ? <Icon name="chevron-right" className="size-4 text-muted rtl:-scale-x-100" /> : null}
            {item.href ? (
              <SoftLink href={item.href} className="inline-flex min-h-6 items-center rounded-sm text-muted hover:text-ink hover:underline">
                {item.label}
              </SoftLink>
            ) : (
              <span aria-current="page" className="max-w-[16rem] truncate text-ink" title={item.label}>
                {item.label}
              </span>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}
