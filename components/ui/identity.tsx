import type { ReactNode } from "react";
import { Avatar } from "./avatar.tsx";

interface IdentityProps {
  name: string;
  /** Second line: address, slug, role. */
  detail?: string;
  /** Makes the name a link; give a `TextLink isStretched` to make the whole row the target. */
  link?: ReactNode;
  shape?: "round" | "square";
  size?: "sm" | "md";
  /** After the name, such as a badge. */
  mark?: ReactNode;
}

/** Avatar and two lines; long names are cut and told in full on hover. */
export function Identity({ name, detail, link, shape, size = "md", mark }: IdentityProps) {
  return (
    <span className="flex min-w-0 items-center gap-3 text-start">
      <Avatar name={name} shape={shape} size={size} />
      <span className="grid min-w-0">
        <span className="flex min-w-0 items-center gap-2">
          <bdi title={name} className="truncate font-medium text-ink">
            {link ?? name}
          </bdi>
          {mark}
        </span>
        {detail ? (
          <bdi title={detail} className="truncate text-muted text-xs">
            {detail}
          </bdi>
        ) : null}
      </span>
    </span>
  );
}
