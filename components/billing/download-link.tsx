import type { ReactNode } from "react";
import { buttonStyle } from "../ui/button-style.tsx";
import { Icon } from "../ui/icon.tsx";

interface DownloadLinkProps {
  href: string;
  size?: "sm";
  children: ReactNode;
}

/** Takes a file home. The browser's own link: there is no page behind it that could be fetched ahead. */
export function DownloadLink({ href, size, children }: DownloadLinkProps) {
  return (
    <a href={href} download className={buttonStyle("secondary", size)}>
      <Icon name="download" />
      {children}
    </a>
  );
}
