import { useSay, useWords } from "#components/format/words";
import type { Figures } from "#lib/campaigns/schema";
import { FIGURE_KINDS } from "../campaigns/figure-kinds.tsx";
import { Icon } from "../ui/icon.tsx";
import { Tooltip } from "../ui/tooltip.tsx";

/** The name of a figure over its column, with what it means beside it: under the pointer, and with the keyboard's focus. */
export function FigureHeader({ name, short }: { name: keyof Figures; short?: string }) {
  const say = useSay();
  const t = useWords("shell");
  const { label, definition } = FIGURE_KINDS[name];
  return (
    <span className="inline-flex items-center gap-1">
      {short ?? say(label)}
      <Tooltip text={`${say(label)}. ${say(definition)}`}>
        <button
          type="button"
          aria-label={t("whatLabelMeans", { label: say(label) })}
          className="inline-flex size-6 items-center justify-center rounded-full text-muted hover:text-ink print:hidden"
        >
          <Icon name="info" className="size-4" />
        </button>
      </Tooltip>
    </span>
  );
}
