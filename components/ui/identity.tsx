import type { ReactNode } from "react";
import { Avatar } from "./avatar.tsx";
import { TextLink } from "./text-link.tsx";

interface IdentityProps {
  name: string;
  /** Second line: address, slug, role. */
  detail?: string;
  /** Makes the whole row the target. */
  href?: string;
  shape?: "round" | "square";
  size?: "sm" | "md";
  /** After the name, such as a badge. */
  mark?: ReactNode;
}

/** Avatar and two lines; long names are cut and told in full on hover. */
export function Identity({ name, detail, href, shape, size = "md", mark }: IdentityProps) {
  const called = href ? (
    <TextLink isStretched href={href} dir="auto" title={name} className="truncate">
      {name}
    </TextLink>
  ) : (
    <bdi title={name} className="truncate font-medium text-ink">
      {name}
    </bdi>
  );
  return (
    <span className="flex min-w-0 items-center gap-3 text-start">
      <Avatar name={name} shape={shape} size={size} />
      <span className="grid min-w-0">
        {mark ? (
          <span className="flex min-w-0 items-center gap-2">
            {called}
            {mark}
          </span>
        ) : (
          called
        )}
        {detail ? (
          <bdi title={detail} className="truncate text-muted text-xs">
            {detail}
          </bdi>
        ) : null}
      </span>
    </span>
  );
}
