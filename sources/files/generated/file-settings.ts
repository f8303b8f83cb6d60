/* generated from file-settings.schema.json by npm run generate; do not edit */

/**
 * Where files lie, whatever their format.
 */
export interface FileSettings {
  system: FileSystem;
  dataset: FileDataset;
}
export interface FileSystem {
  sftp?: SftpSettings;
}
/**
 * The server that the files lie on; without it they lie in the data folder.
 */
export interface SftpSettings {
  /**
   * Name or address.
   */
  host: string;
  /**
   * Default 22.
   */
  port?: number;
  user: string;
  /**
   * As ${env.NAME}.
   */
  password?: string;
  /**
   * The key's own text, as ${env.NAME}; OpenSSH or PEM.
   */
  privateKey?: string;
  /**
   * Of the private key, as ${env.NAME}.
   */
  passphrase?: string;
  /**
   * Fingerprint of the server's key; without it nothing is read, and `causeway source test` says which one the server shows.
   */
  hostKey?: string;
  /**
   * Where the paths of the datasets begin; default the folder that the login opens in.
   */
  folder?: string;
}
export interface FileDataset {
  /**
   * File or glob, in the data folder or on the server; all files that match are read in the order of their names. A name that ends in .gz is unpacked.
   */
  path: string;
  /**
   * File or glob inside the zip archives that `path` names; all members that match are read in the order of their names. An archive inside an archive is not opened.
   */
  member?: string;
}
