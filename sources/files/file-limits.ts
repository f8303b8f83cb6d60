const mebibyte = 1024 * 1024;

/** What is unpacked or copied at most; past it the delivery is refused, since nobody's register is like this. */
export const fileLimits = {
  /** Bytes that one file may unpack to. */
  unpacked: 64 * 1024 * mebibyte,
  /** Times its packed size that a file may unpack to… */
  ratio: 250,
  /** …once it has unpacked to so many bytes. */
  ratioFrom: 64 * mebibyte,
  /** Members of an archive. */
  members: 100_000,
  /** Bytes of a copy on this machine, of a file that must be read at random. */
  copy: 4 * 1024 * mebibyte,
} as const;
