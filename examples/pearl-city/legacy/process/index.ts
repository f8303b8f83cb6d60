/** What all legacy systems share: being a process of their own, their registers, and misbehaving on demand. */
export { runSystem } from './run-system.ts';
export type { RunningSystem, StartSystem, SystemStart } from './run-system.ts';
export { SystemControl } from './system-control.ts';
export type { ControlAnswer, Misbehaviour } from './system-control.ts';
export { forkSystem } from './fork-system.ts';
export type { ForkedSystem } from './fork-system.ts';
export { governRequests } from './govern-requests.ts';
export { closeServer, listenOn } from './listen-on.ts';
export { readRegister, Register, toRegisterFile } from './read-register.ts';
export type { RegisterRow } from './read-register.ts';
