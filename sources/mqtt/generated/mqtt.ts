/* generated from mqtt.schema.json by npm run generate; do not edit */

export interface MqttSettings {
  system: MqttSystem;
  dataset: MqttDataset;
}
export interface MqttSystem {
  connection: {
    url: string;
    user?: string;
    password?: string;
    /**
     * Beginning of the client name under which the broker keeps our session; default causeway. Two hubs on one broker need two.
     */
    client?: string;
  };
}
export interface MqttDataset {
  /**
   * Topic filter; + and # are wildcards.
   */
  topic: string;
  /**
   * Field that takes the topic's part at the first wildcard.
   */
  keyFromTopic?: string;
  /**
   * For events without a key of their own: field that takes the message's identity, made of topic and content.
   */
  messageId?: string;
  /**
   * Field, a time or a growing number, by which an older message that comes later is known as older.
   */
  order?: string;
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
  /**
   * A snapshot is complete when no retained message came for so long; default 700ms.
   */
  quiet?: string;
}
