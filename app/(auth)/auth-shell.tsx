import type { ComponentProps } from "react";
import { AuthShell as Shell } from "#components/shell/auth-shell";
import { currentVisitor } from "../(marketing)/visitor.ts";
import { installationFor } from "../installation.tsx";

/** The frame of signing in, with the product's name, what the operator says to everybody, and where to find help. */
export async function AuthShell({ footer, ...rest }: Omit<ComponentProps<typeof Shell>, "product" | "notices">) {
  const { product, notices, support } = await installationFor(await currentVisitor());
  return (
    <Shell
      product={product}
      notices={notices}
      footer={
        support ? (
          <>
            {footer}
            <p className="mt-2">{support}</p>
          </>
        ) : (
          footer
        )
      }
      {...rest}
    />
  );
}
