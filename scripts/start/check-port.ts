import { createServer } from "node:net";
import { StepError } from "../launch/steps.mjs";

/** Finds out before the long steps whether the portal could listen. @throws StepError */
export function checkPort(port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", (error: NodeJS.ErrnoException) => {
      if (error.code === "EADDRINUSE") {
        reject(
          new StepError(
            `Port ${port} on ${host} is in use by another program.`,
            `Stop that program, or choose another port: PORT=${port < 65_535 ? port + 1 : 3_000} npm start`,
            error,
          ),
        );
      } else if (error.code === "EACCES") {
        reject(new StepError(`This user may not listen on port ${port}.`, "Choose a port from 1024 up, such as PORT=3000.", error));
      } else if (error.code === "EADDRNOTAVAIL" || error.code === "ENOTFOUND") {
        reject(
          new StepError(`This machine has no address ${host}.`, "Set HOST to 127.0.0.1 (this machine only) or 0.0.0.0 (all its addresses).", error),
        );
      } else reject(error);
    });
    probe.listen(port, host, () => probe.close(() => resolve()));
  });
}
