import { SoftLink } from "../ui/soft-link.tsx";

interface PreviewLinkProps {
  /** The address of the list as it is. */
  from: string;
  id: string;
  /** What it does, with the row's name. */
  label: string;
  /** What it does, in a word. */
  title: string;
  isOpen: boolean;
}

/** Opens a row beside the list. */
export function PreviewLink({ from, id, label, title, isOpen }: PreviewLinkProps) {
  return (
    <SoftLink
      href={`${from}${from.includes("?") ? "&" : "?"}preview=${id}`}
      scroll={false}
      data-preview={id}
      aria-current={isOpen ? "true" : undefined}
      aria-label={label}
      title={title}
      className="preview-link"
    />
  );
}
