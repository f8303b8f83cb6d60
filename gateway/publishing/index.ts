/** Where a department publishes its contracts, and clients read what will change for them. */
export { acceptContracts } from './accept-contracts.ts';
export { NoticesController } from './notices-controller.ts';
export { PublishingController } from './publishing-controller.ts';
export { PUBLISHING } from './publishing-port.ts';
export type { PublishingPort } from './publishing-port.ts';
