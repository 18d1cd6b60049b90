import Link from "next/link";

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
    <Link
      href={`${from}${from.includes("?") ? "&" : "?"}preview=${id}`}
      prefetch={false}
      scroll={false}
      data-preview={id}
      aria-current={isOpen ? "true" : undefined}
      aria-label={label}
      title={title}
      className="preview-link"
    />
  );
}
