import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

export interface CuttingProxy {
  port: number;
  /** Each new connection takes the next of these: it is cut when so many bytes have come from the server. None left: never. */
  cuts: number[];
  /** Milliseconds that each piece of an answer is held back. */
  delay: number;
  /** Answers are taken from the server and never handed on. */
  hangs: boolean;
  close(): Promise<void>;
}

/** A line to a server that is cut in the middle, slow, or silent: as in the country. */
export async function startCuttingProxy(target: number): Promise<CuttingProxy> {
  const open = new Set<Socket>();
  const server = createServer((client) => {
    const upstream = connect(target, '127.0.0.1');
    for (const socket of [client, upstream]) {
      open.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => (open.delete(socket), client.destroy(), upstream.destroy()));
    }
    client.pipe(upstream);
    pour(upstream, client, proxy);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const proxy: CuttingProxy = {
    port: (server.address() as AddressInfo).port,
    ...{ cuts: [], delay: 0, hangs: false },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of open) socket.destroy();
      }),
  };
  return proxy;
}

function pour(upstream: Socket, client: Socket, proxy: CuttingProxy): void {
  let left = proxy.cuts.shift() ?? Infinity;
  upstream.on('data', (chunk: Buffer) => {
    if (proxy.hangs) return;
    const piece = chunk.subarray(0, Math.min(chunk.length, left));
    left -= piece.length;
    upstream.pause();
    setTimeout(() => {
      // What was sent before the cut still arrives.
      client.write(piece, () => (left <= 0 ? client.destroySoon() : upstream.resume()));
    }, proxy.delay);
  });
}
