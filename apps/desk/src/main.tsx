/** The desk: the editors' page. It is drawn into the one element of index.html. */
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { createRoot } from 'react-dom/client';
import { firstAnswer } from './ask.js';
import { applyTheme } from './frame/theme.js';
import { changesIn } from './live/change-in-place.js';
import { beLive } from './live/live.js';
import { router } from './routes.js';
import './styles/desk.css';

const answers = new QueryClient({
  defaultOptions: { queries: { retry: false, refetchOnWindowFocus: false, staleTime: 5000, gcTime: 600_000 } },
});

applyTheme();
void firstAnswer.then((position) => beLive(position, changesIn(answers)));
const place = document.getElementById('desk');
if (place)
  createRoot(place).render(
    <QueryClientProvider client={answers}>
      <RouterProvider router={router} />
    </QueryClientProvider>,
  );
