import type { IconName } from "./icon-names.ts";
import sprite from "./icons.svg";

export type { IconName } from "./icon-names.ts";

interface IconProps {
  name: IconName;
  /** Only when the icon says something that no text beside it says. */
  label?: string;
  /** Size and colour; 20 px and the text's colour unless told. */
  className?: string;
}

/** A line icon. Its drawing is in a file that the browser keeps, so that an icon is one short element, on the server and in the browser. */
export function Icon({ name, label, className = "size-5" }: IconProps) {
  return (
    <svg
      className={`icon ${className}`}
      {...(label ? { role: "img", "aria-label": label } : { "aria-hidden": true })}
      // biome-ignore lint/security/noDangerouslySetInnerHtml: a name of our own list, never input; as markup it is one element less
      dangerouslySetInnerHTML={{ __html: `<use href="${sprite.src}#${name}"/>` }}
    />
  );
}
