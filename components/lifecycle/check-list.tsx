import { useSay, useWords } from "#components/format/words";
import { type Check, STEP_LABELS } from "#lib/lifecycle/schema";
import { Icon, type IconName } from "../ui/icon.tsx";
import { TextLink } from "../ui/text-link.tsx";

const looks: Record<Check["state"], { icon: IconName; tone: string; word: string }> = {
  good: { icon: "circle-check", tone: "text-good", word: "Good" },
  note: { icon: "info", tone: "text-accent", word: "To know" },
  bad: { icon: "circle-exclamation-point", tone: "text-bad", word: "Stands in the way" },
};

/** What was looked up before creating, and where to mend what stands in the way. */
export function CheckList({ checks, draftId }: { checks: Check[]; draftId: string }) {
  const say = useSay();
  const t = useWords("tenancy");
  return (
    <ul className="grid gap-3" aria-label={t("checks")}>
      {checks.map(({ label, state, says, step }) => (
        <li key={`${label} ${says} ${step}`} className="flex items-start gap-3 text-sm">
          <Icon name={looks[state].icon} className={`size-5 shrink-0 ${looks[state].tone}`} />
          <span className="min-w-0 text-soft wrap-anywhere">
            <span className="sr-only">{say(looks[state].word)}: </span>
            <span className="font-medium text-ink">{say(label)}.</span> {say(says)}{" "}
            {state === "bad" ? (
              <TextLink href={`/admin/tenants/new/${draftId}/${step}`}>{t("goToStep", { step: say(STEP_LABELS[step]) })}</TextLink>
            ) : null}
          </span>
        </li>
      ))}
    </ul>
  );
}
