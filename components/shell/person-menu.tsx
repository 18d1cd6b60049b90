import type { ReactNode } from "react";
import { useClientWords } from "../format/client-words.tsx";
import { Avatar } from "../ui/avatar.tsx";
import { Icon, type IconName } from "../ui/icon.tsx";
import { Menu } from "../ui/menu.tsx";
import { MenuItem } from "../ui/menu-item.tsx";
import { LanguageChoice } from "./language-choice.tsx";
import type { ThemeName } from "./theme.tsx";
import { ThemeChoice } from "./theme-control.tsx";

export interface Person {
  name: string;
  email: string;
  /** In words, such as "Super admin" or "Manager at Aster Outdoor". */
  role: string;
}

interface PersonMenuProps {
  person: Person;
  links?: { label: string; href: string; icon: IconName }[];
  theme: ThemeName;
  /** The sign-out form; its button may use `menuItemStyle`. */
  signOut: ReactNode;
}

/** Who is signed in, their own pages, the theme, and the way out. */
export function PersonMenu({ person, links = [], theme, signOut }: PersonMenuProps) {
  const t = useClientWords();
  return (
    <Menu
      label={t("accountOfName", { name: person.name })}
      buttonClassName="flex min-h-11 items-center gap-2.5 rounded-full pe-1 text-start hover:text-ink lg:rounded-lg lg:px-2"
      className="w-72"
      button={
        <>
          <Avatar name={person.name} />
          <span className="hidden min-w-0 max-w-40 truncate font-medium text-soft text-sm lg:block">{person.name}</span>
          <Icon name="chevron-down" className="hidden size-4 text-muted lg:block" />
        </>
      }
    >
      <div className="px-3 py-2">
        <p dir="auto" className="truncate font-medium text-ink" title={person.name}>
          {person.name}
        </p>
        <p className="truncate text-muted text-xs" title={person.email}>
          {person.email}
        </p>
        <p className="mt-1 text-muted text-xs">{person.role}</p>
      </div>
      <div className="my-1.5 px-1.5">
        <ThemeChoice initial={theme} />
        <LanguageChoice className="mt-1.5" />
      </div>
      {links.map((link) => (
        <MenuItem key={link.href} href={link.href} icon={<Icon name={link.icon} />}>
          {link.label}
        </MenuItem>
      ))}
      <div className="mt-1.5 border-t pt-1.5">{signOut}</div>
    </Menu>
  );
}
