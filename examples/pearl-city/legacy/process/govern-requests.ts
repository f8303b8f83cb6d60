import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { SystemControl } from './system-control.ts';

type Listener = (request: IncomingMessage, response: ServerResponse) => void;

/** Puts the control in front of a server's own listeners, whatever framework they are of. */
export function governRequests(server: Server, control: SystemControl): void {
  const own = server.listeners('request') as Listener[];
  server.removeAllListeners('request');
  server.on('request', (request, response) => {
    control.calls += 1;
    void answer(control, response).then((mayPass) => {
      if (mayPass) own.forEach((listener) => listener.call(server, request, response));
    });
  });
}

/** True when the request may go on to the system itself. */
async function answer(control: SystemControl, response: ServerResponse): Promise<boolean> {
  while (control.behaviour === 'slow') await control.change();
  if (control.behaviour === 'down') response.socket?.destroy();
  if (control.behaviour === 'rubbish') response.end('<html><body>系统维护中</body>');
  return control.behaviour === 'ok';
}
