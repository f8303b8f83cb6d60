import { createRoot } from 'react-dom/client';
import { takeTokenFromAddress } from './hub/index.ts';
import { findLocale, loadLocale } from './locale/index.ts';
import { App } from './shell/index.ts';
import './base.css';

takeTokenFromAddress();
window.addEventListener('hashchange', takeTokenFromAddress);

const root = document.getElementById('root');
if (root === null) throw new Error('index.html lost its root element.');
const bundle = await loadLocale(findLocale());
createRoot(root).render(<App bundle={bundle} />);
