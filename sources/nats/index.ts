/** NATS JetStream: events and states of a stream, acknowledged once they have been stored. */
export { nats } from './nats.ts';
