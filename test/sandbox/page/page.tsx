import './style/page.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';

const root = document.getElementById('page');
if (root === null) throw new Error('The page has no element with the id "page".');
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
