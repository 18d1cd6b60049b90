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
      className="inline-flex size-9 items-center justify-center rounded-lg text-muted hover:bg-tint hover:text-ink aria-[current]:bg-tint aria-[current]:text-accent"
    >
      <svg aria-hidden="true" viewBox="0 0 24 24" fill="none" stroke="currentColor" strokeWidth="1.75" className="size-5">
        <rect x="3" y="4" width="18" height="16" rx="2" />
        <path d="M15 4v16" />
      </svg>
    </Link>
  );
}
