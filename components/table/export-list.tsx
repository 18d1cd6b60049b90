"use client";
import { menuItemStyle } from "../ui/menu-item.tsx";
import type { PanelContents } from "./panel-contents.ts";

/** Takes along everything that the filter means, not the page alone. Not `Link`: nothing is to be fetched before it is asked for. */
export default function ExportList({ content: { says, formats } }: { content: PanelContents["exports"] }) {
  return (
    <>
      <p className="mb-3 text-muted text-sm">{says}</p>
      <ul className="-mx-2 grid gap-0.5">
        {formats.map(({ label, note, href }) => (
          <li key={label}>
            <a href={href} download className={menuItemStyle}>
              <span className="grid">
                {label}
                <span className="font-normal text-muted text-xs">{note}</span>
              </span>
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}
