import type { ReactNode } from "react";
import { type ButtonSize, type ButtonVariant, buttonStyle } from "./button-style.tsx";
import { SoftLink, type SoftLinkProps } from "./soft-link.tsx";

interface LinkButtonProps extends Omit<SoftLinkProps, "className"> {
  variant?: ButtonVariant;
  size?: ButtonSize;
  icon?: ReactNode;
  className?: string;
}

/** A link that looks like a button. */
export function LinkButton({ variant, size, icon, className, children, ...rest }: LinkButtonProps) {
  return (
    <SoftLink className={buttonStyle(variant, size, className)} {...rest}>
      {icon}
      {children}
    </SoftLink>
  );
}
