// Style modules and `?raw` texts have types through Vite's own declarations.
import type {} from 'vite/client';
