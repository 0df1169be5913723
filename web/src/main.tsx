import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Provider } from 'urql';
import { client } from './api/client.ts';
import { App } from './app.tsx';
import { LanguageProvider } from './i18n/language.tsx';
import './theme.css';
import { ThemeProvider } from './theme.tsx';

createRoot(document.querySelector('#root')!).render(
  <StrictMode>
    <Provider value={client}>
      <LanguageProvider>
        <ThemeProvider>
          <App />
        </ThemeProvider>
      </LanguageProvider>
    </Provider>
  </StrictMode>,
);
