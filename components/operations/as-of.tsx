import { Time } from "../format/time.tsx";
import { useWords } from "../format/words.tsx";
import { Icon } from "../ui/icon.tsx";
import { LinkButton } from "../ui/link-button.tsx";

/** When what is shown was read, and a way to read it again; both also without script. */
export function AsOf({ at, href }: { at: Date; href: string }) {
  const t = useWords("operations");
  return (
    <>
      <p className="text-muted text-sm">{t.rich("asOf", { time: () => <Time value={at} precision="second" /> })}</p>
      <LinkButton href={href} variant="secondary" size="sm" icon={<Icon name="refresh-cw" className="size-4" />}>
        {t("refresh")}
      </LinkButton>
    </>
  );
}
