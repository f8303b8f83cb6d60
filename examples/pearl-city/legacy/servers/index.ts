/** The legacy systems that speak over a socket of their own making; PostgreSQL has its own folder. */
export { serveSocialSecurity } from './serve-social-security.ts';
export { serveHealth } from './serve-health.ts';
export { serveMarketSupervision } from './serve-market-supervision.ts';
export { serveTaxis } from './serve-taxis.ts';
export { serveCityManagement } from './serve-city-management.ts';
