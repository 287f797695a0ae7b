/** Each screen's address, and the words in it that say how it is looked at: whatever is on a screen can be sent as a link. */
import { createRootRoute, createRoute, createRouter, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { Board } from './board/board.js';
import {
  boardWords,
  claimWords,
  feedWords,
  momentWords,
  reportWords,
  signInWords,
  streamWords,
} from './search-words.js';
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

const sheet = createRoute({
  getParentRoute: () => root,
  path: '/claims/$id/sheet',
  validateSearch: claimWords,
  component: lazyRouteComponent(() => import('./sheet/sheet.js'), 'SheetScreen'),
});

const report = createRoute({
  getParentRoute: () => root,
  path: '/reports/$id',
  validateSearch: reportWords,
  component: lazyRouteComponent(() => import('./report/report.js'), 'ReportScreen'),
});

const outlets = createRoute({
  getParentRoute: () => root,
  path: '/outlets',
  component: lazyRouteComponent(() => import('./outlet/outlets.js'), 'OutletsScreen'),
});

const outlet = createRoute({
  getParentRoute: () => root,
  path: '/outlets/$id',
  validateSearch: momentWords,
  component: lazyRouteComponent(() => import('./outlet/outlet.js'), 'OutletScreen'),
});

const holders = createRoute({
  getParentRoute: () => root,
  path: '/holders',
  component: lazyRouteComponent(() => import('./holder/holders.js'), 'HoldersScreen'),
});

const holder = createRoute({
  getParentRoute: () => root,
  path: '/holders/$id',
  validateSearch: momentWords,
  component: lazyRouteComponent(() => import('./holder/holder.js'), 'HolderScreen'),
});

const feed = createRoute({
  getParentRoute: () => root,
  path: '/feed',
  validateSearch: feedWords,
  component: lazyRouteComponent(() => import('./feed/feed.js'), 'FeedScreen'),
});

const stream = createRoute({
  getParentRoute: () => root,
  path: '/streams/$id',
  validateSearch: streamWords,
  component: lazyRouteComponent(() => import('./stream/stream.js'), 'StreamScreen'),
});

const health = createRoute({
  getParentRoute: () => root,
  path: '/health',
  component: lazyRouteComponent(() => import('./health/health.js'), 'HealthScreen'),
});

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: signInWords,
  component: lazyRouteComponent(() => import('./session/sign-in.js'), 'SignIn'),
});

export const router = createRouter({
  routeTree: root.addChildren([
    home,
    board,
    claim,
    sheet,
    signIn,
    report,
    outlets,
    outlet,
    holders,
    holder,
    feed,
    stream,
    health,
  ]),
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
