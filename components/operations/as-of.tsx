import { Time } from "../format/time.tsx";
import { Icon } from "../ui/icon.tsx";
import { LinkButton } from "../ui/link-button.tsx";

/** When what is shown was read, and a way to read it again; both also without script. */
export function AsOf({ at, href }: { at: Date; href: string }) {
  return (
    <>
      <p className="text-muted text-sm">
        As of <Time value={at} precision="second" />
      </p>
      <LinkButton href={href} variant="secondary" size="sm" icon={<Icon name="refresh-cw" className="size-4" />}>
        Refresh
      </LinkButton>
    </>
  );
}
