/** MQTT: the retained messages as a snapshot, and everything that follows as a stream. */
export { mqtt } from './mqtt.ts';
