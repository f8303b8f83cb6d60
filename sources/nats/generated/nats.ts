/* generated from nats.schema.json by npm run generate; do not edit */

export interface NatsSettings {
  system: NatsSystem;
  dataset: NatsDataset;
}
export interface NatsSystem {
  connection: {
    url: string;
    user?: string;
    password?: string;
    /**
     * Instead of user and password.
     */
    token?: string;
  };
}
export interface NatsDataset {
  stream: string;
  /**
   * Subjects to be read; * and > are wildcards; default all of the stream.
   */
  subject?: string;
  /**
   * Durable consumer; default causeway-<dataset>. Made where the server has none of that name.
   */
  consumer?: string;
  /**
   * Field that takes the subject's part at the first wildcard.
   */
  keyFromSubject?: string;
  /**
   * For events without a key of their own: field that takes the message's identity, which is its Nats-Msg-Id or its place in the stream.
   */
  messageId?: string;
  /**
   * After which the server sends again what was not acknowledged; default 30s.
   */
  acknowledgeWithin?: string;
  /**
   * Messages are stored together, and acknowledged when they have been.
   */
  batch?: {
    /**
     * Default 5000.
     */
    messages?: number;
    /**
     * Age of the first message at which a batch is stored; default 250ms.
     */
    window?: string;
  };
}
