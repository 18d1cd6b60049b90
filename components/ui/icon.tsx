import { iconShapes } from "./icon-shapes.ts";

export type IconName = keyof typeof iconShapes;

interface IconProps {
  name: IconName;
  /** Only when the icon says something that no text beside it says. */
  label?: string;
  /** Size and colour; 20 px and the text's colour unless told. */
  className?: string;
}

/** A line icon. For server components: a client component gets it as a ready node, or every drawing would travel. */
export function Icon({ name, label, className = "size-5" }: IconProps) {
  return (
    <svg
      viewBox="0 0 24 24"
      width="24"
      height="24"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.75"
      strokeLinecap="round"
      strokeLinejoin="round"
      className={`shrink-0 ${className}`}
      {...(label ? { role: "img", "aria-label": label } : { "aria-hidden": true })}
      // biome-ignore lint/security/noDangerouslySetInnerHtml: our own constant drawings, never input
      dangerouslySetInnerHTML={{ __html: iconShapes[name] }}
    />
  );
}
