/** Each screen's address, and the words in it that say how it is looked at: whatever is on a screen can be sent as a link. */
import { createRootRoute, createRoute, createRouter, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { Board } from './board/board.js';
import { boardWords, claimWords } from './search-words.js';
import { Frame } from './frame/frame.js';
import { Nowhere } from './frame/told.js';

const root = createRootRoute({ component: Frame, notFoundComponent: Nowhere });

const home = createRoute({
  getParentRoute: () => root,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/claims', replace: true });
  },
});

const board = createRoute({
  getParentRoute: () => root,
  path: '/claims',
  validateSearch: boardWords,
  component: Board,
});

const claim = createRoute({
  getParentRoute: () => root,
  path: '/claims/$id',
  validateSearch: claimWords,
  component: lazyRouteComponent(() => import('./claim/claim.js'), 'ClaimScreen'),
});

export const router = createRouter({ routeTree: root.addChildren([home, board, claim]), scrollRestoration: true });

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
