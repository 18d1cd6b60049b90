import type { ReactNode } from "react";
import { Icon, type IconName } from "../ui/icon.tsx";

const looks = { info: "bg-accent-soft text-accent", warn: "bg-warn-soft text-warn", bad: "bg-bad-soft text-bad" };

interface BannerProps {
  tone?: keyof typeof looks;
  icon?: IconName;
  children: ReactNode;
  action?: ReactNode;
}

/** One line across the top for what holds on every page: demo data, acting as somebody else, a suspended tenant. */
export function Banner({ tone = "info", icon = "info", children, action }: BannerProps) {
  return (
    <div role="note" className={`flex flex-wrap items-center gap-x-3 gap-y-1 border-b px-4 py-2.5 font-medium text-sm md:px-6 ${looks[tone]}`}>
      <Icon name={icon} />
      <p className="min-w-0 flex-1">{children}</p>
      {action}
    </div>
  );
}
