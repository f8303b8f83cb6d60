/** Which fields of which contracts a question uses, so that whoever changes one knows whom it hurts. */
export { UsageRecorder } from './usage-recorder.ts';
