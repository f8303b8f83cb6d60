/** Made-up people and things that every Pearl City has; see examples/pearl-city/generator/README.md. */
export const showcase = { residentId: '340302199001010015' };
