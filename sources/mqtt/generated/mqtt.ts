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
   * A snapshot is complete when no retained message came for so long; default 700ms.
   */
  quiet?: string;
}
