import { once } from "node:events";
import { connect } from "node:net";
import { endpointOf } from "../endpoint.ts";
import { answered, type LookOptions, type ProbeResult } from "../look.ts";
import type { ProbeOf } from "../shapes.ts";

/** Whether a port takes connections. */
export async function lookByTcp({ slowAfterMs }: ProbeOf<"tcp">, options: LookOptions): Promise<ProbeResult> {
  const { ip, port } = await endpointOf(options.address, options);
  const begin = performance.now();
  const socket = connect({ host: ip, port, signal: options.signal });
  try {
    await once(socket, "connect");
    return answered(performance.now() - begin, slowAfterMs);
  } finally {
    // Whatever comes after the answer is nobody's failure.
    socket.on("error", () => undefined);
    socket.destroy();
  }
}
